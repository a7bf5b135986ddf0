import ArgumentParser
import Foundation
import Presentation
import Stadtbuch

/// Makes a report, keeps it and records that it was published.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract:
      "Makes a report of a point, keeps its page and tables and records its point and hash.",
    discussion: """
      Page and tables are kept in the ledger's folder under evidence/reports/KEY, and what is \
      recorded (report.published) is the point, the SHA-256 of the page and how it was made, so that \
      “stadtbuch reproduce” can make the same bytes again later and tell what has changed since. \
      With --out the page is written to that file too, and its tables into the folder “tables” \
      beside it; never over files that hold something else, unless --force says so.

      Kinds: \(ReportRenderer.everyKind.map(\.kind).joined(separator: ", "))

      Examples:
        stadtbuch publish report/2024-Q4 --kind portfolio --title "Portfolio Q4/2024" \
      --as-of 2024-12-31
        stadtbuch publish report/2024-Q4 --kind quarterly --as-of 2024-12-31 --lang de \
      --out berichte/2024-Q4.html
        stadtbuch reproduce report/2024-Q4
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var readers: AudienceOptions
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "What is published.")
  var kind: String

  @Option(help: ArgumentHelp("Its title; else its key.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Writes its page to this file too.", valueName: "FILE"))
  var out: String?

  @Flag(help: "Writes over files that hold something else.")
  var force = false

  @Argument(help: "The report: report/KEY.")
  var report: String

  func validate() throws {
    guard !force || out != nil else {
      throw
        ValidationError(Label("--force goes with --out", "--force gehört zu --out"))
    }
  }

  func run() throws {
    guard let renderer = ReportRenderer.everyKind.first(where: { $0.kind == kind }) else {
      let kinds = ReportRenderer.everyKind.map(\.kind).joined(separator: ", ")
      throw Failure(
        .usage,
        "--kind “\(kind.excerpt)”: no such report; there are: \(kinds)",
        "--kind „\(kind.excerpt)“: diesen Bericht gibt es nicht; es gibt: \(kinds)")
    }
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    let rendered = try engine.render(
      renderer, asOf: point.day, knownAt: point.request, language: output.language,
      audience: readers.value)
    var writer = ReportWriter(mayReplace: force)
    do {
      if let out { try write(rendered.files, to: out, &writer) }
      try record(rendered, in: engine)
    } catch {
      writer.undo()
      throw error
    }
  }

  private func write(_ files: ReportFiles, to out: String, _ writer: inout ReportWriter) throws {
    let end = out.lastIndex(of: "/")
    let folder = end.map { String(out[...$0]) } ?? ""
    if !files.tables.isEmpty { try writer.makeFolder(folder + ReportFiles.tablesFolder) }
    try writer.write(
      [(path: out, bytes: files.page)]
        + files.tables.map { (path: folder + $0.path, bytes: $0.csv) })
  }

  private func record(_ rendered: RenderedReport, in engine: Engine) throws {
    let key = report.split(separator: "/", maxSplits: 1).last.map(String.init) ?? report
    var data: [UInt8] = []
    rendered.data(title: title ?? key).append(to: &data)
    let kept = try engine.publish(
      rendered,
      try entry.entry(
        EventTypeName.reportPublished.rawValue, on: report, data: data, source: rendered.source,
        in: engine),
      isStrict: entry.strict)
    let made = Made(kept: kept, report: rendered, file: out)
    try AnswerWriter(output).write(
      .published, [made], PublishCommand.columns, asOf: engine.today,
      knownAt: engine.knownAt(kept.recorded), closing: Closing(remarks: kept.recorded.warnings))
  }

  /// What was published.
  private struct Made {
    let kept: KeptReport
    let report: RenderedReport
    let file: String?
  }

  private static let columns: [Column<Made>] = [
    .number("sequence", .event, \.kept.recorded.sequence),
    .text("id", .identity) { $0.kept.recorded.id.description }.detail,
    .number("version", .version) { $0.kept.recorded.version }.detail,
    .day("asof", .reportDay) { $0.report.request.asOf },
    .number("knownat", .reportKnownAt) { $0.report.request.knownAt.sequence },
    .text("sha256", Labels.field("sha256")) { $0.report.sha256 },
    .text("file", .file, \.file), .text("kept", .keptIn) { $0.kept.folder },
  ]
}
