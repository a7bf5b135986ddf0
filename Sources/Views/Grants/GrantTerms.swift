public import Vocabulary

/// The terms of a grant as they hold at a point.
public struct GrantTerms: Sendable, Equatable {
  /// The grant's name.
  public var name: String
  /// The project that it was given to.
  public var project: String?
  /// The most that is paid.
  public var maximum: Total
  /// The currency of all its amounts.
  public var currency: Currency
  /// The share that is paid, in basis points.
  public var rate: Int64?
  /// share, fixed, deficit or full.
  public var form: String
  /// The first day that is eligible.
  public var from: Day
  /// The last day that is eligible.
  public var until: Day
  /// What the city pays itself before a deficit is met.
  public var ownShare: Total = 0
  /// What was claimed back.
  public var reclaimed: Total = 0
  /// Who gets how much, in byte order of projects; nobody: all goes to ``project``.
  public var allocations: [(project: String, amount: Total)] = []
  /// The sources that are paid from it.
  public var sources: [String] = []

  /// The terms of a notice.
  public init(
    name: String, project: String?, maximum: Total, currency: Currency, rate: Int64?, form: String,
    from: Day, until: Day
  ) {
    self.name = name
    self.project = project
    self.maximum = maximum
    self.currency = currency
    self.rate = rate
    self.form = form
    self.from = from
    self.until = until
  }

  /// Equal in every term.
  public static func == (left: GrantTerms, right: GrantTerms) -> Bool {
    left.name == right.name && left.project == right.project && left.maximum == right.maximum
      && left.currency == right.currency && left.rate == right.rate && left.form == right.form
      && left.from == right.from && left.until == right.until && left.ownShare == right.ownShare
      && left.reclaimed == right.reclaimed && left.sources == right.sources
      && left.allocations.elementsEqual(right.allocations, by: ==)
  }

  /// Whether the eligible time is over.
  public func hasEnded(on day: Day) -> Bool { day > until }

  /// The projects that get something.
  public var projects: [String] {
    allocations.isEmpty ? project.map { [$0] } ?? [] : allocations.map(\.project)
  }

  /// What of the vouchers is eligible: flagged, and paid in the eligible time.
  public func eligible(_ vouchers: some Sequence<GrantVoucher>) -> Total {
    var sum = Total.zero
    for voucher in vouchers
    where voucher.isFlagged && voucher.day >= from && voucher.day <= until {
      sum += voucher.amount
    }
    return sum
  }

  /// What the grant pays of an eligible amount. `revenue` is what its projects received from
  /// sources without this grant; it counts for deficits only.
  public func used(eligible: Total, revenue: Total = 0) -> Total {
    switch form {
    case "share":
      min(maximum, GrantTerms.share(eligible, rate: rate ?? 10_000))
    case "deficit": min(maximum, eligible - ownShare - revenue)
    default: min(maximum, eligible)
    }
  }

  /// A share of an amount in basis points, to the cent, half away from zero.
  public static func share(_ amount: Total, rate: Int64) -> Total {
    // Basis points are 10,000 at most, so a share is never beyond the amount.
    amount.scaled(by: Int128(rate), over: 10_000) ?? amount
  }

  /// What each project can have: its allocation while the eligible time lasts, later its share of
  /// what was used, less the same share of what was reclaimed.
  public func entitlements(
    on day: Day, used: Total
  ) -> [(project: String, amount: Total)] {
    guard hasEnded(on: day) else {
      if !allocations.isEmpty { return allocations }
      return project.map { [($0, maximum)] } ?? []
    }
    let projects = self.projects
    let weights =
      allocations.isEmpty ? projects.map { _ in Total(1 as Int64) } : allocations.map(\.amount)
    let shares = Apportionment.split(max(0, used), by: weights)
    let back = Apportionment.split(reclaimed, by: weights)
    return projects.indices.map { (projects[$0], max(0, shares[$0] - back[$0])) }
  }
}
