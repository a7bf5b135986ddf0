public import Ledger
import Synchronization
public import Vocabulary

/// A clock that stands until it is set.
public final class ManualClock: LedgerClock {
  private let time: Mutex<Instant>

  /// A clock that shows this RFC 3339 instant.
  public init(_ text: String = "2025-01-15T09:00:00Z") {
    time = Mutex(Instant(text) ?? Instant(microseconds: 0))
  }

  /// What it shows.
  public func now() -> Instant { time.withLock { $0 } }

  /// Sets it to this RFC 3339 instant, which may lie before.
  public func set(_ text: String) {
    time.withLock { $0 = Instant(text) ?? $0 }
  }

  /// Sets it so many microseconds on, or back.
  public func advance(microseconds: Int64) {
    time.withLock { $0 = Instant(microseconds: $0.microseconds + microseconds) }
  }
}
