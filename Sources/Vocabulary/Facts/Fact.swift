/// A place in some bytes, half the size of a range of integers.
public struct ByteRange: Sendable, Equatable {
  /// Where it begins.
  public var start: UInt32
  /// Where it ends.
  public var end: UInt32

  /// Nowhere.
  public static let none = ByteRange(start: 0, end: 0)

  /// From one offset up to another.
  @inlinable
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The same place as a range.
  @inlinable
  public init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  /// The place as a range.
  @inlinable
  public var range: Range<Int> { Int(start)..<Int(end) }
  /// Whether nothing stands there.
  @inlinable
  public var isEmpty: Bool { start == end }
  /// How many bytes stand there.
  @inlinable
  public var count: Int { Int(end &- start) }
}

/// What one event makes true about one attribute of one subject. All ranges are places in the
/// stored value (prefix and record) that it was read from.
public struct Fact: Sendable {
  /// The five kinds; voids are made of the prefix's target and do not appear here.
  public enum Kind: UInt8, Sendable {
    /// A register takes a value.
    case register
    /// A register becomes absent.
    case unset
    /// A member enters a set.
    case member
    /// A member leaves a set.
    case left
    /// An amount is added to an account.
    case flow
    /// A value of a series for a period.
    case observation
  }

  /// Its kind.
  public var kind: Kind
  /// The place of its template among its type's.
  public var template: UInt8
  /// The type whose data it was made of.
  public var typeNumber: UInt16
  /// The number of an attribute with a fixed name, or ``Fact/dynamic``.
  public var attribute: UInt16
  /// The currency of a flow, else 0.
  public var currency: UInt32
  /// The amount of a flow in minor units.
  public var amount: Int64
  /// The name of the holder, empty where it is the event's owner.
  public var holder: ByteRange
  /// The list's element that it was made of, if any.
  public var element: ByteRange
  /// The stored value: whole fields of the data, or nothing.
  public var value: ByteRange
  /// The period of an observation; empty where it is the day `validfrom`.
  public var period: ByteRange
  /// Whether an observation has a unit or dimensions.
  public var isDimensioned: Bool

  /// Marks an attribute whose name is made of data.
  public static let dynamic: UInt16 = .max
}
