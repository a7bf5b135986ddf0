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

  /// A table in the template's own columns.
  public init() {}
}

/// A table with what became of it.
public struct TableImport: Sendable {
  /// What became of it.
  public var report: ImportReport
  /// The refused rows as a table that can be mended and imported again; nil when there are none.
  public var refusedCSV: [UInt8]?
  /// Whether nothing was recorded because a row was refused.
  public var isRefused = false
}

extension Book {
  /// Imports a table: refused rows are left out, the others are taken as one batch, or in batches of
  /// ``Limits/batchEventsMax`` events.
  public func importTable(
    _ path: String, _ table: TableOptions, _ options: ImportOptions = ImportOptions(),
    progress: (UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws -> TableImport {
    let encoding = table.mapping?.encoding ?? .utf8
    let separator = table.mapping?.separator ?? ","
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let csv = try CSVTable(bytes: bytes, encoding: encoding, separator: separator)
    let name = (path as NSString).lastPathComponent
    let mapped = try mapped(csv, table, file: name)
    if let tooMany = MissingTooMany(mapped.missing, confirmed: table.confirmedMissing) {
      throw tooMany
    }
    var rows = MappedDrafts(mapped, options)
    let refusedFirst = options.isStrict && !rows.refused.isEmpty
    var report = ImportReport(file: path)
    if !refusedFirst {
      report = try take(&rows, options, file: path, progress)
    }
    report.rows = UInt64(mapped.rows)
    report.refused = rows.refused.sorted { $0.row < $1.row }.map(Book.object)
    report.warnings = mapped.warnings + report.warnings
    let count = Set(rows.refused.map(\.row)).count
    if count > 0 {
      report.warnings.append("\(path): \(count) of \(mapped.rows) rows are refused")
    }
    return TableImport(
      report: report,
      refusedCSV: rows.refused.isEmpty
        ? nil
        : RefusedReport.csv(
          csv, rows.refused, of: table.isSnapshot ? name : nil, encoding: encoding,
          separator: separator),
      isRefused: options.isStrict && !rows.refused.isEmpty)
  }

  private func mapped(
    _ csv: CSVTable, _ table: TableOptions, file: String
  ) throws -> MappedRows {
    let options = Mapping.Options(validFrom: table.validFrom, file: file)
    guard let mapping = table.mapping else {
      return try TemplateTable.propose(csv, options: options)
    }
    guard table.isSnapshot else { return try mapping.propose(csv, options: options) }
    let facts = SnapshotFacts(self, try knownAt(.head).sequence)
    let named = try facts.subjects(fromSource: mapping.sourcePrefix)
    return try Snapshot.differences(
      mapping, csv, options: options, current: { try facts.values($0, $1) }, named: { _ in named })
  }

  /// Records batch by batch; a refused row is taken out and its batch tried again.
  private func take(
    _ rows: inout MappedDrafts, _ options: ImportOptions, file: String,
    _ progress: (UInt64, UInt64) -> Void
  ) throws -> ImportReport {
    var run = ImportRun(self, options, file: file)
    // With --strict nothing may be recorded before all is known to be good.
    if options.isStrict, rows.batches.count == 1, !options.dryRun {
      var dry = options
      dry.dryRun = true
      var trial = ImportRun(self, dry, file: file)
      let before = rows.refused.count
      try trial.take(&rows, batch: 0)
      if rows.refused.count > before { return ImportReport(file: file) }
    }
    do {
      for batch in rows.batches.indices {
        try run.take(&rows, batch: batch)
        progress(UInt64(batch + 1), UInt64(rows.batches.count))
      }
    } catch {
      throw run.interrupted(error)
    }
    return try run.finish()
  }

  private static func object(_ refused: RefusedRow) -> AnswerObject {
    var object = AnswerObject()
    object.append("row", .number(refused.row))
    object.append("column", refused.column.isEmpty ? nil : .text(refused.column))
    object.append("value", refused.value.isEmpty ? nil : .text(refused.value))
    object.append("why", .text(refused.why))
    return object
  }
}

extension ImportRun {
  /// Records a batch of rows; those that are refused are taken out, whole row by whole row.
  mutating func take(_ rows: inout MappedDrafts, batch: Int) throws {
    while true {
      do {
        try take(rows.batches[batch])
        return
      } catch let refusal as ImportRefusal {
        guard let row = refusal.line, row > 0 else { throw refusal }
        rows.refuse(row, refusal.refusal, inBatch: batch)
      }
    }
  }
}
