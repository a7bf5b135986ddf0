import ArgumentParser
import Foundation
import Presentation
import Stadtbuch

/// Makes reports for people.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes reports for people, as pages with their tables as files.",
    discussion: """
      Examples:
        stadtbuch report quarterly --as-of 2024-12-31 --known-at 2025-02-15 --out berichte
      """,
    subcommands: [QuarterlyCommand.self])
}

/// Makes the quarterly report.
struct QuarterlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarterly",
    abstract: "Makes the report of the quarter of a day: a page of HTML, and its tables as CSV.",
    discussion: """
      The page needs nothing beside itself and is set for paper too. What asks for attention is on \
      it; the files in tables/ have every row. It is compared with the report published of the \
      last day of the quarter before; where none was, with what was known as long after that day. \
      The same point and language give the same bytes. Files of another point or language are not \
      written over without --force. To record that it was published: stadtbuch \
      publish --kind quarterly.

      Examples:
        stadtbuch report quarterly --as-of 2024-12-31 --known-at 2025-02-15 --out berichte
        stadtbuch report quarterly --as-of 2024-12-31 --out berichte --lang de
        stadtbuch publish report/2024-Q4 --kind quarterly --as-of 2024-12-31 --lang de
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var readers: AudienceOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The folder for the files; made if need be.", valueName: "DIR"))
  var out: String

  @Flag(help: "Writes over files of another point or language.")
  var force = false

  func run() throws {
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    let report = try engine.quarterlyReport(
      asOf: point.day, knownAt: point.request, language: output.language,
      audience: readers.value)
    let page = "\(out)/report-\(report.quarter).html"
    // The same point in the same language may be printed anew, by another version too.
    let isSame =
      FileManager.default.contents(atPath: page).map { report.isPoint(of: Array($0)) } ?? false
    var writer = ReportWriter(mayReplace: force || isSame)
    let files = report.files
    try writer.makeFolder(out)
    try writer.makeFolder("\(out)/\(ReportFiles.tablesFolder)")
    let written =
      [(path: page, bytes: files.page)]
      + files.tables.map { (path: "\(out)/\($0.path)", bytes: $0.csv) }
    do {
      try writer.write(written)
    } catch {
      writer.undo()
      throw error
    }
    var answer = Answer(
      asOf: report.asOf, knownAt: report.knownAt, columns: ["file", "bytes"])
    answer.beside.append("stateHash", report.stateHash.map(AnswerValue.text))
    for file in written {
      var row = AnswerObject()
      row.append("file", .text(file.path))
      row.append("bytes", .number(file.bytes.count))
      answer.rows.append(row)
    }
    try AnswerWriter(output).write(
      .quarterlyReport, answer,
      [ColumnHead("file", .file, .text), ColumnHead("bytes", .bytes, .integer)],
      figures: [ColumnHead("stateHash", .stateHash, .text)])
  }
}
