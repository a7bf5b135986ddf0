import LMDB
import Vocabulary

extension Ledger {
  private static let generationKey = Array("views".utf8)

  /// The number of the generation of views that counts; 1 of a new ledger.
  public var viewsGeneration: UInt64 {
    get throws(LedgerError) {
      try read { (transaction) throws(LedgerError) in
        do throws(LMDBError) {
          return try transaction.get(meta, Ledger.generationKey.span)?
            .littleEndianUInt64(at: 0) ?? 1
        } catch {
          throw LedgerError(error)
        }
      }
    }
  }

  /// Makes another generation of views count, in one write. `catchUp` is called under the
  /// writer's lock before, so that nothing can be recorded between its end and the swap; it must
  /// not append.
  public func swapViews(
    to number: UInt64, _ catchUp: () throws(LedgerError) -> Void
  ) throws(LedgerError) {
    guard let writer else { throw readOnlyError }
    try writer.exclusively { () throws(LedgerError) in
      try catchUp()
      var value: [UInt8] = []
      value.append(littleEndian: number)
      do throws(LMDBError) {
        try environment.write { (transaction) throws(LMDBError) in
          try transaction.put(meta, key: Ledger.generationKey.span, value: value.span)
        }
      } catch {
        throw LedgerError(error)
      }
    }
  }
}
