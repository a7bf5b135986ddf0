public import Vocabulary

/// The rules of a notice that are not about what it pays.
extension GrantTerms {
  /// The share of what the grant is for that is eligible so far, in basis points, half away from
  /// zero: of the maximum, where a share is paid of the costs that give the maximum.
  /// Nil where it is too large to be said.
  public func spentShare(eligible: Total) -> Int64? {
    guard maximum > 0 else { return 0 }
    let rate = form == "share" ? Int128(self.rate ?? 10_000) : 10_000
    return eligible.scaled(by: rate, over: maximum.value).flatMap { Int64(exactly: $0.value) }
  }

  /// What may be spent on a line: its amount and the overrun that the notice allows, to the cent.
  public static func limit(_ amount: Total, overrun: Int64?) -> Total {
    amount + share(amount, rate: overrun ?? 0)
  }

  /// What a review of use leaves to be claimed back of what had been received: the accepted amount
  /// is eligible expenditure, of which the grant pays its rate.
  public func excess(received: Total, accepted: Total) -> Total {
    max(0, received - GrantTerms.share(accepted, rate: rate ?? 10_000))
  }
}
