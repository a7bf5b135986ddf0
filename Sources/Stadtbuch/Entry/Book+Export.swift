import Ledger
import Vocabulary

extension Book {
  /// Events that are written in one go.
  private static let exportStretch: UInt64 = 5_000

  /// Calls `emit` with the events after a number, one CloudEvent a line, in blocks.
  ///
  /// - Parameter progress: is told the last event written.
  public func exportLines(
    after first: UInt64 = 0, through last: UInt64, progress: (UInt64) -> Void = { _ in },
    _ emit: ([UInt8]) throws -> Void
  ) throws {
    guard first < last else { return }
    var next = first + 1
    var block: [UInt8] = []
    while next <= last {
      let end = min(last, next + Book.exportStretch - 1)
      try ledger.forEachEvent(from: next, through: end) { (event) throws(LedgerError) in
        CloudEventWriter.append(event.record, try event.layout(), to: &block)
      }
      // No transaction is open while whoever reads takes its time.
      try emit(block)
      block.removeAll(keepingCapacity: true)
      next = end + 1
      progress(end)
    }
  }
}
