/// What an account counts for in the figures of a year.
enum AccountRole: UInt8, Sendable {
  /// Shown nowhere in the figures: requested, drafts, results, revenue, authority.
  case uncounted
  case appropriation, supplementary, overPlan, offPlan
  case transferred, carried, blocked
  case committed, relieved, spent

  /// Whether what stands on it is a part of what may be spent.
  var isAuthorised: Bool {
    switch self {
    case .appropriation, .supplementary, .overPlan, .offPlan, .transferred, .carried: true
    case .uncounted, .blocked, .committed, .relieved, .spent: false
    }
  }
}

/// An account's name in numbers, made once for each account; the numbers are those of a
/// ``MoneyNames``.
struct AccountKey: Sendable, Equatable {
  var role: AccountRole
  /// Of what was committed its place in ``MoneyNames/orders``, of what was relieved in
  /// ``MoneyNames/slots``, of all others that of year and source in ``MoneyNames/cells``.
  var number: Int32 = -1
}
