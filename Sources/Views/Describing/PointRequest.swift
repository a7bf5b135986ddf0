public import Ledger
public import Vocabulary

/// A day, and how much was known of it, as people say it: `2024-12-31` or `2024-12-31@812`.
public struct PointRequest: Sendable, Equatable {
  /// The day.
  public var asOf: Day
  /// How far the log is known.
  public var knownAt: KnownAtRequest

  /// A day as known at some time.
  public init(asOf: Day, knownAt: KnownAtRequest = .head) {
    self.asOf = asOf
    self.knownAt = knownAt
  }

  /// The point that a text says; nil where it says none.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let day = Day.written(first) else { return nil }
    self.init(asOf: day)
    guard parts.count > 1 else { return }
    guard let request = KnownAtRequest(parts[1]) else { return nil }
    knownAt = request
  }
}
