public import Timelines
public import Vocabulary

/// How far a project is funded.
public struct FundingRow: Sendable, Equatable {
  /// What is secured by one year or one grant.
  public struct Part: Sendable, Equatable {
    /// The fiscal year, or the grant's name.
    public var of: String
    /// The amount; of a grant negative where its source holds more than will be paid.
    public var amount: Total
  }

  /// The project.
  public var subject: String
  /// Whether it was merged, split or deregistered: its money counts, and it stands in no list.
  public var hasEnded = false
  /// Its money over all years.
  public var money: MoneyFigures
  /// What makes up what is secured: years in order, then grants; they add up to it.
  public var parts: [Part] = []
  /// The funding that was asserted.
  public var asserted: String?
  /// The funding as its money says.
  public var derived = DerivedFunding.unclear
  /// Whether the two contradict each other.
  public var hasConflict = false

  /// What it needs, if that is known.
  public var need: Total? { money.need }
  /// What of it is secured.
  public var secured: Total { money.secured }
  /// What is missing; absent when the need is.
  public var gap: Total? { money.gap }
  /// What it needs in other currencies.
  public var otherNeeds: [Money] { money.others.filter { $0.key == .need }.map(\.money) }
}

/// The funding of all projects at a point.
public struct FundingAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The ledger's currency.
  public var currency: Currency
  /// The projects in byte order.
  public var rows: [FundingRow] = []
  /// The projects that were merged, split or deregistered: of them the money counts.
  public var ended: [FundingRow] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []

  /// An answer without rows.
  public init(point: Point, currency: Currency) {
    self.point = point
    self.currency = currency
  }

  /// The gaps added up, never netted with what others have too much.
  public var sumOfGaps: Total { rows.reduce(0) { $0 + ($1.gap ?? 0) } }

  /// The projects that lack something; what has ended lacks nothing.
  public var withGaps: FundingAnswer {
    var answer = self
    answer.rows.removeAll { $0.gap ?? 0 <= 0 }
    answer.ended = []
    return answer
  }

  /// How many projects have ended, and their money.
  public var endedTotal: PortfolioGroup {
    var total = PortfolioGroup(currency: currency)
    for row in ended { total.add(row.money) }
    total.count = Int64(ended.count)
    return total
  }

  /// The money of rows and ended projects together: that of the portfolio.
  public var total: PortfolioGroup {
    var total = PortfolioGroup(currency: currency)
    for money in (rows + ended).map(\.money) { total.add(money) }
    total.count = Int64(rows.count)
    return total
  }
}
