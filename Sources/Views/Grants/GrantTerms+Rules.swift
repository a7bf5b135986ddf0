/// The rules of a notice that are not about what it pays.
extension GrantTerms {
  /// The share of what the grant is for that is eligible so far, in basis points, half away from
  /// zero: of the maximum, where a share is paid of the costs that give the maximum.
  public func spentShare(eligible: Int64) -> Int64 {
    let rate = form == "share" ? Int128(self.rate ?? 10_000) : 10_000
    guard maximum > 0 else { return 0 }
    let twice = Int128(eligible.magnitude) * rate * 2 + Int128(maximum)
    let share = Int64(clamping: twice / (2 * Int128(maximum)))
    return eligible < 0 ? -share : share
  }

  /// What may be spent on a line: its amount and the overrun that the notice allows, to the cent.
  public static func limit(_ amount: Int64, overrun: Int64?) -> Int64 {
    amount + share(amount, rate: overrun ?? 0)
  }

  /// What a review of use leaves to be claimed back of what had been received: the accepted amount
  /// is eligible expenditure, of which the grant pays its rate.
  public func excess(received: Int64, accepted: Int64) -> Int64 {
    max(0, received - GrantTerms.share(accepted, rate: rate ?? 10_000))
  }
}
