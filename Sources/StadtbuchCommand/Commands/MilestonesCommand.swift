import ArgumentParser
import Stadtbuch

/// Shows milestones and their slips.
struct MilestonesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "milestones",
    abstract: "Shows milestones: due, expected, reached, and how far each slipped and when.",
    discussion: """
      A slip counts the days from the baseline to the day it was reached, else is expected; what is \
      overdue has slipped to --as-of at least, whatever was expected. Beside it stands the slip from the first baseline, which no new baseline takes away. The due day \
      itself is in time. Each statement in a milestone's history is judged by the baseline that \
      was valid on its own day.

      --due-by and --overdue show only what is still open, neither reached nor dropped. With \
      --project the exit code is 1 if the project has no such milestone.

      Examples:
        stadtbuch milestones
        stadtbuch milestones --overdue
        stadtbuch milestones --due-by 2024-12-31 --format csv
        stadtbuch milestones --project project/eakte --as-of 2024-09-30 --known-at 2024-10-15
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("Only what is open and due by that day.", valueName: "YYYY-MM-DD"),
    transform: DayArgument.init(reading:))
  var dueBy: DayArgument?

  @Flag(help: "Only what is overdue.")
  var overdue = false

  @Option(help: ArgumentHelp("Only the milestones of this project.", valueName: "project/…"))
  var project: String?

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.milestones(
      asOf: point.day, knownAt: point.request,
      MilestoneFilter(dueBy: dueBy?.day, isOverdue: overdue, project: project))
    let output = Output(options: output)
    let footer = self.output.format == .table ? [footer(answer, output)] : []
    if self.output.format == .table {
      for place in answer.rows.indices { addWords(to: &answer.rows[place], output) }
    }
    try output.write(
      answer,
      Output.Layout(
        title: .milestones,
        columns: [
          .named("subject", .subject), .named("title", .title, mayShrink: true),
          .named("project", .projectTitle, leaveOut: 3), .named("baseline", .due),
          .named("otherFirst", .firstDue, leaveOut: 1), .named("forecast", .forecastDate),
          .named("reached", .reachedOn), .named("slipDays", .slip),
          .named("otherSlip", .slipToFirst, leaveOut: 2),
          .named("late", .daysOverdue), .named("owner", .owner, leaveOut: 4),
          .named("slips", .slips, mayShrink: true, leaveOut: 5),
        ], footer: answer.rows.isEmpty ? [] : footer))
    if answer.rows.isEmpty, project != nil { throw Failure(.no) }
  }

  /// What people want to see in words: the first date only where it was another, the history in
  /// one line.
  private func addWords(to row: inout AnswerObject, _ output: Output) {
    if row["firstBaseline"] != row["baseline"] {
      row.append("otherFirst", row["firstBaseline"])
      row.append("otherSlip", row["slipDaysToFirst"])
    }
    if row["overdue"] == .bool(true) { row.append("late", row["daysOverdue"]) }
    if row["dropped"] == .bool(true) {
      row.append("slips", .text(Label.dropped[output.language]))
      return
    }
    guard case .list(let history)? = row["history"], !history.isEmpty else { return }
    let lines = history.compactMap { statement -> String? in
      guard case .object(let object) = statement, case .text(let day)? = object["validFrom"],
        case .integer(let slip)? = object["slipDays"]
      else { return nil }
      let value = object["value"].map { output.format.text($0) } ?? "–"
      let words =
        switch object["attribute"] {
        case .text("reached"): Label.reached[output.language]
        case .text("due"): "\(Label.rebaselined[output.language]) \(value)"
        default: value
        }
      return "\(day): \(words) (\(slip > 0 ? "+" : "")\(slip))"
    }
    row.append("slips", .text(lines.joined(separator: "; ")))
  }

  private func footer(_ answer: Answer, _ output: Output) -> String {
    let language = output.language
    let reached = answer.rows.count { $0["reached"] != nil }
    let overdue = answer.rows.count { $0["overdue"] == .bool(true) }
    let greatest = answer.rows.compactMap { row -> Int64? in
      if case .integer(let days)? = row["slipDays"] { days } else { nil }
    }.max()
    let count = answer.rows.count
    var parts = ["\(count) \((count == 1 ? Label.milestone : .milestonesCounted)[language])"]
    parts.append("\(reached) \(Label.reached[language])")
    parts.append("\(overdue) \(Label.overdueCounted[language])")
    if let greatest {
      parts.append("\(Label.greatestSlip[language]) \(greatest) \(Label.days[language])")
    }
    return parts.joined(separator: " · ")
  }
}
