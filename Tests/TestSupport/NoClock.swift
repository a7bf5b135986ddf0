public import Ledger
import Synchronization
public import Vocabulary

/// A clock that nobody may ask: it counts who does all the same.
public final class NoClock: LedgerClock {
  private let count = Mutex(0)

  /// A clock that was never asked.
  public init() {}

  /// How often it was asked.
  public var asked: Int { count.withLock { $0 } }

  /// The beginning of time.
  public func now() -> Instant {
    count.withLock { $0 += 1 }
    return Instant(microseconds: 0)
  }
}
