import ArgumentParser
import Presentation
import Stadtbuch

/// Shows one indicator period by period.
struct KpiSeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Shows one indicator period by period, with its target and its vintages.",
    discussion: """
      Each period is judged by what was valid on its last day; only --known-at decides what of it \
      had been heard. A series goes from the first period of which anything was said to the last \
      that ended; a period without a value says why, or that nothing was reported: it is not 0. \
      Exit code 1 if there is no such indicator at the point.

      --vintages shows all values that a period has had, as a triangle; JSON has them always. \
      --plot draws value and target; nothing is drawn across a gap or a change of the way of \
      counting. --per puts periods together: flows are added, of shares the sums are divided, of \
      everything else the last value counts. --group-by puts the values of units together, by the \
      organisation of each period's last day or that of --org.

      Examples:
        stadtbuch kpi series online
        stadtbuch kpi series online --from 2024-01-01 --to 2024-12-31 --vintages
        stadtbuch kpi series online --as-of 2024-09-30 --known-at 78 --format json
        stadtbuch kpi series online --plot
        stadtbuch kpi series online --per year
        stadtbuch kpi series antraege --group-by department --org today
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var organisation: OrganisationOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The indicator: its key, or indicator/key.")
  var name: String

  @Option(
    help: ArgumentHelp("Only periods that end then or later.", valueName: "YYYY-MM-DD"),
    transform: DayArgument.init(reading:))
  var from: DayArgument?

  @Option(
    help: ArgumentHelp("Only periods that end then or earlier.", valueName: "YYYY-MM-DD"),
    transform: DayArgument.init(reading:))
  var to: DayArgument?

  @Flag(help: "Shows every value that a period has had.")
  var vintages = false

  @Flag(help: "Draws the series instead of a table.")
  var plot = false

  @Option(help: "Puts periods together into longer ones: month, quarter, half or year.")
  var per: LengthArgument?

  @Option(help: "Puts the values of units together: unit or department.")
  var groupBy: GroupingArgument?

  func validate() throws {
    guard groupBy == nil || per == nil && !plot && !vintages else {
      throw ValidationError("--group-by stands without --per, --plot and --vintages")
    }
    guard !plot || output.format == .table else {
      throw ValidationError("--plot draws for people; leave out --format \(output.format)")
    }
  }

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let subject = name.hasPrefix("indicator/") ? name : "indicator/\(name)"
    let options = IndicatorSeriesOptions(
      from: from?.day, to: to?.day, per: per?.length, grouping: groupBy?.grouping,
      organisationDay: organisation.day(book))
    var (answer, series) = try book.indicatorSeries(
      subject, asOf: point.day, knownAt: point.request, options)
    let output = Output(options: output)
    let unit = series.unit.map { " (\($0))" } ?? ""
    let title = (series.title ?? subject) + unit
    var vintageCount = 0
    if self.output.format == .table {
      for place in answer.rows.indices {
        answer.rows[place].flattenForPeople(output.language)
        if vintages {
          vintageCount = max(
            vintageCount, answer.rows[place].spreadVintages(output.output(of: answer).format))
        }
      }
    }
    var columns: [TableColumn] = [
      .field("period"), .named("shownTarget", .target, show: .figure),
      .field("value", show: .figure), .field("state", show: .word), .field("n"),
      .named("deviation", .deviation, show: .figure), .named("missed", .missed, show: .percent),
      .field("light", show: .light), .named("definition", .definition, leaveOut: 2),
      .named("note", .note, mayShrink: true),
    ]
    for number in 0..<vintageCount {
      let name = "\(Label.vintage[output.language]) \(number + 1)"
      columns.append(
        TableColumn(path: "vintage\(number)", title: Label(en: name, de: name), leaveOut: 1))
    }
    if let groupBy { columns = groupColumns(groupBy.grouping) }
    var layout = Output.Layout(title: Label(title, title), columns: columns)
    if plot { layout.drawing = SeriesPlot(series: series, format: output.format).lines() }
    try output.write(answer, layout)
    if !series.exists { throw Failure(.no) }
  }
}

extension KpiSeriesCommand {
  /// Longer periods.
  enum LengthArgument: String, ExpressibleByArgument, CaseIterable {
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

  /// What values of units are put together by.
  enum GroupingArgument: String, ExpressibleByArgument, CaseIterable {
    case unit, department

    var grouping: UnitGrouping { self == .unit ? .unit : .department }
  }

  private func groupColumns(_ grouping: UnitGrouping) -> [TableColumn] {
    [
      .field("period"),
      .named(
        "group.\(grouping.rawValue)", grouping == .unit ? .organisationUnit : .department),
      .field("value", show: .figure), .field("state", show: .word),
      .named("units", .organisationUnits), .named("note", .note),
    ]
  }
}

extension AnswerObject {
  /// Puts the vintages into columns of their own; gives their number.
  fileprivate mutating func spreadVintages(_ format: PeopleFormat) -> Int {
    guard case .list(let vintages)? = self["vintages"] else { return 0 }
    for (number, vintage) in vintages.enumerated() {
      guard case .object(let object) = vintage else { continue }
      var parts: [String] = []
      if case .text(let value)? = object["value"] { parts.append(format.figures(value)) }
      if case .text(let why)? = object["missing"] { parts.append(why) }
      if case .text(let unit)? = object["unit"] { parts.append(unit) }
      if let state = object["state"] { parts.append(format.text(state, of: "state")) }
      if let cause = object["cause"] { parts.append(format.text(cause, of: "cause")) }
      if case .text(let time)? = object["recordedAt"], let instant = Instant(time) {
        parts.append(format.times.day(instant))
      }
      append("vintage\(number)", .text(parts.joined(separator: " ")))
    }
    return vintages.count
  }
}
