import LMDB
import Vocabulary

extension Ledger {
  /// The key under which the log keeps which ledger it is of.
  static let markKey = Array("identity".utf8)

  /// Keeps beside the events which ledger they are of.
  func setMark() throws(LedgerError) {
    let mark = OwedMark(table: meta, key: Ledger.markKey, value: known.bytes)
    do throws(LMDBError) {
      try environment.write { (transaction) throws(LMDBError) in
        try mark.put(into: &transaction)
      }
    } catch {
      throw LedgerError(error)
    }
  }

  /// Refuses to go on where the log is not the one of `ledger.json`, or not the one from which the
  /// views were made.
  func checkBelonging() throws(LedgerError) {
    // The views are looked at first, so the log is never behind them.
    let views = FoundViews.all(folders, known)
    let fault: Label?
    let isMarked: Bool
    do throws(LMDBError) {
      (fault, isMarked) = try environment.read { (transaction) throws(LMDBError) in
        var stored: [UInt8] = []
        if let mark = try transaction.get(meta, Ledger.markKey.span) { stored.append(mark) }
        let log = IdentityMark(stored: stored, known: known)
        return (try self.fault(views: views, log: log, transaction), !stored.isEmpty)
      }
    } catch {
      throw LedgerError(error)
    }
    if let fault { throw LedgerError(.mixedUp, fault) }
    // A log of before logs said so is named with the next event.
    if !isMarked { writer?.owes(OwedMark(table: meta, key: Ledger.markKey, value: known.bytes)) }
  }
}

/// What is written into a log beside its events: which ledger the log is of.
struct OwedMark: Sendable {
  let table: Table
  let key: [UInt8]
  let value: [UInt8]

  func put(into transaction: inout WriteTransaction) throws(LMDBError) {
    try transaction.put(table, key: key.span, value: value.span)
  }
}
