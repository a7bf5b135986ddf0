import LMDB
import Ledger
import Timelines
public import Views
public import Vocabulary

extension Book {
  /// All indicators against their targets at a point, a row each.
  public func indicatorBoard(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let board = try IndicatorView(timelines).board(at: point)
    return Answer(
      asOf: point.asOf, knownAt: known, columns: IndicatorBoardAnswer.columns,
      rows: board.rows.map { AnswerObject($0) }, warnings: board.warnings.map(\.description))
  }

  /// One indicator period by period, with the vintages of each.
  public func indicatorSeries(
    _ indicator: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ options: IndicatorSeriesOptions = IndicatorSeriesOptions()
  ) throws -> (answer: Answer, series: IndicatorSeriesAnswer) {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let series = try IndicatorView(timelines).series(of: indicator, at: point, options)
    var answer = Answer(
      asOf: point.asOf, knownAt: known, columns: IndicatorSeriesAnswer.columns,
      warnings: series.warnings.map(\.description))
    guard series.exists else { return (answer, series) }
    answer.beside.append("indicator", .text(indicator))
    if let grouping = options.grouping {
      answer.columns = IndicatorSeriesAnswer.columns(groupedBy: grouping)
      answer.rows = series.groups.map { AnswerObject($0, grouping) }
      return (answer, series)
    }
    let times = try recordingTimes(of: series.vintages.map(\.sequence))
    answer.rows = series.rows.map { AnswerObject($0, of: series, times) }
    return (answer, series)
  }

  /// When events were recorded.
  func recordingTimes(of sequences: [UInt64]) throws -> [UInt64: Instant] {
    guard !sequences.isEmpty else { return [:] }
    var times: [UInt64: Instant] = [:]
    times.reserveCapacity(sequences.count)
    try ledger.read { (transaction) throws(LMDBError) in
      for sequence in sequences {
        times[sequence] = try ledger.reader.time(of: sequence, transaction)
      }
    }
    return times
  }
}

extension IndicatorBoardAnswer {
  /// The columns of the rows as CSV.
  public static let columns = [
    "indicator", "title", "unit", "value", "state", "period", "target", "target.low",
    "target.high", "deviation", "missed", "light", "missing", "stale", "incomplete.n",
    "incomplete.of", "definition", "measuredWithDefinition", "break", "sequence", "ageDays",
    "trend", "reachDate", "reachBy", "fromRemovals", "items",
  ]
}

extension IndicatorSeriesAnswer {
  /// The columns of the rows as CSV.
  public static let columns = [
    "period", "value", "numerator", "denominator", "state", "sequence", "vintages", "n", "source",
    "missing", "incomplete.n", "incomplete.of", "target", "target.low", "target.high",
    "deviation", "missed", "light", "stale", "definition", "measuredWithDefinition", "break",
  ]

  /// The columns of the rows of groups as CSV.
  public static func columns(groupedBy grouping: UnitGrouping) -> [String] {
    [
      "period", "group.\(grouping.rawValue)", "value", "numerator", "denominator", "state",
      "incomplete.n", "incomplete.of", "sequence", "units", "definition",
    ]
  }
}

extension AnswerObject {
  /// The row of the board.
  init(_ row: IndicatorBoardRow) {
    self.init()
    append("indicator", .text(row.indicator))
    append("title", row.title.map(AnswerValue.text))
    append("unit", row.unit.map(AnswerValue.text))
    if let latest = row.latest {
      appendValue(latest, withParts: false)
      append("period", .text(latest.period.description))
      appendJudgement(latest)
    } else {
      append("light", .text("grey"))
    }
    append("definition", .number(row.definition))
    append("measuredWithDefinition", row.latest?.measuredWithDefinition.map { .number($0) })
    append("break", row.breakDay.map(AnswerValue.day))
    append("sequence", row.latest?.sequence.map { .number($0) })
    append("ageDays", row.ageDays.map { .number($0) })
    append("trend", .list(row.trend.map(AnswerValue.trend)))
    if let reach = row.reach {
      append("reachDate", .text(reach.text))
      if case .day = reach { append("reachBy", .text(ReachDate.method)) }
    }
    if let latest = row.latest, latest.isCounted {
      append("fromRemovals", .number(latest.fromRemovals))
      append("items", .number(latest.count))
    }
  }

  /// The row of a series.
  init(_ row: IndicatorRow, of series: IndicatorSeriesAnswer, _ times: [UInt64: Instant]) {
    self.init()
    append("period", .text(row.period.description))
    appendValue(row, withParts: true)
    append("sequence", row.sequence.map { .number($0) })
    if !row.isCounted {
      let vintages = series.vintages[row.vintages].map { vintage in
        AnswerValue.object(AnswerObject(vintage, recordedAt: times[vintage.sequence]))
      }
      if !vintages.isEmpty { append("vintages", .list(vintages)) }
    }
    append("n", .number(row.count))
    if row.isCounted { append("source", .text("counted")) }
    appendJudgement(row)
    append("definition", .number(row.definition))
    append("measuredWithDefinition", row.measuredWithDefinition.map { .number($0) })
    append("break", row.breakDay.map(AnswerValue.day))
    if let rollUp = row.rollUp {
      var object = AnswerObject()
      object.append("value", rollUp.value.map { .text($0.text(decimals: row.decimals)) })
      object.append("difference", rollUp.difference.map { .text($0.text(decimals: row.decimals)) })
      object.append("incomplete", rollUp.reported.map(AnswerValue.reported))
      append("rollUp", .object(object))
    }
  }

  /// The row of a group of units.
  init(_ row: IndicatorGroupRow, _ grouping: UnitGrouping) {
    self.init()
    append("period", .text(row.row.period.description))
    var group = AnswerObject()
    group.append(grouping.rawValue, row.group.map(AnswerValue.text))
    append("group", .object(group))
    appendValue(row.row, withParts: true)
    append("sequence", row.row.sequence.map { .number($0) })
    append("units", .number(row.row.count))
    append("definition", .number(row.row.definition))
  }

  private init(_ vintage: IndicatorVintage, recordedAt: Instant?) {
    self.init()
    append("value", vintage.value.map { .text($0.text(decimals: vintage.decimals)) })
    append("missing", vintage.missing.map(AnswerValue.text))
    append("state", .word(vintage.state.rawValue))
    append("sequence", .number(vintage.sequence))
    append("recordedAt", recordedAt.map(AnswerValue.instant))
    append("cause", vintage.cause.map { .word($0.rawValue) })
    append("unit", vintage.unit.map(AnswerValue.text))
    if !vintage.dimensions.isEmpty {
      append("dimensions", .list(vintage.dimensions.map(AnswerValue.text)))
    }
  }

  private mutating func appendValue(_ row: IndicatorRow, withParts: Bool) {
    append("value", row.value.map { .text($0.text(decimals: row.decimals)) })
    if withParts {
      append("numerator", row.numerator.map { .text($0.plainText) })
      append("denominator", row.denominator.map { .text($0.plainText) })
    }
    append("state", row.state.map { .word($0.rawValue) })
    append("missing", row.missing.map(AnswerValue.text))
    append("incomplete", row.reported.map(AnswerValue.reported))
  }

  private mutating func appendJudgement(_ row: IndicatorRow) {
    append("target", row.target.map { .target($0, decimals: row.decimals) })
    append("deviation", row.deviation.map { .text($0.text(decimals: row.decimals)) })
    if row.isShareless {
      append("missed", .text("n/a: the target is 0"))
    } else {
      append("missed", row.missed?.basisPoints)
    }
    append("light", row.light.map { .text($0.rawValue) })
    if row.isStale { append("stale", .bool(true)) }
  }
}

extension AnswerValue {
  fileprivate static func target(_ target: IndicatorTarget, decimals: Int) -> AnswerValue {
    switch target {
    case .value(let value): return .text(value.text(decimals: decimals))
    case .corridor(let low, let high):
      var object = AnswerObject()
      object.append("low", .text(low.text(decimals: decimals)))
      object.append("high", .text(high.text(decimals: decimals)))
      return .object(object)
    }
  }

  fileprivate static func reported(_ units: ReportedUnits) -> AnswerValue {
    var object = AnswerObject()
    object.append("n", .number(units.count))
    object.append("of", .number(units.of))
    return .object(object)
  }

  fileprivate static func trend(_ point: IndicatorBoardRow.TrendPoint) -> AnswerValue {
    var object = AnswerObject()
    object.append("period", .text(point.period.description))
    object.append("value", point.value.map { .text($0.text(decimals: point.decimals)) })
    return .object(object)
  }
}

extension ReachDate {
  /// How a date is found, so that nobody takes it for a plan.
  public static let method = "least squares over the last four finals"

  /// The date, or why there is none.
  public var text: String {
    switch self {
    case .day(let day): day.description
    case .fewerThanFourFinals: "n/a: fewer than four finals"
    case .noTarget: "n/a: no target to be reached"
    case .notApproaching: "n/a: the trend does not lead to the target"
    case .afterCalendar: "n/a: after 2999"
    }
  }
}

extension Rational {
  /// The value as basis points, half away from zero; in words why not, where they are too many.
  fileprivate var basisPoints: AnswerValue {
    rounded(decimals: 4).flatMap { Int64(exactly: $0) }.map(AnswerValue.basisPoints)
      ?? .text("n/a: too large to be computed exactly")
  }

  /// A decimal without needless zeros.
  fileprivate var plainText: String {
    var text = text(decimals: 9)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
