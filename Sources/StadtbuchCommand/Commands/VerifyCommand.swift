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
    let progress = Progress("verify", isQuiet: output.quiet)
    let report = try ledger.verify(from: from ?? 1, through: to) { soFar, all in
      progress.update(soFar.events, fraction: (soFar.events, all))
      CrashMessage.note(soFar.note(all))
    }
    CrashMessage.note(report.note(report.events))
    var problems = report.problems.map(\.text)
    var ok = report.ok
    if ok, from == nil, to == nil, let difference = try indexDifference() {
      problems.append(difference)
      ok = false
    }
    progress.end(report.events, says: true)
    let found = Found(report: report, ok: ok, problems: problems.map { $0[output.textLanguage] })
    var closing = Closing(remarks: VerifyCommand.warnings(report))
    closing.figures["problems"] = .list(problems.map { .text($0[output.language]) })
    try AnswerWriter(output).write(
      .verify, [found], VerifyCommand.columns(output.textLanguage), asOf: ledger.today,
      knownAt: try ledger.knownAt(.head),
      figures: [ColumnHead("problems", .unnamed, .list(.text)).forPeople],
      closing: closing)
    if !ok { throw Failure(.no) }
  }

  /// What was found.
  private struct Found {
    let report: VerifyReport
    let ok: Bool
    let problems: [String]
  }

  private static func columns(_ language: Language) -> [Column<Found>] {
    [
      .bool("ok", .inOrder, \.ok), .number("events", .events, \.report.events),
      .text("rootHash", .rootHash, \.report.rootHash),
      .number("firstBad", .firstBad, \.report.firstBad),
      .texts("problems", .problem, \.problems).detail,
      Column("laterRules", .rule, .list(.object)) { found in
        .list(found.report.breaches.map { object($0, language) })
      }.detail,
    ]
  }

  private static func object(
    _ breach: LaterRuleBreach, _ language: Language
  ) -> AnswerValue {
    var object = AnswerObject()
    object.append("sequence", .number(breach.sequence))
    object.append("rule", .text(breach.rule.rawValue))
    object.append("why", .text(breach.reason.wording.why[language]))
    object.append("reason", .text(breach.reason.name))
    object.append("arguments", .object(AnswerObject(breach.reason.arguments)))
    return .object(object)
  }

  private static func warnings(_ report: VerifyReport) -> [Label] {
    let more = report.breachCount - report.breaches.count
    let rest = Label(
      "\(more) more events are refused today", "\(more) weitere Ereignisse werden heute abgelehnt")
    return report.breaches.map(\.text) + (more > 0 ? [rest] : [])
  }

  /// How the index differs from a replay of the log, if it does.
  private func indexDifference() throws -> Label? {
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    let point = Point(asOf: .last, knownAt: try engine.knownAt(.head).sequence)
    let replayed = try Replay(engine.ledger, at: point).stateHash()
    let indexed = try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash()
    }
    if replayed == indexed { return nil }
    return Label(
      "the index has the state hash \(indexed.text), the log \(replayed.text): one of them was "
        + "changed by something else than this program; compare the log with a backup or an export "
        + "first, and only if it is sound let “stadtbuch rebuild” make the index anew",
      "der Index hat den Zustandshash \(indexed.text), das Logbuch \(replayed.text): eines von beiden "
        + "wurde anders als durch dieses Programm geändert; zuerst das Logbuch mit einer Sicherung oder "
        + "einem Export vergleichen, und nur wenn es stimmt, mit „stadtbuch rebuild“ den Index neu "
        + "bauen")
  }
}

extension VerifyReport {
  /// What was found so far, for when the program is stopped in the middle.
  fileprivate func note(_ all: UInt64) -> String {
    let language = Language.spoken
    let found =
      problems.isEmpty
      ? Label("no problem", "kein Problem")
      : Label("\(problemCount) problems", "\(problemCount) Probleme")
    let read = Label(
      "verify had read \(events) of \(all) events and found \(found.en)",
      "verify hatte \(events) von \(all) Ereignissen gelesen und \(found.de) gefunden")
    return read[language] + problems.map { "\n\($0.text[language])" }.joined()
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
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    let head = try engine.knownAt(.head)
    let progress = Progress(
      "rebuild", total: head.sequence, isQuiet: output.quiet)
    let report = try engine.timelines.rebuild { progress.update($0) }
    progress.end(report.comparedAt, says: true)
    try AnswerWriter(output).write(
      .rebuild, [report], RebuildCommand.columns, asOf: engine.today, knownAt: head)
    if report.isEqual == false {
      throw Failure(.no, "the old views said otherwise", "die alten Sichten sagten anderes")
    }
  }

  private static let columns: [Column<RebuildReport>] = [
    .number("generation", .generation, \.generation),
    .text("stateHash", .stateHash) { $0.after.text },
    .number("events", .events, \.comparedAt), .bool("equal", .equal, \.isEqual),
  ]
}
