import Vocabulary

/// The rules of figures written down once more, as they read, over the events of a random history.
/// Slow, with its own fractions, and with no code of the program but days and periods.
struct NaiveIndicator {
  /// A fraction in lowest terms.
  struct Fraction: Equatable {
    var above: Int128
    var below: Int128

    init(_ above: Int128, _ below: Int128 = 1) {
      var (a, b) = (above.magnitude, below.magnitude)
      while b != 0 { (a, b) = (b, a % b) }
      let sign: Int128 = below < 0 ? -1 : 1
      self.above = sign * above / Int128(max(a, 1))
      self.below = sign * below / Int128(max(a, 1))
    }

    static func + (l: Fraction, r: Fraction) -> Fraction {
      Fraction(l.above * r.below + r.above * l.below, l.below * r.below)
    }
    static func - (l: Fraction, r: Fraction) -> Fraction { l + Fraction(-r.above, r.below) }
    static func * (l: Fraction, r: Fraction) -> Fraction {
      Fraction(l.above * r.above, l.below * r.below)
    }
    static func / (l: Fraction, r: Fraction) -> Fraction {
      Fraction(l.above * r.below, l.below * r.above)
    }
    static func < (l: Fraction, r: Fraction) -> Bool { (l - r).above < 0 }
    static func >= (l: Fraction, r: Fraction) -> Bool { !(l < r) }

    /// Half away from zero.
    var rounded: Int128 {
      let doubled = 2 * above.magnitude + below.magnitude
      let whole = Int128(doubled / (2 * below.magnitude))
      return above < 0 ? -whole : whole
    }

    func text(_ decimals: Int) -> String {
      var power: Int128 = 1
      for _ in 0..<decimals { power *= 10 }
      let units = (self * Fraction(power)).rounded
      guard decimals > 0 else { return "\(units)" }
      var digits = String(units.magnitude)
      while digits.count <= decimals { digits = "0" + digits }
      return (units < 0 ? "-" : "") + digits.dropLast(decimals) + "." + digits.suffix(decimals)
    }
  }

  typealias Measured = RandomIndicator.Measured

  struct Row {
    var period: Period
    var value: Fraction?
    var state: String?
    var missing: String?
    var count = 0
    var decimals = 0
    var target: Fraction?
    var incomplete: (Int, Int)?
    var light: String?
    var missed: String?
    var deviation: Fraction?
    var version = 1

    func texts() -> [String] {
      [
        period.description, value?.text(decimals) ?? "–", state ?? "–", "\(count)",
        target?.text(decimals) ?? "–", deviation?.text(decimals) ?? "–", missed ?? "–",
        light ?? "–", "\(version)", incomplete.map { "\($0.0)" } ?? "–", missing ?? "–",
      ]
    }
  }

  let random: RandomIndicator
  let events: [RandomIndicator.Event]

  init(_ random: RandomIndicator, knownAt: Int) {
    self.random = random
    events = random.events.filter { $0.number <= knownAt }
  }

  // MARK: What holds

  /// Whether a void or a correction that acts names it.
  func isVoid(_ number: Int) -> Bool {
    events.contains { event in
      switch event.saying {
      case .void(let target): target == number && !isVoid(event.number)
      case .correct(let target, _):
        target == number
          && !events.contains {
            if case .void(let other) = $0.saying {
              other == event.number && !isVoid($0.number)
            } else {
              false
            }
          }
      default: false
      }
    }
  }

  /// The first of a chain of corrections.
  func rank(_ event: RandomIndicator.Event) -> Int {
    guard case .correct(let target, _) = event.saying,
      let first = events.first(where: { $0.number == target })
    else { return event.number }
    return rank(first)
  }

  private func holding(on day: Day) -> [RandomIndicator.Event] {
    events.filter { $0.day <= day && !isVoid($0.number) }
      .sorted { ($0.day.number, $0.number) < ($1.day.number, $1.number) }
  }

  func breaks(by day: Day) -> [Day] {
    holding(on: day).compactMap { event in
      if case .revise(_, true) = event.saying { event.day } else { nil }
    }
  }

  // MARK: Rows

  func rows(by asOf: Day) -> [Row] {
    let said = holding(on: asOf).compactMap { event -> (rank: Int, number: Int, Measured)? in
      switch event.saying {
      case .measure(let measured), .correct(_, let measured):
        (rank(event), event.number, measured)
      default: nil
      }
    }
    guard let first = said.map(\.2.period.ordinal).min() else { return [] }
    // Quarter after quarter until one has not ended.
    var rows: [Row] = []
    var period = Period(length: .quarter, ordinal: first)
    while period.lastDay <= asOf {
      let here = said.filter { $0.2.period == period }
        .sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
      rows.append(row(period, here))
      period = Period(length: .quarter, ordinal: period.ordinal + 1)
    }
    return rows
  }

  private func row(_ period: Period, _ said: [(rank: Int, number: Int, Measured)]) -> Row {
    var row = Row(period: period)
    let day = period.lastDay
    let held = holding(on: day)
    var decimals: Int?
    for event in held {
      guard case .revise(let said, _) = event.saying else { continue }
      row.version += 1
      decimals = said ?? decimals
    }
    row.decimals = decimals ?? (random.measure == "ratio" ? 2 : 0)
    if said.isEmpty {
      row.missing = "not-reported"
    } else if let own = said.last(where: { $0.2.unit == nil }) {
      row.missing = own.2.missing
      row.count = said.count { $0.2.unit == nil }
      row.value = value(own.2)
      row.state = own.2.state
    } else {
      row.count = said.count
      together(said, &row)
    }
    row.target = target(on: day, held)
    judge(&row, held)
    return row
  }

  private func value(_ measured: Measured) -> Fraction? {
    if let value = measured.value { return Fraction(Int128(value)) }
    return measured.parts.map { Fraction(Int128($0.above) * 100, Int128($0.below)) }
  }

  private func together(_ said: [(rank: Int, number: Int, Measured)], _ row: inout Row) {
    var latest: [String: (rank: Int, number: Int, Measured)] = [:]
    for one in said { latest[one.2.unit ?? ""] = one }
    let present = latest.values.filter { value($0.2) != nil }
    let expected = random.reporting.isEmpty ? latest.keys.sorted() : random.reporting
    let count = expected.count { name in present.contains { $0.2.unit == name } }
    if count < expected.count { row.incomplete = (count, expected.count) }
    if present.isEmpty { row.missing = "fehlt" }
    guard random.aggregation != "none", !present.isEmpty else { return }
    let values = present.compactMap { value($0.2) }
    let parts = present.compactMap(\.2.parts)
    let isShare = random.measure == "ratio"
    if present.count == 1 {
      row.value = values[0]
    } else if random.aggregation == "min" {
      row.value = values.reduce(values[0]) { $1 < $0 ? $1 : $0 }
    } else if random.aggregation == "last" {
      row.value = present.max { ($0.rank, $0.number) < ($1.rank, $1.number) }.flatMap {
        value($0.2)
      }
    } else if isShare {
      guard parts.count == present.count else { return }
      row.value = Fraction(
        Int128(parts.reduce(0) { $0 + $1.above }) * 100,
        Int128(parts.reduce(0) { $0 + $1.below }))
    } else if random.measure != "index", random.aggregation != "weighted" {
      let sum = values.reduce(Fraction(0), +)
      row.value = random.aggregation == "mean" ? sum / Fraction(Int128(values.count)) : sum
    }
    guard row.value != nil else { return }
    row.state = ["estimated", "provisional", "final"].first { word in
      present.contains { $0.2.state == word }
    }
  }

  private func target(on day: Day, _ held: [RandomIndicator.Event]) -> Fraction? {
    var path: (points: [(day: Day, value: Int)], interpolation: String)?
    var baseline: (day: Day, value: Int)?
    for event in held {
      if case .target(let points, let word) = event.saying { path = (points, word) }
      if case .baseline(let value) = event.saying { baseline = (event.day, value) }
    }
    guard let path else { return nil }
    var byDay: [Day: Int] = [:]
    for point in path.points { byDay[point.day] = point.value }
    let days = byDay.keys.sorted()
    let exact = byDay[day].map { Fraction(Int128($0)) }
    let before = days.last { $0 <= day }
    if path.interpolation == "step" {
      return before.flatMap { byDay[$0] }.map { Fraction(Int128($0)) }
    }
    if path.interpolation == "none" || random.measure == "flow" { return exact }
    guard let after = days.first(where: { $0 > day }), let end = byDay[after] else {
      return before.flatMap { byDay[$0] }.map { Fraction(Int128($0)) }
    }
    var start = before.map { ($0, byDay[$0] ?? 0) }
    if start == nil, let baseline { start = (baseline.day, baseline.value) }
    guard let start else { return nil }
    let share = Fraction(Int128(start.0.days(to: day)), Int128(start.0.days(to: after)))
    return Fraction(Int128(start.1)) + Fraction(Int128(end - start.1)) * share
  }

  private func judge(_ row: inout Row, _ held: [RandomIndicator.Event]) {
    guard row.incomplete == nil else { return }
    row.light = "grey"
    guard let value = row.value, let target = row.target else { return }
    let deviation = random.direction == "up" ? value - target : target - value
    row.deviation = deviation
    guard target.above != 0 else {
      row.missed = "n/a: the target is 0"
      return
    }
    let lacking = deviation < Fraction(0) ? Fraction(0) - deviation : Fraction(0)
    let missed = lacking / Fraction(Int128(target.above.magnitude), target.below)
    row.missed = "\((missed * Fraction(10_000)).rounded)"
    var limits: (amber: Int, red: Int)?
    for event in held {
      if case .thresholds(let amber, let red) = event.saying { limits = (amber, red) }
    }
    guard let limits else { return }
    let isOver = { (limit: Int) in missed >= Fraction(Int128(limit), 10_000) }
    row.light = isOver(limits.red) ? "red" : isOver(limits.amber) ? "amber" : "green"
  }

  // MARK: Trend

  /// The periods since the last break by the last row.
  func sinceBreak(_ rows: [Row], by asOf: Day) -> [Row] {
    guard let last = rows.last,
      let day = breaks(by: asOf).filter({ $0 <= last.period.lastDay }).max()
    else { return rows }
    return rows.filter { $0.period.lastDay >= day }
  }

  /// The first day at or beyond the last target, looked for day by day.
  func reachDate(_ rows: [Row], by asOf: Day) -> String {
    let finals = sinceBreak(rows, by: asOf)
      .filter { $0.state == "final" && $0.value != nil && $0.incomplete == nil }.suffix(4)
    guard finals.count == 4, let first = finals.first else { return "n/a: fewer than four finals" }
    var points: [(day: Day, value: Int)] = []
    for event in holding(on: rows.last?.period.lastDay ?? asOf) {
      if case .target(let said, _) = event.saying { points = said }
    }
    guard let end = points.map(\.day).max(), let goal = points.last(where: { $0.day == end })
    else { return "n/a: no target to be reached" }
    let origin = first.period.lastDay
    let days = finals.map { Fraction(Int128(origin.days(to: $0.period.lastDay))) }
    let values = finals.compactMap(\.value)
    let (meanDay, mean) = (
      days.reduce(Fraction(0), +) / Fraction(4), values.reduce(Fraction(0), +) / Fraction(4)
    )
    let spread = days.reduce(Fraction(0)) { $0 + ($1 - meanDay) * ($1 - meanDay) }
    let slope =
      zip(days, values).reduce(Fraction(0)) { $0 + ($1.0 - meanDay) * ($1.1 - mean) } / spread
    guard random.direction == "up" ? slope.above > 0 : slope.above < 0 else {
      return "n/a: the trend does not lead to the target"
    }
    let crossing = meanDay + (Fraction(Int128(goal.value)) - mean) / slope
    var day = Int(crossing.above / crossing.below) - 2
    while Fraction(Int128(day)) < crossing { day += 1 }
    let found = origin.ordinal + day
    if found > Day.last.ordinal { return "n/a: after 2999" }
    return max(Day.first, Day(ordinal: found)).description
  }
}
