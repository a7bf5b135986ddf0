import Timelines
import Vocabulary

/// All indicators against their targets.
public enum KpiBoard: View {
  /// What it is.
  public static let about = ViewAbout(
    "kpi", "board", title: .indicators,
    sentence: Label(
      "Shows each indicator with its latest value, target, light and trend.",
      "Zeigt jede Kennzahl mit jüngstem Wert, Ziel, Ampel und Verlauf."),
    discussion: Label(
      """
      The latest period that ended by the day counts, judged by the target, thresholds and \
      definition of its last day. Retired indicators are left out. A value older than its \
      definition allows is stale and has no light but grey; one to which units are missing says of \
      how many it is.
      """,
      """
      Es zählt der jüngste Zeitraum, der bis zum Stichtag zu Ende ging, gemessen an Ziel, Schwellen \
      und Definition seines letzten Tages. Stillgelegte Kennzahlen fehlen. Ein Wert, der älter ist, \
      als seine Definition erlaubt, ist veraltet und hat nur die graue Ampel; fehlen Einheiten, \
      steht dabei, von wie vielen er ist.
      """),
    examples: [
      "kpi board", "kpi board --as-of 2024-12-31 --known-at 2025-02-15",
      "kpi board --where 'light=red' --sort missed:desc", "kpi board --format csv",
    ])

  /// The rows that a choice asks for.
  public static func shape(_: NoChoice) -> Shape {
    Shape("rows", columns) { (frame, take) throws(TimelinesError) in
      let board = try frame.readers.indicators.board(at: frame.point)
      for row in board.rows { _ = try take(row) }
      return Closing(notices: board.warnings)
    }.counting(.indicators).rests(on: "definition")
  }

  /// All forms that its rows have.
  public static let shapes = [shape(NoChoice())]

  static let columns: [Column<IndicatorBoardRow>] = [
    .subject("indicator", .indicator, of: "indicator", \.indicator).key.rests(),
    .text("title", .title, \.title).flexible.rests(on: "definition"),
    .text("unit", .field("unit"), \.unit).rests(on: "definition"),
    .figure("value", .value, \.latest?.valueText).rests(on: "observation:values"),
    .state { $0.latest }.rests(on: "observation:values"),
    .reason { $0.latest }.rests(on: "observation:values"),
    .number("incomplete.n", .reportedUnits, \.latest?.reported?.count).detail.rests(
      on: "observation:values"),
    .number("incomplete.of", .reportingUnits, \.latest?.reported?.of).detail.rests(
      on: "observation:values"),
    .reported { $0.latest }.rests(on: "observation:values"),
    .period("period", .field("period"), \.latest?.period).rests(on: "observation:values"),
    .target { $0.latest }.rests(on: "observation:values", "target"),
    .figure("deviation", .deviation, \.latest?.deviationText).rests(
      on: "observation:values", "target"),
    .missed { $0.latest }.rests(on: "observation:values", "target"),
    .light("light", .field("light"), \.light).countedLights.rests(
      on: "observation:values", "target", "thresholds"),
    .flag("stale", .stale) { $0.latest?.isStale ?? false }.importance(2).rests(
      on: "observation:values"),
    .number("definition", .definition, \.definition).detail.rests(on: "definition"),
    .number("measuredWithDefinition", .measuredWith, \.latest?.measuredWithDefinition).detail.rests(
      on: "observation:values"),
    .day("break", .breakDay, \.breakDay).importance(7).rests(on: "set:breaks", "definition"),
    .number("sequence", .event, \.latest?.sequence).detail,
    .number("ageDays", .age, \.ageDays).importance(5).rests(on: "observation:values"),
    .rows("trend", .trend, of: trend, \.trend).detail.rests(on: "observation:values"),
    Column("trendValues", .trend, .list(.decimal)) { row in
      .list(row.trend.map { $0.valueText.map(AnswerValue.figure) ?? .null })
    }.forPeople.importance(3).rests(on: "observation:values"),
    Column("reachDate", .reachDate, .day) { $0.reach?.value }.importance(6).rests(
      on: "observation:values", "target"),
    .word("reachBy", .reachBy) { row in
      if case .day? = row.reach { ReachDate.method } else { nil }
    }.detail.rests(on: "observation:values", "target"),
    .number("fromRemovals", .fromRemovals) { $0.counted?.fromRemovals }.detail,
    .number("items", .items) { $0.counted?.count }.detail,
  ]

  private static let trend: [Column<IndicatorBoardRow.TrendPoint>] = [
    .period("period", .field("period"), \.period).rests(),
    .figure("value", .value, \.valueText).rests(),
  ]
}

extension IndicatorBoardRow {
  /// The light that the board shows: grey where nothing is known.
  var light: String? {
    latest.map { $0.light?.rawValue } ?? IndicatorLight.grey.rawValue
  }

  /// The latest period where it is counted from items.
  fileprivate var counted: IndicatorRow? { latest.flatMap { $0.isCounted ? $0 : nil } }
}

extension IndicatorBoardRow.TrendPoint {
  fileprivate var valueText: String? { value?.text(decimals: decimals) }
}

extension ReachDate {
  /// How a date is found, so that nobody takes it for a plan.
  static let method = "least squares over the last four finals"

  /// The date, or why there is none.
  fileprivate var value: AnswerValue {
    switch self {
    case .day(let day): .day(day)
    case .fewerThanFourFinals: .word("n/a: fewer than four finals")
    case .noTarget: .word("n/a: no target to be reached")
    case .notApproaching: .word("n/a: the trend does not lead to the target")
    case .afterCalendar: .word("n/a: after 2999")
    }
  }
}
