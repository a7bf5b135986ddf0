public import Vocabulary

/// A look at somebody's events, as it was noted before anything was shown.
public struct NotedLook: Sendable, Equatable {
  /// When; nil where the note does not say it.
  public var time: Instant?
  /// Whom or what was looked at.
  public var about: String?
  /// Why.
  public var reason: String?
  /// The user of the machine, where that is not the ledger's owner.
  public var by: String?
  /// The last event that was known.
  public var knownAt: Int64?
  /// How many events were shown.
  public var events: Int64?

  /// A look of which nothing is known.
  public init() {}
}
