import Foundation
import LMDB
import Vocabulary

extension LedgerFolders {
  /// Why this process cannot write the log, as far as rights and disk say; nil when it can.
  var hindrance: Label? {
    for path in [log + "/data.mdb", writer, writerNext] {
      guard !FileSystem.mayWrite(path, orMake: log) else { continue }
      if FileSystem.isReadOnlyMount(log) {
        return Label(
          "its disk is mounted for reading only",
          "der Datenträger ist nur zum Lesen eingehängt")
      }
      return Label(
        "this user may not write \(path)", "diese Kennung darf \(path) nicht schreiben")
    }
    return nil
  }

  /// A failure to open the log in the ledger's words: rights that are missing with what gives them.
  func failure(_ error: LMDBError) -> LedgerError {
    error.code == .permission ? noRights(to: log) : LedgerError(error)
  }

  /// What gives the rights to ask a ledger: its group. Readers, too, take a slot in `lock.mdb`.
  func noRights(to path: String) -> LedgerError {
    let attributes = try? FileManager.default.attributesOfItem(atPath: root)
    let name = attributes?[.groupOwnerAccountName] as? String
    let number = (attributes?[.groupOwnerAccountID] as? NSNumber).map { $0.stringValue }
    let group = name ?? number ?? "?"
    return LedgerError(
      .notPermitted,
      "\(path) may not be read by this user; whoever asks must be a member of the group \(group): "
        + "run `sudo usermod -aG \(group) \(NSUserName())`, then log in again",
      "diese Kennung darf \(path) nicht lesen; wer fragt, muss in der Gruppe \(group) sein: `sudo "
        + "usermod -aG \(group) \(NSUserName())` ausführen, dann neu anmelden")
  }
}
