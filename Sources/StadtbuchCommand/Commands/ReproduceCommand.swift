import ArgumentParser
import Foundation
import Presentation
import Stadtbuch

/// Makes a published report again.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Makes a published report again and tells what has changed since.",
    discussion: """
      The report is made from the log as it was known when it was published, and its bytes are \
      compared with the hash that was recorded: exit code 1 if they differ or there is no such \
      report. One that was printed by another layout cannot have the same bytes today: then what \
      was kept of it, or the published page given with --file, is checked by that hash, and its \
      figures are compared with those of today, one by one; exit code 0 if they agree. What has changed since at its point counts up to --known-at, whatever --as-of says. \
      Without a report all published ones are listed with what has changed.

      Examples:
        stadtbuch reproduce
        stadtbuch reproduce report/2024-Q4
        stadtbuch reproduce report/2024-Q4 --out again.json --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Writes the bytes made now to this file.", valueName: "FILE"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The page as it was published, where the ledger has not kept it.", valueName: "FILE"))
  var file: String?

  @Argument(help: "The report: report/KEY.")
  var report: String?

  func validate() throws {
    if out != nil || file != nil, report == nil {
      throw ValidationError(
        Label("--out and --file need a report", "--out und --file brauchen einen Bericht"))
    }
  }

  func run() throws {
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    guard let report else { return try list(engine) }
    let point = (asOf: point.day, knownAt: point.request)
    guard
      let made = try engine.reproduce(
        report, asOf: point.asOf, knownAt: point.knownAt, file: try published(),
        renderers: ReportRenderer.everyKind)
    else {
      let none = Answer(
        asOf: point.asOf ?? engine.today, knownAt: try engine.knownAt(point.knownAt),
        columns: ["subject", "asof", "knownat", "changedSince"])
      try AnswerWriter(output).write(.reports, none, ReproduceCommand.columns)
      throw Failure(.no)
    }
    if let out {
      guard let bytes = made.bytes else {
        throw Failure(
          .no, "\(report) is of no kind that this program makes",
          "einen Bericht von der Art von \(report) macht dieses Programm nicht")
      }
      var writer = ReportWriter()
      try writer.write([(out, bytes)])
    }
    try show(made, of: engine)
    if !made.isConfirmed { throw Failure(.no) }
  }

  /// The published page that is given.
  private func published() throws -> [UInt8]? {
    guard let file else { return nil }
    try InputFile.check(file)
    return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }

  private func list(_ engine: Engine) throws {
    let answer = try engine.reports(asOf: point.day, knownAt: point.request)
    try AnswerWriter(output).write(
      .reports, ReproduceCommand.counting(answer), ReproduceCommand.columns)
  }

  /// A report, and for people below it what has changed since and how it came out.
  private func show(_ made: ReproducedReport, of engine: Engine) throws {
    let answer = made.answer
    let language = output.language
    try AnswerWriter(output).write(
      Label(made.report.title, made.report.title), ReproduceCommand.counting(answer),
      ReproduceCommand.columns, figures: ReproduceCommand.figures,
      names: { try engine.titles(of: $0, asOf: made.report.asOf, knownAt: answer.knownAt) },
      adding: { closing in
        let changes = answer.rows.first?["changedSince"] ?? .list([])
        closing.figures["changes"] = changes
        var lines: [Label] = changes == .list([]) ? [.nothingChanged] : []
        let same = made.isSame ? Label.yes : .no
        lines.append(
          Label(
            "\(Label.sameBytes[.en]): \(same[.en])", "\(Label.sameBytes[.de]): \(same[.de])"))
        if let layout = made.layout, let figures = made.figures {
          lines.append(.figures(layout: layout, areSame: figures.isSame))
        }
        closing.figures["lines"] = .list(lines.map { .text($0[language]) })
      })
  }

  /// An answer whose reports say for people how much has changed.
  private static func counting(_ answer: Answer) -> Answer {
    var answer = answer
    for place in answer.rows.indices {
      guard case .list(let changes)? = answer.rows[place]["changedSince"] else { continue }
      answer.rows[place]["changes"] = .number(changes.count)
    }
    return answer
  }

  private static let columns: [ColumnHead] = [
    ColumnHead("subject", .subject, .text), ColumnHead("asof", .reportDay, .day),
    ColumnHead("knownat", .reportKnownAt, .integer),
    ColumnHead("changedSince", .changedSince, .rows(Changes.heads)).detail,
    ColumnHead("changes", .changedSince, .integer).forPeople,
  ]

  private static let figures: [ColumnHead] = [
    ColumnHead("sha256", Labels.field("sha256"), .text),
    ColumnHead("changes", .changedSince, .rows(Changes.heads)).forPeople,
    ColumnHead("lines", .unnamed, .list(.text)).forPeople,
  ]
}
