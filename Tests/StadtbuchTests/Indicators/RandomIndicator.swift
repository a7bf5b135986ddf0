import Stadtbuch
import TestSupport
import Vocabulary

/// A random history of one indicator, dense enough that vintages, voids, breaks and targets meet.
struct RandomIndicator {
  /// What an event says, beside its number and day.
  enum Saying {
    case define
    case revise(decimals: Int?, isBreak: Bool)
    case target(points: [(day: Day, value: Int)], interpolation: String)
    case thresholds(amber: Int, red: Int)
    case baseline(value: Int)
    case measure(Measured)
    case void(Int)
    case correct(Int, Measured)
  }

  /// A measurement; whole numbers, so that the check is easy to follow.
  struct Measured {
    var period: Period
    var unit: String?
    var value: Int?
    var parts: (above: Int, below: Int)?
    var state: String

    /// Why there is no value.
    var missing: String? { value == nil && parts == nil ? "fehlt" : nil }

    var json: String {
      var members = [#""period":"\#(period)""#, #""state":"\#(state)""#]
      if let unit { members.append(#""unit":"\#(unit)""#) }
      if let value {
        members.append(#""value":"\#(value)""#)
      } else if let parts {
        members.append(#""numerator":"\#(parts.above)","denominator":"\#(parts.below)""#)
      } else {
        members.append(#""missing":"fehlt""#)
      }
      return "{" + members.joined(separator: ",") + "}"
    }
  }

  struct Event {
    var number: Int
    var day: Day
    var saying: Saying
  }

  let measure: String
  let direction: String
  let aggregation: String
  let reporting: [String]
  private(set) var events: [Event] = []
  private(set) var lines: [String] = []
  private var random: SplitMix64
  private var town = IndicatorTown()

  init(seed: UInt64, count: Int) {
    var random = SplitMix64(seed: seed)
    measure = random.pick(["stock", "flow", "ratio", "index"]) ?? "stock"
    direction = random.pick(["up", "down"]) ?? "up"
    aggregation = random.pick(["sum", "mean", "weighted", "min", "last", "none"]) ?? "sum"
    reporting = random.chance(50) ? ["unit/a", "unit/b"] : []
    self.random = random
    let list = reporting.map { "\"\($0)\"" }.joined(separator: ",")
    town.define(
      measure, direction, by: "quarter", aggregation, unit: measure == "ratio" ? "%" : "1",
      rest: reporting.isEmpty ? "" : #","reporting":[\#(list)]"#)
    add(Day(unchecked: 20_200_101), .define)
    while events.count < count { next() }
    lines = town.lines.lines
  }

  private mutating func add(_ day: Day, _ saying: Saying) {
    events.append(Event(number: town.lines.lines.count, day: day, saying: saying))
  }

  private mutating func day() -> Day {
    Day(unchecked: 20_230_101).adding(days: random.number(0...1000))
  }

  private mutating func measured(_ period: Period? = nil) -> Measured {
    var made = Measured(
      period: period ?? Period(length: .quarter, ordinal: 2023 * 4 + random.number(0...11)),
      unit: random.chance(35) ? random.pick(["unit/a", "unit/b", "unit/c"]) : nil,
      state: random.pick(["estimated", "provisional", "final", "final", "final"]) ?? "final")
    if random.chance(10) { return made }
    if measure == "ratio", random.chance(85) {
      made.parts = (random.number(0...50), random.number(1...60))
    } else {
      made.value = random.number(-20...120)
    }
    return made
  }

  private mutating func next() {
    switch random.number(0...99) {
    case ..<70:
      let said = measured()
      town.add("measurement.recorded", "indicator/i", said.json, nil)
      add(said.period.lastDay, .measure(said))
    case ..<76: nextTarget()
    case ..<80:
      let (amber, day) = (random.number(0...30) * 100, day())
      town.add(
        "thresholds.set", "indicator/i", #"{"amber":\#(amber),"red":\#(amber * 2)}"#,
        day.description)
      add(day, .thresholds(amber: amber, red: amber * 2))
    case ..<83:
      let (value, day) = (random.number(0...50), day())
      town.add(
        "baseline.set", "indicator/i", #"{"value":"\#(value)","on":"\#(day)"}"#, nil)
      add(day, .baseline(value: value))
    case ..<88: nextRevision()
    default: nextFlip()
    }
  }

  private mutating func nextTarget() {
    let points = (0..<random.number(1...3)).map { _ in (day: day(), value: random.number(0...100)) }
    let word = random.pick(["linear", "linear", "step", "none"]) ?? "linear"
    let list = points.map { #"{"date":"\#($0.day)","value":"\#($0.value)"}"# }
    let from = day()
    town.add(
      "target.set", "indicator/i",
      #"{"points":[\#(list.joined(separator: ","))],"interpolation":"\#(word)"}"#,
      from.description)
    add(from, .target(points: points, interpolation: word))
  }

  private mutating func nextRevision() {
    let decimals = random.chance(50) ? random.number(0...3) : nil
    let isBreak = random.chance(40)
    let from = day()
    var members = [#""text":"neu""#, #""break":\#(isBreak)"#]
    if let decimals { members.append(#""decimals":\#(decimals)"#) }
    town.add(
      "indicator.revised", "indicator/i", "{\(members.joined(separator: ","))}",
      from.description)
    add(from, .revise(decimals: decimals, isBreak: isBreak))
  }

  /// A void of anything but the definition, or a correction of a measurement, where none is in
  /// force.
  private mutating func nextFlip() {
    let check = NaiveIndicator(self, knownAt: .max)
    let open = events.dropFirst().filter { !check.isVoid($0.number) }
    guard let target = random.pick(Array(open)) else { return }
    if case .measure(let old) = target.saying, random.chance(50) {
      var said = measured(old.period)
      said.unit = old.unit
      town.add(
        "event.corrected", "event/\(target.number)",
        #"{"type":"measurement.recorded","data":\#(said.json)}"#, nil, rest: #","reason":"x""#)
      add(said.period.lastDay, .correct(target.number, said))
    } else {
      if case .void(let other) = target.saying {
        // Bringing back must not meet another void in force: only plain voids are voided.
        guard events.contains(where: { $0.number == other && !$0.saying.isFlip }) else { return }
      }
      if case .correct = target.saying { return }
      town.add("event.voided", "event/\(target.number)", "{}", nil, rest: #","reason":"x""#)
      add(target.day, .void(target.number))
    }
  }
}

extension RandomIndicator.Saying {
  var isFlip: Bool {
    switch self {
    case .void, .correct: true
    default: false
    }
  }
}
