import ArgumentParser
import LMDB
import Presentation
import Stadtbuch

/// Writes the log, or the facts at a point.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the log, complete and importable again; or the facts at a point.",
    discussion: """
      Events are CloudEvents, one a line; imported into an empty ledger with --trust-time they \
      give the same state. --facts writes what holds at a point, one line per fact: sorted and \
      hashed with SHA-256 they give the state hash.

      Examples:
        stadtbuch export > city.jsonl
        stadtbuch export --after 1000 >> city.jsonl
        stadtbuch export --facts --as-of 2024-12-31 | LC_ALL=C sort | sha256sum
        stadtbuch export --format csv > events.csv
      """)

  /// In what the log is written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case cloudevents, csv
  }

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions

  @Option(help: ArgumentHelp("Only events behind this one.", valueName: "N"))
  var after: UInt64 = 0

  @Option(help: "cloudevents, one a line; or csv, one row per event.")
  var format: Form = .cloudevents

  @Option(
    help: ArgumentHelp(
      """
      For whom the events are: full, or internal, which leaves out what is restricted and who \
      recorded it; such lines are for reading, not for import.
      """, valueName: "internal|full"))
  var audience = AudienceOption.full

  @Flag(help: "The facts at a point instead of events.")
  var facts = false

  @Option(help: "The language of words for people; else taken from LANG.")
  var lang: LanguageOption?

  @Flag(name: .shortAndLong, help: "Shows no progress.")
  var quiet = false

  func validate() throws {
    guard audience != .full, facts || format == .csv else { return }
    throw ValidationError("--facts and --format csv are for --audience full alone")
  }

  func run() throws {
    let opened = try location.open(quiet: quiet)
    defer { opened.close() }
    let engine = opened.seen(by: audience.audience)
    let knownAt = try engine.knownAt(point.request)
    try engine.noteLook(byOthersAt: "export", knownAt: knownAt)
    if facts {
      try writeFacts(engine, knownAt.sequence)
      return
    }
    let progress = Progress(
      "export", total: knownAt.sequence, isQuiet: quiet)
    switch format {
    case .cloudevents:
      try Terminal.write { emit in
        try engine.exportLines(
          after: after, through: knownAt.sequence, progress: { progress.update($0) }, emit)
      }
    case .csv:
      // Once for the columns, and once for the rows.
      let last = knownAt.sequence
      let columns = try engine.exportColumns(after: after, through: last) {
        progress.update($0 / 2)
      }
      let head = AnswerHead(.nothing, columns.heads, asOf: engine.today, knownAt: knownAt)
      let writer = AnswerWriter(
        format: .csv, csvForm: .raw, language: .en, textLanguage: .en, hasPager: false)
      try writer.write(head) { take in
        try engine.exportTable(
          columns, after: after, through: last, progress: { progress.update((last + $0) / 2) }, take
        )
        return Closing()
      }
    }
    progress.end(knownAt.sequence)
  }

  /// The lines wait until all are there: while the index is read, nobody is waited for.
  private func writeFacts(_ engine: Engine, _ knownAt: UInt64) throws {
    let point = Point(asOf: point.day ?? engine.today, knownAt: knownAt)
    var lines = ScratchBuffer()
    try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      _ = try reading.factLines { (block) throws(TimelinesError) in
        do throws(ScratchError) { try lines.write { $0 += block } } catch {
          throw TimelinesError(error)
        }
      }
    }
    try Terminal.write { emit in try lines.forEachBlock(emit) }
  }
}
