public import Exchange
import Foundation
import Ledger
import Timelines
import Vocabulary

/// How a table is imported.
public struct TableOptions: Sendable {
  /// How its columns become events; the template's own columns if nil.
  public var mapping: Mapping?
  /// Whether it is a list "as it stands on a day", of which only differences are recorded.
  public var isSnapshot = false
  /// The day from which the events hold, where the mapping leaves it open.
  public var validFrom: String?
  /// How many subjects somebody has said to be missing in a list "as it stands on a day".
  public var confirmedMissing: Int?

  /// What the file is called in the report and in events; as its path says if nil.
  public var name: String?

  /// A table in the template's own columns.
  public init() {}
}

/// A table with what became of it.
public struct TableImport: Sendable {
  /// What became of it.
  public var report: ImportReport
  /// Whether nothing was recorded because a row was refused.
  public var isRefused = false
}

extension Engine {
  /// Refusals that are listed in the answer; the table of refused rows has all.
  private static let refusedMax = 10_000

  /// Imports a table: refused rows are left out, the others are taken as one batch, or in batches of
  /// ``Limits/batchEventsMax`` events.
  ///
  /// All is proposed before anything is recorded, and waits on disk meanwhile, so that a table may
  /// have any number of rows.
  ///
  /// - Parameters:
  ///   - refusedRows: is given the refused rows as a table that can be mended and imported again,
  ///     block by block; nothing where there are none.
  ///   - progress: is told how many events were taken or found, of how many.
  public func importTable(
    _ path: String, _ table: TableOptions, _ options: ImportOptions = ImportOptions(),
    refusedRows: (([UInt8]) throws -> Void)? = nil,
    progress: (UInt64) -> Void = { _ in }
  ) throws -> TableImport {
    let encoding = table.mapping?.encoding ?? .utf8
    let separator = table.mapping?.separator ?? ","
    let csv = try CSVTable(
      try TableBytes(path: path), encoding: encoding, separator: separator)
    let path = table.name ?? path
    let name = (path as NSString).lastPathComponent
    let proposed = try ProposedTable { emit in try propose(csv, table, file: name, emit) }
    if let tooMany = MissingTooMany(
      proposed.outcome.missing, confirmed: table.confirmedMissing)
    {
      throw tooMany
    }
    var report = ImportReport(file: path)
    // With --strict nothing may be recorded before all is known to be good.
    if !options.isStrict || proposed.refused.count == 0 {
      report = try take(proposed, options, file: path, progress)
    }
    report.rows = UInt64(proposed.outcome.rows)
    report.warnings = proposed.warnings + report.warnings
    let isRefused = options.isStrict && proposed.refused.count > 0
    var refused = proposed.takeRefused()
    if refused.count > 0 {
      try list(&refused, in: &report, options.language) { rows in
        guard let refusedRows else { return }
        try RefusedReport.write(
          csv, &rows, of: table.isSnapshot ? name : nil, encoding: encoding,
          separator: separator, language: options.language, refusedRows)
      }
    }
    return TableImport(report: report, isRefused: isRefused)
  }

  /// Lists the refusals in a report, by row, and gives them to the table of refused rows.
  private func list(
    _ refused: inout RefusedRows, in report: inout ImportReport, _ language: Language,
    _ write: (inout RefusedRows) throws -> Void
  ) throws {
    var again = RefusedRows()
    var rows = 0
    var last = -1
    report.refusedCount = refused.count
    while let one = try refused.next() {
      if one.row != last { rows += 1 }
      last = one.row
      if report.refused.count < Engine.refusedMax {
        report.refused.append(Engine.object(one, language))
      }
      try again.append(one)
    }
    report.warnings.append(
      Label(
        en: "\(report.file): \(rows) of \(report.rows) rows are refused",
        de: "\(report.file): \(rows) von \(report.rows) Zeilen sind abgelehnt"))
    if report.refusedCount > report.refused.count {
      report.warnings.append(
        Label(
          en: "the first \(report.refused.count) refusals are listed; --refused-rows FILE has all",
          de:
            "die ersten \(report.refused.count) Ablehnungen sind aufgeführt; --refused-rows DATEI "
            + "hat alle"))
    }
    try write(&again)
  }

  private func propose(
    _ csv: CSVTable, _ table: TableOptions, file: String,
    _ emit: (RowOutcome) throws -> Void
  ) throws -> TableOutcome {
    let options = Mapping.Options(validFrom: table.validFrom, file: file)
    guard let mapping = table.mapping else {
      return try TemplateTable.propose(csv, options: options, emit)
    }
    guard table.isSnapshot else { return try mapping.propose(csv, options: options, emit) }
    let facts = SnapshotFacts(self, try knownAt(.head).sequence)
    let named = try facts.subjects(fromSource: mapping.sourcePrefix)
    return try Snapshot.differences(
      mapping, csv, options: options, current: { try facts.values($0, $1) },
      named: { _ in named }, emit)
  }

  /// Records batch by batch; a refused row is taken out and its batch tried again.
  private func take(
    _ table: ProposedTable, _ options: ImportOptions, file: String,
    _ progress: (UInt64) -> Void
  ) throws -> ImportReport {
    var drafts = MappedDrafts(table, options)
    var batch = try drafts.next()
    if options.isStrict, batch.isLast, !options.dryRun {
      var dry = options
      dry.dryRun = true
      var trial = ImportRun(self, dry, file: file)
      let before = table.refused.count
      try trial.take(&batch) { try table.refuse($0) }
      if table.refused.count > before { return ImportReport(file: file) }
    }
    var run = ImportRun(self, options, file: file)
    do {
      while true {
        let isLast = batch.isLast
        try run.take(&batch) { try table.refuse($0) }
        progress(run.report.accepted + run.report.duplicates)
        if isLast { break }
        batch = DraftBatch()
        batch = try drafts.next()
      }
    } catch {
      throw run.interrupted(error)
    }
    return try run.finish()
  }

  private static func object(_ refused: RefusedRow, _ language: Language) -> AnswerObject {
    var object = AnswerObject()
    object.append("row", .number(refused.row))
    object.append("column", refused.column.isEmpty ? nil : .text(refused.column))
    object.append("value", refused.value.isEmpty ? nil : .text(refused.value))
    object.append("why", .text(refused.text[language]))
    object.append("reason", .text(refused.reason))
    object.append(
      "arguments",
      AnswerValue(json: refused.arguments.canonicalBytes.span))
    return object
  }
}

extension ImportRun {
  /// Records a batch of rows; those that are refused are taken out, whole row by whole row.
  mutating func take(
    _ batch: inout DraftBatch, _ refuse: (RefusedRow) throws -> Void
  ) throws {
    while true {
      do {
        try take(batch)
        return
      } catch let refusal as ImportRefusal {
        guard let row = refusal.line, row > 0 else { throw refusal }
        try refuse(MappedDrafts.refused(row, refusal.refusal))
        batch = batch.without(row)
      }
    }
  }
}
