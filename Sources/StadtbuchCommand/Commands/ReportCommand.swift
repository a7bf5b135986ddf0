import ArgumentParser
import Foundation
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
      The same point and language give the same bytes. To record that it was published: stadtbuch \
      publish --kind quarterly.

      Examples:
        stadtbuch report quarterly --as-of 2024-12-31 --known-at 2025-02-15 --out berichte
        stadtbuch report quarterly --as-of 2024-12-31 --out berichte --lang de
        stadtbuch publish report/2024-Q4 --kind quarterly --as-of 2024-12-31 --lang de
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The folder for the files; made if need be.", valueName: "DIR"))
  var out: String

  func run() throws {
    let folder = try ReportFolder(out)
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let report = try book.quarterlyReport(
      asOf: point.day, knownAt: point.request, language: output.language)
    var answer = Answer(
      asOf: report.asOf, knownAt: report.knownAt, columns: ["file", "bytes"])
    answer.beside.append("stateHash", .text(report.stateHash))
    let files =
      [("report-\(report.quarter).html", report.html)]
      + report.tables.map { ("tables/\($0.name).csv", $0.csv) }
    for (name, bytes) in files {
      var row = AnswerObject()
      row.append("file", .text(try folder.write(bytes, to: name)))
      row.append("bytes", .number(bytes.count))
      answer.rows.append(row)
    }
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: .quarterlyReport,
        columns: [.named("file", .file), .named("bytes", .bytes)],
        footer: ["\(Phrase.stateHash[output.language]): \(report.stateHash)"]))
  }
}

/// A folder into which the files of a report are written, each whole or not at all.
struct ReportFolder {
  let path: String

  /// The folder of this path and the one for tables in it, made where there is none.
  init(_ path: String) throws {
    self.path = path
    try ReportFolder.make(path)
    try ReportFolder.make("\(path)/tables")
  }

  /// Writes a file beside its place and puts it there; what was there goes. Gives its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = "\(path)/\(name)"
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure(.cannotCreate, "\(file) cannot be written; check the rights and the disk")
    }
    return file
  }

  private static func make(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let attributes = try FileManager.default.attributesOfItem(atPath: resolved)
      guard attributes[.type] as? FileAttributeType == .typeDirectory else {
        throw Failure(.cannotCreate, "\(path) is no folder; name another with --out")
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "the folder \(path) cannot be made; check the rights")
    }
  }
}
