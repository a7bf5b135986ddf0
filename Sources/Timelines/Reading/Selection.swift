public import Vocabulary

/// Which attributes are read, and how: whoever needs few of many spares looking at the others.
public struct Selection: Sendable {
  /// What is wanted of an attribute.
  public enum Wish: UInt8, Sendable {
    /// Nobody has said yet.
    case unknown
    /// Nothing.
    case nothing
    /// What shows; of an account its total, and each booking that holds only after the day.
    case value
    /// Of an account each booking.
    case bookings
  }

  private var wishes: [Wish] = []

  /// A selection that knows no attribute.
  public init() {}

  /// What is wanted of an attribute.
  public subscript(attribute: UInt32) -> Wish {
    get { Int(attribute) < wishes.count ? wishes[Int(attribute)] : .unknown }
    set {
      let place = Int(attribute)
      if place >= wishes.count {
        wishes.append(contentsOf: repeatElement(.unknown, count: place + 1 - wishes.count))
      }
      wishes[place] = newValue
    }
  }
}

/// One amount on an account: known at the point and not void there.
public struct BookedFlow: Sendable, Equatable {
  /// The number of the account.
  public var attribute: UInt32
  /// The event that booked it.
  public var sequence: UInt64
  /// The day from which it holds.
  public var validFrom: Day
  /// The type of the event, of a correction the one inside it.
  public var typeNumber: UInt16
  /// What the event books on the account, in minor units: one amount, or a list's parts for one
  /// account, which 64 bits hold.
  public var amount: Int64
  /// Its currency.
  public var currency: Currency
  /// Whether it holds only after the day of the point.
  public var isLater: Bool
}
