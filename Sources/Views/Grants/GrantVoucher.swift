public import Vocabulary

/// What was booked on a grant and whether it counts, as far as entitlements need it.
public struct GrantVoucher: Sendable, Equatable {
  /// The booking event.
  public var sequence: UInt64
  /// The amount in minor units of the grant's currency.
  public var amount: Total
  /// The day of payment, else the day from which the booking holds.
  public var day: Day
  /// Whether it was flagged as eligible.
  public var isFlagged: Bool

  /// A voucher.
  public init(sequence: UInt64, amount: Total, day: Day, isFlagged: Bool) {
    self.sequence = sequence
    self.amount = amount
    self.day = day
    self.isFlagged = isFlagged
  }
}
