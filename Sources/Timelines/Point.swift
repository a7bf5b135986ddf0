public import Vocabulary

/// A place on both axes of time: the day whose truth is asked for, and what was known.
public struct Point: Sendable, Hashable {
  /// The day whose truth is asked for.
  public var asOf: Day
  /// The number of the last event that counts as known; 0 knows nothing.
  public var knownAt: UInt64

  /// The day `asOf` as known after event `knownAt`.
  public init(asOf: Day, knownAt: UInt64) {
    self.asOf = asOf
    self.knownAt = knownAt
  }
}

/// A subject that the log knows.
public struct Entity: Sendable, Hashable {
  /// Its number, by first appearance in the log.
  public let number: UInt32
  /// Its name, `kind/key`.
  public let name: String

  /// A subject with its number.
  public init(number: UInt32, name: String) {
    self.number = number
    self.name = name
  }
}
