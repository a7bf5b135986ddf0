import Foundation
import LMDB
public import Vocabulary

/// What lies in a ledger's folder, looked at without opening anything: for `doctor` where the
/// ledger cannot be opened.
public struct LedgerDiagnosis: Sendable, Equatable {
  /// A part and how it is.
  public struct Part: Sendable, Equatable {
    /// Its path below the ledger's folder, or what it is about.
    public let name: String
    /// How it is, in words.
    public let condition: Label
  }

  /// The parts, in the order in which they lean on each other.
  public let parts: [Part]

  /// Looks at the parts in a folder.
  public init(at path: String) {
    let folders = LedgerFolders(path)
    let log = LedgerDiagnosis.look(folders.log)
    var parts = [
      Part(name: "ledger", condition: Label(folders.root, folders.root)),
      Part(name: "ledger.json", condition: LedgerDiagnosis.identity(folders)),
      Part(name: "log", condition: log.condition),
    ]
    let views = FoundViews.all(folders, nil)
    if views.isEmpty {
      parts.append(
        Part(
          name: "views",
          condition: Label(
            "none; they are made from the log", "keine; sie entstehen aus dem Logbuch")))
    }
    for found in views {
      let of = found.witness.map { " of \($0.mark.words.en)" } ?? ""
      let von = found.witness.map { " von \($0.mark.words.de)" } ?? ""
      parts.append(
        Part(
          name: String(found.folder.dropFirst(folders.root.count + 1)),
          condition: Label(
            "made from \(found.position) events\(of)",
            "aus \(found.position) Ereignissen\(von)")))
    }
    if let mark = log.mark, (try? LedgerIdentity.read(folders)) == nil {
      // What ledger.json held, so that it can be written again by hand.
      let identity = LedgerIdentity(
        name: mark.name, origin: mark.origin, timeZone: mark.timeZone, currency: mark.currency)
      let json = String(decoding: identity.json.filter { $0 != 0x0a }, as: UTF8.self)
      parts.append(
        Part(
          name: "ledger.json as it was",
          condition: Label(json, json)))
    }
    self.parts = parts
  }

  private static func identity(_ folders: LedgerFolders) -> Label {
    do throws(LedgerError) {
      let words = IdentityMark(try LedgerIdentity.read(folders)).words
      return Label("that of \(words.en)", "die von \(words.de)")
    } catch {
      return FileSystem.kind(of: folders.identity) == .missing
        ? missing : Label("cannot be used", "nicht brauchbar")
    }
  }

  private static let missing = Label("missing", "fehlt")

  private static func look(_ folder: String) -> (condition: Label, mark: IdentityMark?) {
    guard FileSystem.kind(of: folder) != .missing else { return (missing, nil) }
    let file: DataFile
    do throws(LMDBError) { file = try DataFile(in: folder) } catch {
      return (
        Label(
          "data.mdb cannot be read: \(error.text.en)", "data.mdb ist nicht lesbar: \(error.text.de)"
        ),
        nil
      )
    }
    switch file.condition {
    case .missing: return (Label("data.mdb is missing", "data.mdb fehlt"), nil)
    case .empty: return (Label("data.mdb is empty", "data.mdb ist leer"), nil)
    case .foreign:
      return (
        Label("data.mdb is damaged, or is not a log", "data.mdb ist beschädigt oder kein Logbuch"),
        nil
      )
    case .short(let bytes, let needed):
      return (
        Label(
          "data.mdb was cut short: it has \(bytes) bytes of \(needed)",
          "data.mdb wurde abgeschnitten: \(bytes) Bytes von \(needed)"), nil
      )
    case .whole:
      let mark = file.value("meta", Ledger.markKey).flatMap { IdentityMark(stored: $0) }
      let count = file.entryCount("events").map { Label("\($0) events", "\($0) Ereignisse") }
      let found = count ?? Label("events that cannot be read", "nicht lesbare Ereignisse")
      guard let words = mark?.words else { return (found, mark) }
      return (Label("\(found.en) of \(words.en)", "\(found.de) von \(words.de)"), mark)
    }
  }
}
