import Foundation
public import Vocabulary

/// Tells the time to a ledger; a parameter, so that tests set it.
public protocol LedgerClock: Sendable {
  /// The time now, in microseconds; may stand still or go back.
  func now() -> Instant
}

/// The machine's clock.
public struct SystemClock: LedgerClock {
  /// The machine's clock.
  public init() {}

  /// The time now.
  public func now() -> Instant {
    // A Date keeps a quarter of a microsecond, finer than what is stamped.
    Instant(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
  }
}
