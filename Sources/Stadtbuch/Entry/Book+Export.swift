import Ledger
import LMDB
public import Vocabulary

extension Book {
  /// Calls `emit` with the events after a number, one CloudEvent a line, in blocks.
  ///
  /// - Parameter progress: is told the last event written.
  public func exportLines(
    after first: UInt64 = 0, through last: UInt64, progress: (UInt64) -> Void = { _ in },
    _ emit: ([UInt8]) throws -> Void
  ) throws {
    var block: [UInt8] = []
    var next = first + 1
    while next <= last {
      // A short transaction per stretch, so that a slow reader of the output holds no pages back.
      let end = min(last, next + 9_999)
      try ledger.read { (transaction) throws(LedgerError) in
        do throws(LMDBError) {
          var events = try ledger.reader.events(transaction)
          var found = try events.seek(next)
          while found, events.sequence <= end {
            CloudEventWriter.append(stored: events.record, to: &block)
            block.append(0x0a)
            found = try events.next()
          }
        } catch {
          throw LedgerError(error)
        }
      }
      next = end + 1
      if block.count >= 1 << 18 || next > last {
        try emit(block)
        block.removeAll(keepingCapacity: true)
      }
      progress(end)
    }
    if !block.isEmpty { try emit(block) }
  }
}
