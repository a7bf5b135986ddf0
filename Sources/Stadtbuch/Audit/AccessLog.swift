import Foundation
import LMDB
import Ledger
import Vocabulary

/// The record of who was looked at, and why: one line of JSON for each evaluation of a person's
/// events, in the file `access.jsonl` beside the log.
///
/// It is no part of the log: reading records no events. Lines are only ever added by this program.
/// Who may read or erase the file is for the rights of the operating system to say.
struct AccessLog {
  private let path: String

  /// That of a ledger.
  init(_ ledger: Ledger) {
    path = ledger.folders.access
  }

  /// Adds a line and makes it durable.
  ///
  /// Throws: where it cannot be written; what cannot be noted must not be shown.
  func add(_ entry: AnswerObject) throws(LedgerError) {
    var line: [UInt8] = []
    entry.append(to: &line)
    do throws(LMDBError) {
      try FileSystem.append(line: line, to: path)
    } catch {
      throw LedgerError(
        .notPermitted,
        "\(path) cannot be written, and no person's events are shown without a note of it; check "
          + "the rights and the disk",
        "\(path) lässt sich nicht schreiben, und ohne Vermerk werden keine Ereignisse einer Person "
          + "gezeigt; die Rechte und den Datenträger prüfen")
    }
  }

  /// All lines so far, in their order; none where nobody was looked at.
  func entries() throws(LedgerError) -> [AnswerObject] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let bytes: [UInt8]
    do { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw LedgerError(
        .notPermitted, "\(path) may not be read", "\(path) darf nicht gelesen werden")
    }
    return bytes.split(separator: 0x0a).map { line in
      guard case .object(let entry) = AnswerValue(json: Array(line).span) else {
        return AnswerObject()
      }
      return entry
    }
  }
}
