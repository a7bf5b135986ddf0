import LMDB
import Vocabulary

/// Closed periods.
extension Deciding {
  /// Requires that what an event touches is open, or that it comes with reason and approver.
  static func checkPeriods(
    _ draft: Draft, flipping target: Target, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
  }
}
