/// What an account counts for in the figures of a year.
enum AccountRole: UInt8, Sendable {
  /// Shown nowhere in the figures: requested, drafts, results, revenue, authority.
  case uncounted
  case appropriation, supplementary, overPlan, offPlan
  case transferred, carried, blocked
  case committed, relieved, spent
}

/// An account's name in numbers, made once for each account; the numbers are those of a
/// ``MoneyNames``.
struct AccountKey: Sendable, Equatable {
  var role: AccountRole
  var year: Int16 = 0
  /// The source's number; -1 where an account has none.
  var source: Int32 = -1
  /// The number of its year and source; -1 where it has none.
  var cell: Int32 = -1
  /// The number of a commitment's year; -1 elsewhere.
  var slot: Int32 = -1
}
