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
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    guard let report else { return try list(book) }
    let point = (asOf: point.day, knownAt: point.request)
    guard
      let made = try book.reproduce(
        report, asOf: point.asOf, knownAt: point.knownAt, file: try published(),
        renderers: ReportRenderer.everyKind)
    else {
      let none = Answer(
        asOf: point.asOf ?? book.today, knownAt: try book.knownAt(point.knownAt),
        columns: ["subject", "asof", "knownat", "changedSince"])
      try Output(options: output).write(none, Output.Layout(title: .reports, columns: []))
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
    try show(made)
    if !made.isConfirmed { throw Failure(.no) }
  }

  /// The published page that is given.
  private func published() throws -> [UInt8]? {
    guard let file else { return nil }
    try InputFile.check(file)
    return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }

  private func list(_ book: Book) throws {
    var answer = try book.reports(asOf: point.day, knownAt: point.request)
    if output.format == .table {
      for place in answer.rows.indices {
        guard case .list(let changes)? = answer.rows[place]["changedSince"] else { continue }
        answer.rows[place]["changedSince"] = .number(changes.count)
      }
    }
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: .reports,
        columns: [
          .named("subject", .subject), .named("asof", .reportDay),
          .named("knownat", .reportKnownAt), .named("changedSince", .changedSince),
        ]))
  }

  /// As a table what has changed since; JSON and CSV have the report's row.
  private func show(_ made: ReproducedReport) throws {
    let output = Output(options: output)
    var answer = made.answer
    if self.output.format == .table, case .list(let changes)? = answer.rows.first?["changedSince"] {
      answer.rows = changes.compactMap { change in
        guard case .object(let row) = change else { return nil }
        return row
      }
    }
    let report = made.report
    let language = output.language
    var footer = [
      "\(report.subject) · \(Label.asOf[language]) \(report.asOf) · "
        + "\(Label.knownAt[language]) \(report.knownAt)", "SHA-256 \(report.sha256)",
      "\(Label.sameBytes[language]): \((made.isSame ? Label.yes : .no)[language])",
    ]
    if let layout = made.layout, let figures = made.figures {
      footer.append(Label.figures(layout: layout, areSame: figures.isSame)[language])
    }
    try output.write(
      answer,
      Output.Layout(
        title: Label(
          "\(report.title) · \(Label.changedSince[.en])",
          "\(report.title) · \(Label.changedSince[.de])"), columns: ReproduceCommand.columns,
        footer: footer, empty: .nothingChanged))
  }
}

extension ReproduceCommand {
  /// The columns of a table of differences.
  fileprivate static let columns: [TableColumn] = [
    .named("subject", .subject, mayShrink: true),
    .named("attribute", .attribute, mayShrink: true),
    .named("before", .before, mayShrink: true), .named("after", .after, mayShrink: true),
    .named("change", .change), .named("cause", .cause), .named("sequences", .events),
  ]
}
