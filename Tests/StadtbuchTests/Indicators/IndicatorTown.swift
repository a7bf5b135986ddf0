import Stadtbuch
import TestSupport
import Testing

/// A small city that tests measure things in.
struct IndicatorTown {
  private(set) var lines = Lines()

  init() {
    for key in ["1", "2"] {
      add("unit.created", "unit/dez-\(key)", #"{"kind":"department","name":"D\#(key)"}"#)
    }
    for (key, parent) in [("a", "dez-1"), ("b", "dez-1"), ("c", "dez-2")] {
      add(
        "unit.created", "unit/\(key)",
        #"{"kind":"office","name":"\#(key)","parent":"unit/\#(parent)"}"#)
    }
  }

  /// Adds an event; it holds from 2020 where nothing is said and its type names no day.
  mutating func add(
    _ type: String, _ subject: String, _ data: String, _ day: String? = "2020-01-01",
    rest: String = ""
  ) {
    lines.add(type, subject, data, day, rest: rest)
  }

  /// Defines `indicator/i`.
  mutating func define(
    _ measure: String = "stock", _ direction: String = "up", by frequency: String = "quarter",
    _ aggregation: String = "sum", unit: String = "1", rest: String = ""
  ) {
    add(
      "indicator.defined", "indicator/i",
      #"{"title":"I","unit":"\#(unit)","measure":"\#(measure)","direction":"\#(direction)","#
        + #""frequency":"\#(frequency)","aggregation":"\#(aggregation)"\#(rest)}"#)
  }

  /// Measures `indicator/i`: `value` is its JSON members.
  mutating func measure(_ period: String, _ value: String, _ state: String = "final") {
    add(
      "measurement.recorded", "indicator/i",
      #"{"period":"\#(period)",\#(value),"state":"\#(state)"}"#, nil)
  }

  mutating func measure(_ period: String, value: String, _ state: String = "final") {
    measure(period, #""value":"\#(value)""#, state)
  }

  mutating func target(
    _ points: [(String, String)], _ interpolation: String = "linear",
    from day: String = "2020-01-01"
  ) {
    let list = points.map { #"{"date":"\#($0)","value":"\#($1)"}"# }.joined(separator: ",")
    add(
      "target.set", "indicator/i",
      #"{"points":[\#(list)],"interpolation":"\#(interpolation)"}"#, day)
  }

  mutating func thresholds(_ amber: Int, _ red: Int) {
    add("thresholds.set", "indicator/i", #"{"amber":\#(amber),"red":\#(red)}"#)
  }

  /// Records it all.
  func book() throws -> EngineOfLines { try EngineOfLines(lines.lines) }
}

extension EngineOfLines {
  /// The board's row of `indicator/i`.
  func board(_ day: String, knownAt: UInt64? = nil) throws -> AnswerObject {
    let answer = try engine.answer(
      KpiBoard.self, asOf: try IndicatorTown.day(day),
      knownAt: knownAt.map { .sequence($0) } ?? .head)
    return try #require(answer.rows.first { $0["indicator"] == .subject("indicator/i") })
  }

  /// The series of `indicator/i`.
  func series(
    _ day: String, knownAt: UInt64? = nil,
    _ options: IndicatorSeriesOptions = IndicatorSeriesOptions()
  ) throws -> [AnswerObject] {
    try engine.answer(
      KpiSeries.self, asOf: try IndicatorTown.day(day),
      knownAt: knownAt.map { .sequence($0) } ?? .head, KpiSeriesChoice("indicator/i", options)
    ).rows
  }
}

extension IndicatorTown {
  static func day(_ text: String) throws -> Day { try #require(Day(text)) }
}

extension AnswerObject {
  /// A member as text.
  func text(_ path: String) -> String? {
    switch self[path: path] {
    case .integer(let number)?, .basisPoints(let number)?: String(number)
    case let value: value?.plainText
    }
  }

  /// Several members, absent ones as a stroke.
  func texts(_ paths: String...) -> [String] { paths.map { text($0) ?? "–" } }

  /// The values of the trend.
  var trend: [String] {
    guard case .list(let points)? = self["trend"] else { return [] }
    return points.map { point in
      guard case .object(let object) = point else { return "?" }
      return "\(object.text("period") ?? "?") \(object.text("value") ?? "–")"
    }
  }
}
