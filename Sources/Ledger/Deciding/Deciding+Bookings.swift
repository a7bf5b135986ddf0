import LMDB
import Vocabulary

/// Bookings, commitments, grants.
extension Deciding {
  /// Requires that a money event that a void brings back fits to what was recorded since.
  static func checkMoneyReturn(
    of event: Target, _ plan: EventPlan, _ owner: Int, _ target: Target,
    _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
  }
}
