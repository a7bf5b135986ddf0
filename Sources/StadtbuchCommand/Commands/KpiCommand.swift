import ArgumentParser
import Presentation
import Stadtbuch

/// Shows indicators against their targets.
struct KpiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "Shows indicators against their targets: all of them, or one period by period.",
    subcommands: [KpiBoardCommand.self, KpiSeriesCommand.self])
}

/// Shows all indicators.
struct KpiBoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "Shows each indicator with its latest value, target, light and trend.",
    discussion: """
      The latest period that ended by the day counts, judged by the target, thresholds and \
      definition of its last day. Retired indicators are left out. A value older than its \
      definition allows is stale and has no light but grey; one to which units are missing says of \
      how many it is.

      Examples:
        stadtbuch kpi board
        stadtbuch kpi board --as-of 2024-12-31 --known-at 2025-02-15
        stadtbuch kpi board --format csv
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.indicatorBoard(asOf: point.day, knownAt: point.request)
    if output.format == .table {
      for place in answer.rows.indices { answer.rows[place].flattenForPeople(output.language) }
    }
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: .indicators,
        columns: [
          .named("indicator", .indicator), .field("title", mayShrink: true),
          .field("value", show: .figure), .field("unit"),
          .named("shownTarget", .target, show: .figure),
          .named("deviation", .deviation, show: .figure),
          .named("missed", .missed, show: .percent, leaveOut: 3),
          .field("light", show: .light), .field("period"),
          .field("state", show: .word, leaveOut: 2), .named("ageDays", .age, leaveOut: 4),
          .named("note", .note), .named("trend", .trend, show: .trend, leaveOut: 1),
          .named("reachDate", .reachDate, show: .word, leaveOut: 5),
        ]))
  }
}

extension AnswerObject {
  /// Adds what people read in one cell: targets of two bounds, and what to know of a value.
  mutating func flattenForPeople(_ language: Language) {
    switch self["target"] {
    case .text(let target)?: append("shownTarget", .text(target))
    case .object(let bounds)?:
      guard case .text(let low)? = bounds["low"], case .text(let high)? = bounds["high"]
      else { break }
      append("shownTarget", .text("\(low)…\(high)"))
    default: break
    }
    var notes: [String] = []
    if self["stale"] == .bool(true) { notes.append(Label.stale[language]) }
    if case .object(let units)? = self["incomplete"], case .integer(let count)? = units["n"],
      case .integer(let of)? = units["of"]
    {
      notes.append("\(Label.incomplete[language]) \(count)/\(of)")
    }
    if case .text(let why)? = self["missing"] {
      notes.append(why == IndicatorRow.notReported ? Label.notReported[language] : why)
    }
    if case .text(let day)? = self["break"] { notes.append("\(Label.breakDay[language]) \(day)") }
    if !notes.isEmpty { append("note", .text(notes.joined(separator: "; "))) }
  }
}
