import ArgumentParser
import Presentation
import Stadtbuch

/// Shows what differs between two points.
struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Shows what differs between two points, and why.",
    discussion: """
      A point is a day, and after @ how much was known: a number, an instant or a date; everything \
      if not said. Each difference is told apart: the world changed (happened), it had been so and \
      was learned later (late), or it had been said otherwise and was put right (corrected).

      Examples:
        stadtbuch changes --from 2024-09-30 --to 2024-12-31
        stadtbuch changes --from 2024-12-31@2025-01-15 --to 2024-12-31
        stadtbuch changes --from 2024-09-30@78 --to 2024-12-31@109 --rows
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("The first point.", valueName: "D[@K]"),
    transform: SpotArgument.init(reading:))
  var from: SpotArgument

  @Option(
    help: ArgumentHelp("The second point.", valueName: "D[@K]"),
    transform: SpotArgument.init(reading:))
  var to: SpotArgument

  @Flag(help: "The keys of the portfolio's rows instead of attributes.")
  var rows = false

  @Option(help: ArgumentHelp("Only this subject.", valueName: "kind/key"))
  var subject: String?

  /// The columns of a table of differences.
  static let columns: [TableColumn] = [
    .named("subject", .subject, mayShrink: true),
    .named("attribute", .attribute, mayShrink: true),
    .named("before", .before, mayShrink: true), .named("after", .after, mayShrink: true),
    .named("change", .change), .named("cause", .cause),
    .named("note", .note, mayShrink: true), .named("sequences", .events),
  ]

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let first = Spot(asOf: from.day, knownAt: from.knownAt)
    let second = Spot(asOf: to.day, knownAt: to.knownAt)
    let language = self.output.textLanguage
    try Output(options: output, in: book).stream(
      Output.Layout(
        title: .changes,
        columns: ChangesCommand.columns, empty: .noDifference)
    ) { sink in
      func chosen(_ row: AnswerObject) throws(TimelinesError) {
        if subject == nil || row["subject"] == subject.map(AnswerValue.text) { try sink(row) }
      }
      return try rows
        ? book.rowChanges(from: first, to: second, in: language, rows: chosen)
        : book.changes(from: first, to: second, in: language, rows: chosen)
    }
  }
}
