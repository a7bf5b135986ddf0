import Foundation
import LMDB

extension LedgerFolders {
  /// Why this process cannot write the log, as far as rights and disk say; nil when it can.
  var hindrance: String? {
    for path in [log + "/data.mdb", writer, writerNext] {
      guard !FileSystem.mayWrite(path, orMake: log) else { continue }
      if FileSystem.isReadOnlyMount(log) {
        return "its disk is mounted for reading only"
      }
      return "this user may not write \(path)"
    }
    return nil
  }

  /// A failure to open the log in the ledger's words: rights that are missing with what gives them.
  func failure(_ error: LMDBError) -> LedgerError {
    guard error.code == .permission else { return LedgerError(error) }
    let attributes = try? FileManager.default.attributesOfItem(atPath: identity)
    let group = attributes?[.groupOwnerAccountName] as? String ?? "of the ledger"
    return LedgerError(
      .notPermitted,
      "the log at \(log) may not be opened by this user (\(error.message)); whoever asks must be a "
        + "member of the group \(group): `sudo usermod -aG \(group) \(NSUserName())`, then log in "
        + "again")
  }
}
