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
}
