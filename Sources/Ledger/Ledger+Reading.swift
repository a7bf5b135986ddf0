public import LMDB
public import Vocabulary

/// How far a log reaches.
public struct LedgerPosition: Sendable, Equatable {
  /// The number of the last event; 0 of an empty ledger.
  public let sequence: UInt64
  /// When that was recorded; nil of an empty ledger.
  public let time: Instant?

  /// A position as given.
  public init(sequence: UInt64, time: Instant?) {
    self.sequence = sequence
    self.time = time
  }
}

extension Ledger {
  /// Runs `body` on an unchanging view of the log.
  ///
  /// Keep it short: a long one keeps pages from being used again.
  public func read<R: ~Copyable, E: LMDBFailable>(
    _ body: (borrowing ReadTransaction) throws(E) -> R
  ) throws(E) -> R {
    try environment.read(body)
  }

  /// The last event.
  public var head: LedgerPosition {
    get throws(LedgerError) {
      try read { (transaction) throws(LedgerError) in
        let head = try reader.head(transaction)
        return LedgerPosition(
          sequence: head.sequence, time: head.sequence == 0 ? nil : head.time)
      }
    }
  }
}
