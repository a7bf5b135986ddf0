import LMDB
import Synchronization

/// How long commits took, and how many batches shared one: for who watches the machine.
public struct CommitFigures: Sendable, Equatable {
  /// The bounds up to which commits are counted together, in microseconds.
  public static let boundsMicroseconds: [Int64] = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
  ]

  /// How many commits lay up to each bound and above the one before; the last are those above all.
  public private(set) var counts = [UInt64](
    repeating: 0, count: CommitFigures.boundsMicroseconds.count + 1)
  /// How long all took together.
  public private(set) var microseconds: Int64 = 0
  /// How many batches all had together.
  public private(set) var batches: UInt64 = 0
  /// How many there were.
  public private(set) var commits: UInt64 = 0

  /// None yet.
  public init() {}

  mutating func add(_ duration: Swift.Duration, batches: Int) {
    let (seconds, attoseconds) = duration.components
    let taken = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    let bounds = CommitFigures.boundsMicroseconds
    counts[bounds.firstIndex { taken <= $0 } ?? bounds.count] += 1
    microseconds += taken
    self.batches += UInt64(batches)
    commits += 1
  }
}

extension Ledger {
  /// The commits of this process; nil where it never writes.
  public var commitFigures: CommitFigures? { writer?.figures.withLock { $0 } }

  /// How many transactions of the log the oldest reader of any process holds on to; 0 without one.
  public var oldestReaderLag: UInt64 {
    let last = log.environment.lastTransactionID
    let oldest = (try? log.environment.readers())?.compactMap(\.transactionID).min()
    return oldest.map { $0 < last ? last - $0 : 0 } ?? 0
  }
}
