import ArgumentParser
import Foundation
import Stadtbuch

/// Makes a report, writes its file and records that it was published.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Makes a report of a point, writes its file and records its point and hash.",
    discussion: """
      What is recorded (report.published) is the point and the SHA-256 of the file, so that \
      “stadtbuch reproduce” can make the same bytes again later and tell what has changed since. \
      A file that exists is never written over.

      Kinds: \(ReportRenderer.all.map(\.kind).joined(separator: ", "))

      Examples:
        stadtbuch publish report/2024-Q4 --kind portfolio --title "Portfolio Q4/2024" \
      --as-of 2024-12-31 --out portfolio-2024-Q4.json
        stadtbuch reproduce report/2024-Q4
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "What is published.")
  var kind: String

  @Option(help: ArgumentHelp("Its title; else its key.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Its file; else KEY and what its kind ends with.", valueName: "FILE"))
  var out: String?

  @Argument(help: "The report: report/KEY.")
  var report: String

  func run() throws {
    guard let renderer = ReportRenderer.all.first(where: { $0.kind == kind }) else {
      let kinds = ReportRenderer.all.map(\.kind).joined(separator: ", ")
      throw Failure(.usage, "--kind “\(kind.excerpt)”: no such report; there are: \(kinds)")
    }
    let key = report.split(separator: "/", maxSplits: 1).last.map(String.init) ?? report
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let rendered = try book.render(
      renderer, asOf: point.day, knownAt: point.request, language: output.language)
    let file = ReportFile(out ?? "\(key).\(renderer.fileExtension)")
    let isNew = try file.write(rendered.bytes)
    do {
      try record(rendered, title: title ?? key, file, in: book)
    } catch {
      if isNew { file.remove() }
      throw error
    }
  }

  private func record(
    _ rendered: RenderedReport, title: String, _ file: ReportFile, in book: Book
  ) throws {
    var data: [UInt8] = []
    rendered.data(title: title).append(to: &data)
    let recorded = try book.record(
      try entry.entry(
        "report.published", on: report, data: data, source: rendered.source, in: book),
      isStrict: entry.strict)
    var row = AnswerObject()
    row.append("sequence", .number(recorded.sequence))
    row.append("id", .text(recorded.id.description))
    row.append("version", recorded.version.map { .number($0) })
    row.append("asof", .day(rendered.request.asOf))
    row.append("knownat", .number(rendered.request.knownAt.sequence))
    row.append("sha256", .text(rendered.sha256))
    row.append("file", .text(file.path))
    let columns = ["sequence", "id", "version", "asof", "knownat", "sha256", "file"]
    let answer = Answer(
      asOf: book.today,
      knownAt: KnownAt(
        sequence: recorded.sequence, time: recorded.time,
        timeZone: book.ledger.identity.timeZone),
      columns: columns, rows: [row], warnings: recorded.warnings)
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: .published,
        columns: [
          .named("sequence", .event), .named("asof", .reportDay),
          .named("knownat", .reportKnownAt), .field("sha256"), .named("file", .file),
        ]))
  }
}

/// The file of a report: written once, never over another.
struct ReportFile {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Writes it, or finds that it holds these bytes already; says whether it was made now.
  func write(_ bytes: [UInt8]) throws -> Bool {
    let url = URL(fileURLWithPath: path)
    if FileManager.default.fileExists(atPath: path) {
      guard try Data(contentsOf: url) == Data(bytes) else {
        throw Failure(
          .cannotCreate, "\(path) exists and holds something else; name another with --out")
      }
      return false
    }
    do {
      try Data(bytes).write(to: url, options: .withoutOverwriting)
    } catch {
      throw Failure(
        .cannotCreate, "\(path) cannot be written; check that its folder exists and the rights")
    }
    return true
  }

  /// Takes it away again.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
