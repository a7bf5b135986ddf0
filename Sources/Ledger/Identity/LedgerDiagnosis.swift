import Foundation
import LMDB

/// What lies in a ledger's folder, looked at without opening anything: for `doctor` where the
/// ledger cannot be opened.
public struct LedgerDiagnosis: Sendable, Equatable {
  /// A part and how it is.
  public struct Part: Sendable, Equatable {
    /// Its path below the ledger's folder, or what it is about.
    public let name: String
    /// How it is, in words.
    public let condition: String
  }

  /// The parts, in the order in which they lean on each other.
  public let parts: [Part]

  /// Looks at the parts in a folder.
  public init(at path: String) {
    let folders = LedgerFolders(path)
    let log = LedgerDiagnosis.look(folders.log)
    var parts = [
      Part(name: "ledger", condition: folders.root),
      Part(name: "ledger.json", condition: LedgerDiagnosis.identity(folders)),
      Part(name: "log", condition: log.condition),
    ]
    let views = FoundViews.all(folders, nil)
    if views.isEmpty {
      parts.append(Part(name: "views", condition: "none; they are made from the log"))
    }
    for found in views {
      let of = found.witness.map { " of \($0.mark.words)" } ?? ""
      parts.append(
        Part(
          name: String(found.folder.dropFirst(folders.root.count + 1)),
          condition: "made from \(found.position) events\(of)"))
    }
    if let mark = log.mark, (try? LedgerIdentity.read(folders)) == nil {
      // What ledger.json held, so that it can be written again by hand.
      let identity = LedgerIdentity(
        name: mark.name, origin: mark.origin, timeZone: mark.timeZone, currency: mark.currency)
      parts.append(
        Part(
          name: "ledger.json as it was",
          condition: String(decoding: identity.json.filter { $0 != 0x0a }, as: UTF8.self)))
    }
    self.parts = parts
  }

  private static func identity(_ folders: LedgerFolders) -> String {
    do throws(LedgerError) {
      return "that of \(IdentityMark(try LedgerIdentity.read(folders)).words)"
    } catch {
      return FileSystem.kind(of: folders.identity) == .missing ? "missing" : "cannot be used"
    }
  }

  private static func look(_ folder: String) -> (condition: String, mark: IdentityMark?) {
    guard FileSystem.kind(of: folder) != .missing else { return ("missing", nil) }
    let file: DataFile
    do throws(LMDBError) { file = try DataFile(in: folder) } catch {
      return ("data.mdb cannot be read: \(error.message)", nil)
    }
    switch file.condition {
    case .missing: return ("data.mdb is missing", nil)
    case .empty: return ("data.mdb is empty", nil)
    case .foreign: return ("data.mdb is damaged, or is not a log", nil)
    case .short(let bytes, let needed):
      return ("data.mdb was cut short: it has \(bytes) bytes of \(needed)", nil)
    case .whole:
      let mark = file.value("meta", Ledger.markKey).flatMap { IdentityMark(stored: $0) }
      let count = file.entryCount("events").map { "\($0) events" } ?? "events that cannot be read"
      return (count + (mark.map { " of \($0.words)" } ?? ""), mark)
    }
  }
}
