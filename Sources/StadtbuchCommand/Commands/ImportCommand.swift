import ArgumentParser
import Foundation
import Presentation
import Stadtbuch

/// Imports files.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Imports events: CloudEvents, one a line, or tables (CSV).",
    discussion: """
      A file of up to 100,000 events is taken as a whole or not at all; a longer one in such \
      batches, and importing it again goes on where it stopped. What was imported before is \
      recognised and not recorded twice.

      Lines: one that is refused refuses its batch, and the exit code is 65. Tables: refused rows \
      are left out and named; with --strict nothing is recorded then. A table without --mapping \
      has the columns of “schema --template csv”.

      --snapshot takes a list as it stands on a day and records only what differs from what is \
      known, so that a list sent in every week becomes a history. Where it would deregister more \
      than three projects and more than 5 % of those known, it names them and records nothing until \
      --confirm-missing says their number.

      Examples:
        stadtbuch import dezernat-4.jsonl --trust-time
        stadtbuch import buchungen.csv --dry-run
        stadtbuch import projekte.csv --mapping projekte.yaml --snapshot --valid-from 2025-03-31
        stadtbuch import projekte.csv --mapping projekte.yaml --refused-rows mend.csv
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "The files: .csv is a table, anything else are lines of CloudEvents.")
  var files: [String]

  @Flag(
    help: "Takes the events' own times: only into a ledger that has stamped none itself.")
  var trustTime = false

  @Option(
    help: ArgumentHelp(
      "With --trust-time: when the events of a table were recorded that say no time.",
      valueName: "RFC3339"), transform: TimeArgument.init(reading:))
  var time: TimeArgument?

  @Flag(help: "Records nothing, and says which events it would.")
  var dryRun = false

  @Flag(help: "Records nothing when a row of a table is refused, or anything looks strange.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How many projects a list deregisters because it does not name them.", valueName: "N"))
  var confirmMissing: Int?

  @Flag(help: "Records an event about the import itself.")
  var receipt = false

  @Option(help: ArgumentHelp("How the columns become events.", valueName: "FILE.yaml"))
  var mapping: String?

  @Flag(help: "The table is a list as it stands on a day.")
  var snapshot = false

  @Option(
    help: ArgumentHelp(
      "The day from which a table's events hold, where the mapping leaves it open.",
      valueName: "YYYY-MM-DD"), transform: DayArgument.init(reading:))
  var validFrom: DayArgument?

  @Option(help: ArgumentHelp("Who records what names no actor.", valueName: "client/…"))
  var actor = "client/cli"

  @Option(
    help: ArgumentHelp(
      "Where refused rows are written, to be mended and imported again.", valueName: "FILE.csv"))
  var refusedRows: String?

  func validate() throws {
    if confirmMissing != nil, !snapshot {
      throw ValidationError(
        Label("--confirm-missing needs --snapshot", "--confirm-missing braucht --snapshot"))
    }
    if snapshot, mapping == nil {
      throw
        ValidationError(Label("--snapshot needs a --mapping", "--snapshot braucht --mapping"))
    }
    if receipt, dryRun {
      throw
        ValidationError(
          Label(
            "--receipt and --dry-run exclude each other",
            "--receipt und --dry-run schließen einander aus"))
    }
    if time != nil, !trustTime {
      throw
        ValidationError(Label("--time needs --trust-time", "--time braucht --trust-time"))
    }
    if files.isEmpty { throw ValidationError(Label("name a file", "eine Datei nennen")) }
  }

  func run() throws {
    let mapping = try mapping.map { try Mapping.load(yaml: try ImportCommand.text($0)) }
    for file in files { try InputFile.check(file) }
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    var reports: [ImportReport] = []
    var failure: (any Error)?
    for file in files {
      do {
        let (report, isRefused) = try take(file, mapping, engine)
        reports.append(report)
        if isRefused {
          failure = Failure(
            .refused, "\(file): rows are refused, so nothing of it was recorded",
            "\(file): Zeilen sind abgelehnt, also wurde nichts daraus erfasst")
        }
      } catch let stop as ImportInterruption {
        reports.append(stop.report)
        failure = stop.cause
      } catch {
        failure = error
      }
      if failure != nil { break }
    }
    if failure == nil || !reports.isEmpty { try show(reports, of: engine) }
    if let failure { throw failure }
  }

  private func take(
    _ file: String, _ mapping: Mapping?, _ engine: Engine
  ) throws -> (report: ImportReport, isRefused: Bool) {
    var options = ImportOptions(
      trustTime: trustTime, dryRun: dryRun, actor: actor, isStrict: strict)
    options.time = try time?.instant(in: engine)
    options.language = output.textLanguage
    let progress = Progress(file, isQuiet: output.quiet)
    var result: (report: ImportReport, isRefused: Bool)
    if file.lowercased().hasSuffix(".csv") || mapping != nil {
      var table = TableOptions()
      table.mapping = mapping
      table.isSnapshot = snapshot
      table.validFrom = validFrom?.day.description
      table.confirmedMissing = confirmMissing
      let mended = refusedRows.map { RefusedFile($0) }
      let imported = try ImportCommand.named(file) {
        try engine.importTable(
          file, table, options, refusedRows: mended.map { mended in { try mended.write($0) } },
          progress: { progress.update($0) })
      }
      result = (imported.report, imported.isRefused)
    } else {
      let report = try engine.importLines(file, options) { done, bytes, of in
        progress.update(done, fraction: (bytes, of))
      }
      result = (report, false)
    }
    if result.report.rows == 0 {
      result.report.warnings.append(
        Label(
          "\(file) is empty; nothing was recorded from it",
          "\(file) ist leer; nichts daraus wurde erfasst"))
    }
    progress.end(result.report.accepted + result.report.duplicates)
    if receipt, !result.isRefused, result.report.accepted > 0 {
      result.report.warnings += try engine.recordReceipt(of: result.report, actor: actor)
    }
    return result
  }

  /// Writes one row a file; people read which rows were refused and what would be recorded below.
  private func show(_ reports: [ImportReport], of engine: Engine) throws {
    let answer = ImportAnswer(reports, isDry: dryRun)
    try AnswerWriter(output).write(
      answer.title, reports, answer.columns, asOf: engine.today,
      knownAt: try engine.knownAt(.head), figures: answer.figures, closing: answer.closing)
  }

  /// What `body` gives; faults of a table are said with the file's name.
  private static func named<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as any InBothLanguages
      where error is CSVError || error is MappingError || error is MissingTooMany
    {
      throw Failure(.refused, "\(file): \(error.text.en)", "\(file): \(error.text.de)")
    }
  }

  /// The text of a mapping's file.
  static func text(_ file: String) throws -> String {
    try InputFile.check(file)
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    defer { try? handle.close() }
    // One byte more than a mapping may have is enough to see that it has more.
    let bytes = try handle.read(upToCount: Limits.mappingBytesMax + 1) ?? Data()
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .refused, "\(file) is not UTF-8; save it as UTF-8",
        "\(file) ist kein UTF-8; als UTF-8 speichern")
    }
    return text
  }
}

/// The file of refused rows, which is made when there are any.
private final class RefusedFile {
  private let path: String
  private var file: FileHandle?

  init(_ path: String) {
    self.path = path
  }

  func write(_ bytes: [UInt8]) throws {
    do {
      if file == nil {
        try Data().write(to: URL(fileURLWithPath: path))
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      }
      try file?.write(contentsOf: Data(bytes))
    } catch {
      throw Failure(
        .cannotCreate, "\(path) cannot be written: \(error.localizedDescription)",
        "\(path) lässt sich nicht schreiben: \(ExitTable.words(of: error).de)")
    }
  }
}
