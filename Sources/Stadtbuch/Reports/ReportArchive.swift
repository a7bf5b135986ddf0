import Foundation
import LMDB
import Ledger
import Vocabulary

/// The published reports that a ledger keeps, each in a folder of its own that is named by the hash
/// of its page: `evidence/reports/<key>/<sha256>/`, the page and beside it the tables.
///
/// A folder is filled beside its place, made durable and then put there, so that a report is kept as
/// a whole or not at all. What is kept is never changed.
struct ReportArchive {
  private let root: String

  /// That of a ledger.
  init(_ ledger: Ledger) {
    root = ledger.folders.reports
  }

  /// Where a report is kept.
  func folder(_ report: Subject, _ sha256: String) -> String {
    "\(root)/\(ReportArchive.name(report))/\(sha256)"
  }

  /// Keeps the files of a report; false where they were kept already.
  func keep(
    _ files: ReportFiles, of report: Subject, _ sha256: String, fileExtension: String
  ) throws(LedgerError) -> Bool {
    let place = folder(report, sha256)
    guard !FileManager.default.fileExists(atPath: place) else { return false }
    let draft = "\(root)/.\(sha256).\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    do throws(LMDBError) {
      try FileSystem.makeFolders("\(draft)/\(ReportFiles.tablesFolder)")
      _ = try FileSystem.writeNew("\(draft)/\(ReportArchive.page).\(fileExtension)", files.page)
      for table in files.tables { _ = try FileSystem.writeNew("\(draft)/\(table.path)", table.csv) }
      try FileSystem.makeFolders("\(root)/\(ReportArchive.name(report))")
      return try FileSystem.moveFolder(draft, to: place)
    } catch {
      throw LedgerError(error)
    }
  }

  /// Takes away what was kept for a publication that was refused.
  func remove(_ report: Subject, _ sha256: String) {
    try? FileManager.default.removeItem(atPath: folder(report, sha256))
  }

  /// The files that are kept of a report; nil where none are.
  func files(of report: Subject, _ sha256: String) throws(LedgerError) -> ReportFiles? {
    let place = folder(report, sha256)
    guard FileManager.default.fileExists(atPath: place) else { return nil }
    return try ReportArchive.files(in: place, page: nil)
  }

  /// A page with the tables that lie beside it.
  ///
  /// - Parameter page: the page's file; the one that is kept in the folder if nil.
  static func files(in folder: String, page: String?) throws(LedgerError) -> ReportFiles? {
    do {
      let files = FileManager.default
      let kept = try files.contentsOfDirectory(atPath: folder)
        .first { $0.hasPrefix("\(ReportArchive.page).") }
      guard let page = page ?? kept.map({ "\(folder)/\($0)" }) else { return nil }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: page))
      let tables = "\(folder)/\(ReportFiles.tablesFolder)"
      let names =
        files.fileExists(atPath: tables)
        ? try files.contentsOfDirectory(atPath: tables).filter { $0.hasSuffix(".csv") }.sorted()
        : []
      return ReportFiles(
        page: Array(bytes),
        tables: try names.map { name in
          let csv = try Data(contentsOf: URL(fileURLWithPath: "\(tables)/\(name)"))
          return ReportFiles.Table(name: String(name.dropLast(4)), csv: Array(csv))
        })
    } catch {
      throw LedgerError(
        .inputOutput, "the report in \(folder) cannot be read; check the rights",
        "der Bericht in \(folder) ist nicht lesbar; die Rechte prüfen")
    }
  }

  private static let page = "report"

  /// The folder of a report's key. A key of points alone would name another folder.
  private static func name(_ report: Subject) -> String {
    let key = String(report.key)
    return key.allSatisfy({ $0 == "." })
      ? String(repeating: "%2E", count: key.count) : key
  }
}
