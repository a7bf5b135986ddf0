public import Vocabulary

/// One project as the portfolio shows it at a point. What is not known is nil, never 0 or empty.
public struct PortfolioRow: Sendable, Equatable {
  /// The project.
  public var subject = ""
  /// Its title.
  public var title: String?
  /// agenda, department, lighthouse and so on.
  public var kind: String?
  /// What it is about.
  public var description: String?
  /// The Staffel.
  public var cohort: String?
  /// Where it stands.
  public var status: String?
  /// The day from which the status holds.
  public var statusSince: Day?
  /// The unit that leads it.
  public var lead: String?
  /// The name of that unit.
  public var leadName: String?
  /// The unit under which it is grouped, after following successors.
  public var unit: String?
  /// The department of that unit.
  public var department: String?
  /// The field of action in which it stands.
  public var field: String?
  /// The measure of its primary alignment.
  public var measure: String?
  /// The goal of its primary alignment, or that of the measure.
  public var goal: String?
  /// The other units that take part.
  public var units: [AssignedUnit] = []
  /// The score of its priority.
  public var score: ExactDecimal?
  /// The rank of its priority.
  public var rank: Int64?
  /// The progress in basis points.
  public var progress: Int64?
  /// The latest report.
  public var report: ReportFigures?
  /// The dates that were agreed.
  public var baseline = PlannedDates()
  /// The dates that are expected.
  public var forecast = PlannedDates()
  /// The funding that was asserted.
  public var assertedFunding: String?
  /// What the need rests on.
  public var needBasis = NeedBasis.unknown
  /// The funding as its money says.
  public var derivedFunding = DerivedFunding.unclear
  /// Whether the two contradict each other.
  public var hasFundingConflict = false
  /// The money over all years.
  public var money: MoneyFigures
  /// What it is aligned to, in byte order.
  public var alignments: [Alignment] = []
  /// The events that it owns up to the point.
  public var version: UInt64 = 0
  /// The day of the fact with the greatest sequence among those that hold.
  public var validFrom: Day?
  /// That sequence.
  public var sequence: UInt64?

  /// Whether it was merged, split or deregistered: its money counts, and it stands in no list.
  public var hasEnded = false
  /// What a reader of the row has to know.
  public var notices: [Notice] = []

  /// A project of which nothing is known yet.
  public init(currency: Currency = .eur) {
    money = MoneyFigures(currency: currency)
  }
}

/// A unit that takes part in a project without leading it.
public struct AssignedUnit: Sendable, Equatable {
  /// The unit.
  public var unit: String
  /// involved, financing, using or partner.
  public var role: String
  /// Its share in basis points.
  public var share: Int64?
}

/// A start and an end, each if known.
public struct PlannedDates: Sendable, Equatable {
  /// The first day.
  public var start: Day?
  /// The last day.
  public var end: Day?
}

/// What a project's latest report says.
public struct ReportFigures: Sendable, Equatable {
  /// The period that it reports on.
  public var period: Period
  /// The light over all.
  public var overall: String?
  /// The light of cost.
  public var cost: String?
  /// The light of time.
  public var time: String?
  /// The light of scope.
  public var scope: String?
  /// The light of benefit.
  public var benefit: String?
  /// The days since the period's last day.
  public var ageDays: Int64
  /// Whether it is older than reports may be.
  public var isStale: Bool

  /// A report of which no light is known.
  public init(period: Period, ageDays: Int64, isStale: Bool) {
    self.period = period
    self.ageDays = ageDays
    self.isStale = isStale
  }
}

/// The money of a project over all years, in minor units of one currency.
public struct MoneyFigures: Sendable, Equatable {
  /// An amount in a currency that is not the ledger's own.
  public struct Other: Sendable, Equatable {
    /// The key that it stands beside.
    public var key: Key
    /// The amount and its currency.
    public var money: Money
  }

  /// The keys that other currencies can stand beside.
  public enum Key: String, Sendable, CaseIterable {
    /// The key of this name.
    case need, appropriated, committed, spent, forecast
  }

  /// The ledger's currency.
  public var currency: Currency
  /// What is needed.
  public var need: Total?
  /// What is secured.
  public var secured: Total = 0
  /// What is missing.
  public var gap: Total?
  /// Authorised over all years.
  public var appropriated: Total?
  /// Open commitments over all years.
  public var committed: Total?
  /// Spent over all years.
  public var spent: Total?
  /// The total forecast.
  public var forecast: Total?
  /// Amounts in other currencies, by key and currency.
  public var others: [Other] = []

  /// No money in a currency.
  public init(currency: Currency) {
    self.currency = currency
  }
}
