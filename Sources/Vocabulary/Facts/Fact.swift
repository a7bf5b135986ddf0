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
  public var holder: Range<Int>
  /// The list's element that it was made of, if any.
  public var element: Range<Int>
  /// The stored value: whole fields of the data, or nothing.
  public var value: Range<Int>
  /// The period of an observation; empty where it is the day `validfrom`.
  public var period: Range<Int>
  /// Whether an observation has a unit or dimensions.
  public var isDimensioned: Bool

  /// Marks an attribute whose name is made of data.
  public static let dynamic: UInt16 = .max
}
