import ArgumentParser
import Presentation
import Stadtbuch

/// Shows obligations to bodies.
struct ObligationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "obligations",
    abstract: "Shows what is owed to councils and committees, by when, and what came of it.",
    discussion: """
      Days late count from the due day that was valid when the obligation was fulfilled, else on \
      the day that is asked for; beside them stand those from the first due day. The due day \
      itself is in time. What was not fulfilled when its decision was revoked is moot.

      With --body the exit code is 1 if nothing is owed to that body.

      Examples:
        stadtbuch obligations
        stadtbuch obligations --overdue
        stadtbuch obligations --body body/rat --as-of 2024-12-31 --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Only what is owed to this body.", valueName: "body/…"))
  var body: String?

  @Flag(help: "Only what is overdue.")
  var overdue = false

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.obligations(
      asOf: point.day, knownAt: point.request, ObligationFilter(body: body, isOverdue: overdue))
    let output = Output(options: output)
    let footer = answer.rows.isEmpty ? [] : [footer(answer, output)]
    if self.output.format == .table {
      for place in answer.rows.indices { addWords(to: &answer.rows[place]) }
    }
    try output.write(
      answer,
      Output.Layout(
        title: .obligations,
        columns: [
          .named("subject", .subject), .named("text", .obligationText, mayShrink: true),
          .named("decisionTitle", .decision, mayShrink: true, leaveOut: 3),
          .named("paper", .paper, leaveOut: 6), .named("body", .body, leaveOut: 4),
          .named("owner", .owner, leaveOut: 2), .named("due", .due),
          .named("otherFirst", .firstDue, leaveOut: 1), .named("fulfilled", .fulfilledOn),
          .named("late", .daysLate), .named("lateToFirst", .lateToFirst, leaveOut: 1),
          .named("state", .state), .named("evidence", .evidence, mayShrink: true, leaveOut: 5),
          .named("projects", .projectTitle, mayShrink: true, leaveOut: 7),
        ], footer: footer))
    if answer.rows.isEmpty, body != nil { throw Failure(.no) }
  }

  /// The first due day only where it was another, days late only where there are any and somebody
  /// still waits.
  private func addWords(to row: inout AnswerObject) {
    if row["firstDue"] != row["due"] { row.append("otherFirst", row["firstDue"]) }
    if row["state"] == .word(ObligationState.moot.rawValue) { return }
    if row["daysLate"] != .integer(0) { row.append("late", row["daysLate"]) }
    if row["daysLateToFirst"] != row["daysLate"] {
      row.append("lateToFirst", row["daysLateToFirst"])
    }
  }

  private func footer(_ answer: Answer, _ output: Output) -> String {
    let language = output.language
    let count = answer.rows.count
    var parts = [
      "\(count) \((count == 1 ? Label.obligation : .obligationsCounted)[language])"
    ]
    for state in ObligationState.allCases {
      let count = answer.rows.count { $0["state"] == .word(state.rawValue) }
      guard count > 0 else { continue }
      parts.append("\(count) \(ProgramWords.word(state.rawValue, of: "state", language))")
    }
    return parts.joined(separator: " · ")
  }
}
