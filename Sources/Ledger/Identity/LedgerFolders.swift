import Foundation
import LMDB
import Vocabulary

/// Where the parts of a ledger lie.
public struct LedgerFolders: Sendable, Hashable {
  /// The ledger's own folder.
  public let root: String

  /// The parts of the ledger in this folder.
  public init(_ root: String) {
    var path = root
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.root = path
  }

  /// The identity, written once.
  public var identity: String { root + "/ledger.json" }
  /// The truth.
  public var log: String { root + "/log" }
  /// What is derived from it and may be deleted.
  public var views: String { root + "/views" }
  /// One wrapped key per person.
  public var keys: String { root + "/keys" }
  /// Signed tree heads.
  public var checkpoints: String { root + "/checkpoints" }
  /// Who was looked at and why; no part of the truth.
  public var access: String { root + "/access.jsonl" }
  /// Who may log in, and what they are: for its owner alone.
  public var rights: String { root + "/access" }
  /// What the city says of how it is served, and its kept mappings.
  public var config: String { root + "/config" }
  /// The published reports with their tables, each in a folder of its own.
  public var reports: String { root + "/evidence/reports" }
  /// The lock of whoever writes.
  public var writer: String { log + "/writer" }
  /// The lock of whoever is next to write.
  public var writerNext: String { log + "/writer-next" }

  /// Whether a data file is that of a log, and not of views.
  public static func isLog(_ file: String) -> Bool { file.hasSuffix("/log/data.mdb") }

  /// Whether there is a folder at the path.
  static func isFolder(_ path: String) -> Bool {
    FileSystem.kind(of: path) == .folder
  }

  /// Makes the folders of a ledger where none is; what an interrupted creation left is taken up.
  func create() throws(LedgerError) {
    let files = FileManager.default
    if let found = try? files.contentsOfDirectory(atPath: root) {
      try requireNone()
      let foreign = found.filter { !["log", "views", "keys", "checkpoints"].contains($0) }
      guard foreign.isEmpty else {
        throw LedgerError(
          .cannotCreate, "\(root) is not empty; choose a folder that does not exist yet",
          "\(root) ist nicht leer; einen Ordner wählen, den es noch nicht gibt")
      }
    }
    for folder in [root, log, views, keys, checkpoints] {
      if LedgerFolders.isFolder(folder) { continue }
      do throws(LMDBError) { try FileSystem.makeFolder(folder) } catch {
        throw LedgerError(
          .cannotCreate,
          "the folder \(folder) cannot be made (\(error.message)); check that the folder above "
            + "exists and the rights on it",
          "der Ordner \(folder) lässt sich nicht anlegen (\(error.text.de)); prüfen, ob es den "
            + "Ordner darüber gibt, und die Rechte daran")
      }
    }
  }

  /// Refuses a folder that holds a ledger.
  func requireNone() throws(LedgerError) {
    guard !FileManager.default.fileExists(atPath: identity) else {
      throw LedgerError(
        .cannotCreate, "there is already a ledger at \(root); choose another folder",
        "unter \(root) gibt es schon ein Stadtbuch; einen anderen Ordner wählen")
    }
  }
}
