import ArgumentParser
import Stadtbuch

/// Makes a published report again.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Makes a published report again and tells what has changed since.",
    discussion: """
      The report is made from the log as it was known when it was published, and its bytes are \
      compared with the hash that was recorded: exit code 1 if they differ or there is no such \
      report. What has changed since at its point counts up to --known-at, whatever --as-of says. \
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

  @Argument(help: "The report: report/KEY.")
  var report: String?

  func validate() throws {
    if out != nil, report == nil { throw ValidationError("--out needs a report") }
  }

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    guard let report else { return try list(book) }
    let point = (asOf: point.day, knownAt: point.request)
    guard let made = try book.reproduce(report, asOf: point.asOf, knownAt: point.knownAt) else {
      let none = Answer(
        asOf: point.asOf ?? book.today, knownAt: try book.knownAt(point.knownAt),
        columns: ["subject", "asof", "knownat", "changedSince"])
      try Output(options: output).write(none, Output.Layout(title: .reports, columns: []))
      throw Failure(.no)
    }
    if let out {
      guard let bytes = made.bytes else {
        throw Failure(.no, "\(report) is of no kind that this program makes")
      }
      _ = try ReportFile(out).write(bytes)
    }
    try show(made)
    if !made.isSame { throw Failure(.no) }
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
    try output.write(
      answer,
      Output.Layout(
        title: Phrase(
          "\(report.title) · \(Phrase.changedSince[.en])",
          "\(report.title) · \(Phrase.changedSince[.de])"), columns: ChangesCommand.columns,
        footer: [
          "\(report.subject) · \(Phrase.asOf[language]) \(report.asOf) · "
            + "\(Phrase.knownAt[language]) \(report.knownAt)", "SHA-256 \(report.sha256)",
          "\(Phrase.sameBytes[language]): \((made.isSame ? Phrase.yes : .no)[language])",
        ], empty: .nothingChanged))
  }
}
