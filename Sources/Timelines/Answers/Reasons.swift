import LMDB
import Ledger
import Vocabulary

extension Reading {
  /// Why events were recorded, in their order and each reason once; nothing of events that the
  /// audience may not see.
  package func reasons(of events: [UInt64]) throws(TimelinesError) -> [String] {
    var reasons: [String] = []
    for sequence in events {
      guard let reason = try reason(of: sequence), !reasons.contains(reason),
        try sees(event: sequence)
      else { continue }
      reasons.append(reason)
    }
    return reasons
  }

  private func reason(of sequence: UInt64) throws(TimelinesError) -> String? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    let event = StoredEvent(sequence, stored)
    do throws(LedgerError) {
      return event.record.text(in: try event.layout().reason)
    } catch {
      throw TimelinesError(error)
    }
  }
}
