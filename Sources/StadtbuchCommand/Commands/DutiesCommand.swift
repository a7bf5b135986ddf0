import ArgumentParser
import Presentation
import Stadtbuch

/// Shows who recorded and who approved.
struct DutiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duties",
    abstract: "Shows who recorded and who approved what needs a second pair of eyes.",
    discussion: """
      An event is listed when it touched a period that was closed, when somebody is named as \
      having approved it (claimed), or when somebody did so by an event of their own (given). All \
      events known count, whatever --as-of says.

      Examples:
        stadtbuch duties
        stadtbuch duties --known-at 2025-02-15 --format csv
        stadtbuch duties --evaluations
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Whose events were looked at by “audit --actor”, when and why, instead.")
  var evaluations = false

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    if evaluations { return try showEvaluations(book) }
    let answer = try book.duties(asOf: point.day, knownAt: point.request)
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: .duties,
        columns: [
          .named("sequence", .event), .named("type", .type), .named("enteredBy", .actor),
          .named("required", .approvalRequired), .named("claimed", .approvalClaimed),
          .named("given", .approvalGiven), .named("rejected", .approvalRejected),
          .named("state", .state, show: .word), .named("samePerson", .samePerson),
        ]))
  }

  private func showEvaluations(_ book: Book) throws {
    try Output(options: output).write(
      try book.evaluations(),
      Output.Layout(
        title: .evaluations,
        columns: [
          .named("time", .lookedAt, show: .instant), .named("about", .lookedAtPerson),
          .named("reason", .reason, mayShrink: true), .named("by", .lookedAtBy, leaveOut: 1),
          .named("knownAt", .reportKnownAt), .named("events", .events),
        ]))
  }
}
