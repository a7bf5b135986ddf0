import ArgumentParser
import Presentation
import Stadtbuch

/// Shows participation and what became of each impulse.
struct ParticipationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "participation",
    abstract: "Shows who was asked, what they said, and what became of each impulse.",
    discussion: """
      An impulse is accepted, partly accepted or rejected; unanswered it is open, or overdue after \
      its day. What it led to are the decisions, measures and projects that its answer names, and \
      the decisions that name it. In JSON the impulses stand beside the formats; --impulses makes \
      them the rows, also of CSV. People are only counted, never named.

      Examples:
        stadtbuch participation
        stadtbuch participation --impulses --format csv
        stadtbuch participation --as-of 2024-12-31 --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "The impulses as rows.")
  var impulses = false

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.participation(
      asOf: point.day, knownAt: point.request, impulsesOnly: impulses)
    let output = Output(options: output)
    guard self.output.format == .table else {
      try output.write(answer, Output.Layout(title: .participation, columns: []))
      return
    }
    var given = answer.rows
    if impulses {
      answer.rows = []
    } else if case .list(let list)? = answer.beside["impulses"] {
      given = list.compactMap { if case .object(let row) = $0 { row } else { nil } }
    }
    for place in given.indices {
      given[place].append("ledTo", led(given[place], output))
      if given[place]["daysLate"] != .integer(0) {
        given[place].append("late", given[place]["daysLate"])
      }
    }
    try output.write(
      answer,
      Output.Layout(
        title: .participation,
        columns: [
          .named("subject", .subject), .field("format", mayShrink: true), .named("on", .heldOn),
          .named("until", .heldUntil, leaveOut: 3), .field("sessions", leaveOut: 4),
          .field("participants"), .field("selection", leaveOut: 2),
          .field("strategy", leaveOut: 5), .named("impulses", .impulses),
        ]
          + ImpulseState.allCases.map { state in
            TableColumn(
              path: state.rawValue,
              title: Label(
                en: ProgramWords.word(state.rawValue, of: "state", .en),
                de: ProgramWords.word(state.rawValue, of: "state", .de)))
          },
        sections: [
          Output.Section(
            title: .impulses,
            columns: [
              .named("subject", .subject), .named("participation", .from, leaveOut: 3),
              .named("text", .obligationText, mayShrink: true), .named("to", .owner, leaveOut: 2),
              .named("due", .due, leaveOut: 1), .named("state", .state),
              .named("answeredOn", .answeredOn, leaveOut: 4), .named("late", .daysLate),
              .named("answer", .answer, mayShrink: true, leaveOut: 5),
              .named("ledTo", .ledTo, mayShrink: true),
            ], rows: given)
        ]))
  }

  /// What it led to in one line: each subject, and where it stands.
  private func led(_ impulse: AnswerObject, _ output: Output) -> AnswerValue? {
    guard case .list(let traces)? = impulse["led"] else { return nil }
    let texts = traces.compactMap { trace -> String? in
      guard case .object(let object) = trace, case .text(let subject)? = object["subject"]
      else { return nil }
      guard let status = object["status"] else { return subject }
      return "\(subject) (\(output.format.text(status, of: "status")))"
    }
    return .text(texts.joined(separator: ", "))
  }
}
