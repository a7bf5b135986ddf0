import Ledger
import Timelines
import Vocabulary

/// Reads earned value, by the cost baseline and the progress that were valid and known at the point.
enum EarnedValueReader {
  /// Where the ledger does not say how old progress may be.
  static let staleDaysDefault = 100

  /// Hands out the projects of the portfolio at the point of a frame, in byte order of their names.
  static func read(
    _ frame: Frame, _ take: (EarnedValueRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      var state = EntityState()
      var rows = EarnedValueRows(
        point: frame.point, currency: frame.currency, staleDays: try staleDays(reading, &state),
        weights: try MilestoneWeights(reading))
      var cursor = try reading.states()
      for project in try reading.entities(ofKind: "project") {
        try cursor.state(of: project.number, into: &state)
        guard state.exists, !state.hasEnded else { continue }
        try take(try rows.row(project.name, state, reading))
      }
    }
  }

  private static func staleDays(
    _ reading: borrowing Reading, _ state: inout EntityState
  ) throws(TimelinesError) -> Int {
    guard let own = try reading.entity(named: "ledger/self") else { return staleDaysDefault }
    try reading.state(of: own.number, into: &state)
    return state.int(DeliveryRegisters.staleProgress).map { Int($0) } ?? staleDaysDefault
  }
}

/// The weights of the milestones of each project, and how much of them is reached.
private struct MilestoneWeights {
  struct Sums {
    var reached: Int64 = 0
    var all: Int64 = 0
  }

  private(set) var byProject: [String: Sums] = [:]

  /// Dropped milestones have no part, unless they were reached.
  init(_ reading: borrowing Reading) throws(TimelinesError) {
    var state = EntityState()
    var cursor = try reading.states()
    for entity in try reading.entities(ofKind: "milestone") {
      try cursor.state(of: entity.number, into: &state)
      guard state.exists, let project = state.text(Registers.project),
        let weight = state.int(DeliveryRegisters.weight)
      else { continue }
      let isReached = state.register(DeliveryRegisters.reached) != nil
      if !isReached, state.register(DeliveryRegisters.dropped) != nil { continue }
      byProject[project, default: Sums()].all += weight
      if isReached { byProject[project, default: Sums()].reached += weight }
    }
  }
}

/// Makes the rows of projects.
private struct EarnedValueRows {
  let point: Point
  let currency: Currency
  let staleDays: Int
  let weights: MilestoneWeights
  /// The cost types of accounts of what was spent, by number; nil of other accounts.
  private var types: [UInt32: String?] = [:]

  init(point: Point, currency: Currency, staleDays: Int, weights: MilestoneWeights) {
    self.point = point
    self.currency = currency
    self.staleDays = staleDays
    self.weights = weights
  }

  mutating func row(
    _ project: String, _ state: EntityState, _ reading: borrowing Reading
  ) throws(TimelinesError) -> EarnedValueRow {
    var row = EarnedValueRow(subject: project)
    guard let fact = state.register(DeliveryRegisters.costBaseline) else {
      row.missing = [.noBaseline]
      return row
    }
    let baseline = CostBaseline(state.view(fact), asOf: point.asOf, currency, &row)
    row.baseline = baseline.number
    let (actual, others) = try spent(of: baseline.types, state, reading, &row)
    if !others.isEmpty {
      let detail = others.map(\.description).joined(separator: ", ")
      row.notices.append(Notice(.otherCurrencies, project, detail))
    }
    let progress = progress(project, state, &row)
    let figures = EarnedValueFigures(
      planned: baseline.planned, earned: progress.map { baseline.total * $0 },
      actual: Rational(actual), atCompletion: baseline.total)
    row.figures = figures
    row.missing += figures.missing
    return row
  }

  /// What was spent on the types of cost that the baseline has, and beside it what is in other
  /// currencies.
  private mutating func spent(
    of planned: [String], _ state: EntityState, _ reading: borrowing Reading,
    _ row: inout EarnedValueRow
  ) throws(TimelinesError) -> (sum: Total, others: [Money]) {
    var sum = Total.zero
    var booked: Set<String> = []
    var others: [Currency: Total] = [:]
    for fact in state.facts where fact.kind == .flow {
      guard let type = try type(of: fact.attribute, reading), planned.contains(type)
      else { continue }
      guard fact.currency == currency else {
        others[fact.currency, default: 0] += fact.amount
        continue
      }
      sum += fact.amount
      booked.insert(type)
    }
    for type in planned where !booked.contains(type) {
      row.warnings.append(.noBooking(type: type))
    }
    let sorted = others.sorted { $0.key.packed < $1.key.packed }
    return (sum, sorted.map { Money(minor: $0.value, currency: $0.key) })
  }

  private mutating func type(
    of attribute: UInt32, _ reading: borrowing Reading
  ) throws(TimelinesError) -> String? {
    if let known = types[attribute] { return known }
    let name = try reading.attribute(attribute)
    let type = name.isAccount(.spent) && name.parts.count == 3 ? name.parts[2] : nil
    types[attribute] = .some(type)
    return type
  }

  /// The part of the work that is done, as far as it is known.
  private func progress(
    _ project: String, _ state: EntityState, _ row: inout EarnedValueRow
  ) -> Rational? {
    guard let fact = state.register(DeliveryRegisters.progress),
      let entered = state.view(fact).int("progress")
    else {
      row.missing.append(.noProgress)
      return nil
    }
    guard fact.validFrom.days(to: point.asOf) <= staleDays else {
      row.missing.append(.staleProgress(staleDays))
      return nil
    }
    guard state.view(fact).text("method") == "milestones" else {
      row.progress = entered
      return Rational(Int128(entered), over: 10_000)
    }
    row.enteredProgress = entered
    guard let sums = weights.byProject[project], sums.all > 0 else {
      row.missing.append(.noWeights)
      return nil
    }
    if sums.all != 10_000 { row.warnings.append(.weights(sums.all)) }
    let computed = Rational(Int128(sums.reached), over: Int128(sums.all))
    row.progress = computed?.rounded(decimals: 4).flatMap { Int64(exactly: $0) }
    return computed
  }
}

/// A cost baseline, added up to a day.
private struct CostBaseline {
  var number: Int64?
  /// BAC.
  var total = Rational(0)
  /// PV.
  var planned = Rational(0)
  /// Its types of cost, in byte order.
  var types: [String] = []

  init(
    _ view: borrowing DataView, asOf: Day, _ currency: Currency, _ row: inout EarnedValueRow
  ) {
    number = view.int("number")
    var total = Total.zero
    var planned = Rational(0)
    var types: Set<String> = []
    var warnings: [EarnedValueWarning] = []
    view.forEach("lines") { line in
      guard let amount = line.money("amount") else { return }
      guard amount.currency == currency else {
        warnings.append(.otherCurrency(amount.currency))
        return
      }
      total += amount.minor
      if let type = line.text("type") { types.insert(type) }
      guard let period = line.period("period") else {
        warnings.append(.withoutPeriod)
        return
      }
      planned = planned + CostBaseline.planned(amount.minor, period, asOf)
    }
    self.total = Rational(total)
    self.planned = planned
    self.types = types.inByteOrder
    for warning in warnings where !row.warnings.contains(warning) { row.warnings.append(warning) }
  }

  /// Of a period that has ended all, of the running one the share of the days that have passed, the
  /// day that is asked for included.
  private static func planned(_ amount: Total, _ period: Period, _ asOf: Day) -> Rational {
    let (first, last) = (period.firstDay, period.lastDay)
    if last <= asOf { return Rational(amount) }
    guard first <= asOf else { return Rational(0) }
    let share = Rational(first.days(to: asOf) + 1).divided(by: Rational(first.days(to: last) + 1))
    return Rational(amount) * (share ?? Rational(0))
  }
}
