import ArgumentParser
import Presentation
import Stadtbuch

/// Folds the log without the index.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Folds the log to the state at a point without the index, and prints its hash.",
    discussion: """
      The hash is that of “export --facts”. --verify folds the index to the same point and compares \
      the two: exit code 1 if they differ.

      Examples:
        stadtbuch replay --as-of 2024-12-31
        stadtbuch replay --verify
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Compares with the index.")
  var verify = false

  func run() throws {
    let engine = verify ? try location.open(quiet: output.quiet) : nil
    defer { engine?.close() }
    let ledger = try engine?.ledger ?? location.openLedger()
    defer { ledger.close() }
    let knownAt = try ledger.knownAt(point.request)
    let asOf = point.day ?? ledger.today
    let progress = Progress(
      "replay", total: knownAt.sequence, isQuiet: output.quiet)
    let replay = try Replay(
      ledger, at: Point(asOf: asOf, knownAt: knownAt.sequence),
      progress: { progress.update($0) })
    let hash = try replay.stateHash()
    progress.end(replay.events, says: true)
    let index = try engine?.timelines.read(at: replay.point) {
      (reading) throws(TimelinesError) in try reading.stateHash()
    }
    let folded = Folded(hash: hash, events: replay.events, index: index)
    try AnswerWriter(output).write(
      .replay, [folded], ReplayCommand.columns, asOf: asOf, knownAt: knownAt)
    if let index, index != hash {
      throw Failure(
        .no,
        "the index has \(index.text): log or index was changed by something else than this "
          + "program; compare the log with a backup or an export before “stadtbuch rebuild” makes "
          + "the index anew",
        "der Index hat \(index.text): Logbuch oder Index wurde anders als durch dieses Programm geändert; "
          + "das Logbuch mit einer Sicherung oder einem Export vergleichen, bevor „stadtbuch rebuild“ den "
          + "Index neu baut")
    }
  }

  /// What the log folds to, and the index.
  private struct Folded {
    let hash: StateHash
    let events: UInt64
    let index: StateHash?
  }

  private static let columns: [Column<Folded>] = [
    .text("stateHash", .stateHash) { $0.hash.text }, .number("events", .events, \.events),
    .bool("equal", .equal) { folded in folded.index.map { $0 == folded.hash } },
  ]
}
