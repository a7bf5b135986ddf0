import ArgumentParser
import Presentation
import Stadtbuch

/// Reads every record again.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads every record again: order, form, tables, and the index against a replay.",
    discussion: """
      Exit code 1 if anything is wrong. With --from and --to only those records are read. Events \
      that were allowed in their time and are refused today are named, and are nothing wrong.

      Examples:
        stadtbuch verify
        stadtbuch verify --from 1000 --to 2000 --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The first event.", valueName: "N"))
  var from: UInt64?

  @Option(help: ArgumentHelp("The last event.", valueName: "N"))
  var to: UInt64?

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let progress = Progress("verify", unit: "events", isQuiet: output.quiet)
    let report = try ledger.verify(from: from ?? 1, through: to) { soFar, all in
      progress.update(soFar.events, fraction: (soFar.events, all))
      CrashMessage.note(soFar.note(all))
    }
    CrashMessage.note(report.note(report.events))
    var problems = report.problems.map(\.description)
    var ok = report.ok
    if ok, from == nil, to == nil, let difference = try indexDifference() {
      problems.append(difference)
      ok = false
    }
    progress.end(report.events, says: true)
    var row = AnswerObject()
    row.append("ok", .bool(ok))
    row.append("events", .number(report.events))
    row.append("rootHash", report.rootHash.map(AnswerValue.text))
    row.append("firstBad", report.firstBad.map { .number($0) })
    row.append("problems", .list(problems.map(AnswerValue.text)))
    row.append("laterRules", .list(report.breaches.map(VerifyCommand.object)))
    try Output(options: output).write(
      Answer(
        asOf: ledger.today, knownAt: try ledger.knownAt(.head),
        columns: ["ok", "events", "rootHash", "firstBad", "problems", "laterRules"], rows: [row],
        warnings: VerifyCommand.warnings(report)),
      Output.Layout(
        title: .verify,
        columns: [
          .named("ok", .inOrder), .named("events", .events), .named("rootHash", .rootHash),
          .named("firstBad", .firstBad),
        ], footer: problems))
    if !ok { throw Failure(.no) }
  }

  private static func object(_ breach: LaterRuleBreach) -> AnswerValue {
    var object = AnswerObject()
    object.append("sequence", .number(breach.sequence))
    object.append("rule", .text(breach.rule.rawValue))
    object.append("why", .text(breach.why))
    return .object(object)
  }

  private static func warnings(_ report: VerifyReport) -> [String] {
    let more = report.breachCount - report.breaches.count
    return report.breaches.map(\.description)
      + (more > 0 ? ["\(more) more events are refused today"] : [])
  }

  /// How the index differs from a replay of the log, if it does.
  private func indexDifference() throws -> String? {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let point = Point(asOf: .last, knownAt: try book.knownAt(.head).sequence)
    let replayed = try Replay(book.ledger, at: point).stateHash()
    let indexed = try book.timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash()
    }
    return replayed == indexed
      ? nil
      : "the index has the state hash \(indexed.text), the log \(replayed.text): one of them was "
        + "changed by something else than this program; compare the log with a backup or an export "
        + "first, and only if it is sound let “stadtbuch rebuild” make the index anew"
  }
}

extension VerifyReport {
  /// What was found so far, for when the program is stopped in the middle.
  fileprivate func note(_ all: UInt64) -> String {
    let found = problems.isEmpty ? "no problem" : "\(problemCount) problems"
    return "verify had read \(events) of \(all) events and found \(found)"
      + problems.map { "\n\($0)" }.joined()
  }
}

/// Makes the views anew.
struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Makes the views anew beside the old ones, compares both, and swaps them.",
    discussion: """
      Reading goes on meanwhile. Exit code 1 if the old views said otherwise; the new ones count \
      then all the same.

      Example:
        stadtbuch rebuild
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let head = try book.knownAt(.head)
    let progress = Progress(
      "rebuild", unit: "events", total: head.sequence, isQuiet: output.quiet)
    let report = try book.timelines.rebuild { progress.update($0) }
    progress.end(report.comparedAt, says: true)
    var row = AnswerObject()
    row.append("generation", .number(report.generation))
    row.append("stateHash", .text(report.after.text))
    row.append("events", .number(report.comparedAt))
    row.append("equal", report.isEqual.map(AnswerValue.bool))
    try Output(options: output).write(
      Answer(
        asOf: book.today, knownAt: head, columns: ["generation", "stateHash", "events", "equal"],
        rows: [row]),
      Output.Layout(
        title: .rebuild,
        columns: [
          .named("generation", .generation), .named("stateHash", .stateHash),
          .named("events", .events), .named("equal", .equal),
        ]))
    if report.isEqual == false { throw Failure(.no, "the old views said otherwise") }
  }
}
