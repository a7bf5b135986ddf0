import Ledger
import Timelines
import Vocabulary

/// Which indicator's series is asked for, and how.
public struct KpiSeriesChoice: Sendable {
  /// The indicator.
  public var indicator: String
  /// Which periods, and how they and units are put together.
  public var options: IndicatorSeriesOptions
  /// Whether people are shown all values that a period has had.
  public var showsVintages = false
  /// Whether people are shown a drawing.
  public var isDrawn = false

  /// All periods of an indicator, unless told otherwise.
  public init(_ indicator: String, _ options: IndicatorSeriesOptions = IndicatorSeriesOptions()) {
    self.indicator = indicator
    self.options = options
  }

  /// The same with the values of units put together.
  fileprivate func grouped(by grouping: UnitGrouping) -> KpiSeriesChoice {
    var choice = self
    choice.options.grouping = grouping
    return choice
  }
}

/// One indicator period by period.
public enum KpiSeries: View {
  /// What it is.
  public static let about = ViewAbout(
    "kpi", "series", title: .series,
    sentence: Label(
      "Shows one indicator period by period, with its target and its vintages.",
      "Zeigt eine Kennzahl Zeitraum für Zeitraum, mit ihrem Ziel und ihren früheren Ständen."),
    discussion: Label(
      """
      Each period is judged by what was valid on its last day; only --known-at decides what of it \
      had been heard. A series goes from the first period of which anything was said to the last \
      that ended; a period without a value says why, or that nothing was reported: it is not 0. \
      Exit code 1 if there is no such indicator at the point.

      --vintages shows all values that a period has had, as a triangle; JSON has them always. \
      --plot draws value and target; nothing is drawn across a gap or a change of the way of \
      counting. --per puts periods together: flows are added, of shares the sums are divided, of \
      everything else the last value counts. --group-by unit or department puts the values of units \
      together, by the organisation of each period's last day or that of --org; by other keys \
      periods are counted.
      """,
      """
      Jeder Zeitraum wird an dem gemessen, was an seinem letzten Tag galt; nur --known-at \
      entscheidet, was davon schon bekannt war. Die Reihe geht vom ersten Zeitraum, von dem etwas \
      gesagt wurde, bis zum letzten, der zu Ende ging; ein Zeitraum ohne Wert sagt, warum, oder dass \
      nichts gemeldet wurde: Er ist nicht 0. Der Befehl endet mit 1, wenn es die Kennzahl zum \
      Stichtag nicht gibt.

      --vintages zeigt alle Werte, die ein Zeitraum hatte, als Dreieck; in JSON stehen sie immer. \
      --plot zeichnet Wert und Ziel, nichts über eine Lücke oder einen Wechsel der Zählweise hinweg. \
      --per fasst Zeiträume zusammen: Flussgrößen werden addiert, bei Quoten die Summen geteilt, \
      sonst zählt der letzte Wert. --group-by unit oder department fasst die Werte von Einheiten \
      zusammen, nach der Organisation am letzten Tag jedes Zeitraums oder der von --org; nach \
      anderen Schlüsseln werden Zeiträume gezählt.
      """),
    examples: [
      "kpi series online",
      "kpi series online --from 2024-01-01 --to 2024-12-31 --vintages",
      "kpi series online --as-of 2024-09-30 --known-at 78 --format json",
      "kpi series online --plot", "kpi series online --per year",
      "kpi series antraege --group-by department --org today",
    ], pointKind: .pointAndOrganisation)

  /// What is asked where nothing is said.
  public static let usual = KpiSeriesChoice("")

  /// Longer periods.
  private enum Length: String, CaseIterable {
    case month, quarter, half, year

    var length: Period.Length {
      switch self {
      case .month: .month
      case .quarter: .quarter
      case .half: .half
      case .year: .year
      }
    }
  }

  /// What may be asked.
  public static let parameters: [Parameter<KpiSeriesChoice>] = [
    .subject(
      "indicator", of: "indicator",
      Label("The indicator: its key, or indicator/key.", "Die Kennzahl: Schlüssel oder indicator/…")
    ) { $0.indicator = $1 }.positional.required,
    .day(
      "from",
      Label("Only periods that end then or later.", "Nur Zeiträume, die dann oder später enden.")
    ) { $0.options.from = $1 },
    .day(
      "to",
      Label("Only periods that end then or earlier.", "Nur Zeiträume, die dann oder früher enden.")
    ) { $0.options.to = $1 },
    .flag(
      "vintages",
      Label("Shows every value that a period has had.", "Zeigt jeden Wert, den ein Zeitraum hatte.")
    ) { $0.showsVintages = true },
    .flag(
      "plot",
      Label("Draws the series instead of a table.", "Zeichnet die Reihe statt einer Tabelle.")
    ) { $0.isDrawn = true },
    .word(
      "per",
      Label("Puts periods together into longer ones.", "Fasst Zeiträume zu längeren zusammen.")
    ) { (choice: inout KpiSeriesChoice, length: Length) in choice.options.per = length.length },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: KpiSeriesChoice) -> Shape {
    if let grouping = choice.options.grouping { return groups(choice, grouping) }
    return periods(choice).drawn(choice.isDrawn).grouping { (keys) throws(ChoiceError) in
      guard let grouping = UnitGrouping(rawValue: keys) else { return nil }
      guard choice.options.per == nil, !choice.isDrawn, !choice.showsVintages else {
        throw ChoiceError(
          "groupBy",
          Label(
            "\(keys) stands without --per, --plot and --vintages",
            "\(keys) steht ohne --per, --plot und --vintages"))
      }
      return groups(choice, grouping)
    }
  }

  /// All forms that its rows have.
  public static let shapes =
    [periods(usual)] + UnitGrouping.allCases.map { groups(usual, $0) }

  private static func periods(_ choice: KpiSeriesChoice) -> Shape {
    Shape("periods", columns(showsVintages: choice.showsVintages), figures: indicator.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      let series = try KpiSeriesReader.read(choice, frame)
      let times = try KpiSeriesReader.times(of: series.vintages, frame)
      for row in series.rows {
        let vintages = series.vintages[row.vintages].map {
          KpiSeriesRow.Vintage(vintage: $0, recordedAt: times[$0.sequence])
        }
        _ = try take(KpiSeriesRow(row: row, vintages: vintages))
      }
      return closing(series)
    }.counting(.periods).charted(
      .series(
        "value", over: "period", state: "state", target: "target", change: "break",
        part: "incomplete.n")
    ).rests(on: "observation:values").about(choice.indicator)
  }

  private static func groups(_ choice: KpiSeriesChoice, _ grouping: UnitGrouping) -> Shape {
    let grouped = choice.grouped(by: grouping)
    return Shape(grouping.rawValue, columns(of: grouping), figures: indicator.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      let series = try KpiSeriesReader.read(grouped, frame)
      for row in series.groups { _ = try take(row) }
      return closing(series)
    }.counting(.periods).rests(on: "observation:values").about(choice.indicator)
  }

  private static func closing(_ series: IndicatorSeriesAnswer) -> Closing {
    var closing = Closing(series, indicator, notices: series.warnings)
    let unit = series.unit.map { " (\($0))" } ?? ""
    closing.title = (series.title ?? series.indicator) + unit
    closing.exists = series.exists
    return closing
  }

  private static let indicator: [Column<IndicatorSeriesAnswer>] = [
    .subject("indicator", .indicator, of: "indicator") { $0.exists ? $0.indicator : nil }.detail
      .rests()
  ]
}

/// A period with all values that it has had.
struct KpiSeriesRow: Sendable {
  /// A value as it was said then, and when that was.
  struct Vintage: Sendable {
    let vintage: IndicatorVintage
    let recordedAt: Instant?
  }

  let row: IndicatorRow
  let vintages: [Vintage]
}
