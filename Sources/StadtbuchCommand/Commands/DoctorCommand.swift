import ArgumentParser
import Stadtbuch

/// Looks at the machine and the ledger.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks disk, map, readers, clock, time zone and the views' lag; says what to do.",
    discussion: """
      Exit code 1 if there is something to do.

      Example:
        stadtbuch doctor
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let lag = try viewsLag()
    let answer = try ledger.checkup(viewsLag: lag)
    let output = Output(options: output)
    try output.write(
      answer,
      Output.Layout(
        title: .doctor,
        columns: [.named("check", .check), .named("value", .value, mayShrink: true)],
        footer: answer.warnings.isEmpty ? [Phrase.allWell[output.language]] : []))
    if !answer.warnings.isEmpty { throw Failure(.no) }
  }

  /// How many events the views are behind though they were asked to catch up.
  private func viewsLag() throws -> UInt64 {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let head = try book.knownAt(.head).sequence
    let position = try book.timelines.position
    return head - min(position, head)
  }
}
