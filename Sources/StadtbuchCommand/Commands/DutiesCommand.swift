import ArgumentParser
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
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
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
}
