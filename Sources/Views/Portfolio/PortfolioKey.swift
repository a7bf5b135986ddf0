/// A key of the portfolio row that has one value: what rows can be grouped and chosen by.
public enum PortfolioKey: String, Sendable, CaseIterable {
  /// The key of this name.
  case subject, title, kind, description, cohort, status, statusSince, lead, leadName, department
  /// The key of this name.
  case field, score, rank, progress, version, validFrom, sequence
  /// The unit after successors, and the place of the primary alignment; not written in rows.
  case unit, measure, goal
  /// The report's keys.
  case reportPeriod = "report.period"
  /// The report's keys.
  case reportOverall = "report.overall"
  /// The report's keys.
  case reportCost = "report.cost"
  /// The report's keys.
  case reportTime = "report.time"
  /// The report's keys.
  case reportScope = "report.scope"
  /// The report's keys.
  case reportBenefit = "report.benefit"
  /// The report's keys.
  case reportAgeDays = "report.ageDays"
  /// The report's keys.
  case reportStale = "report.stale"
  /// The agreed dates.
  case baselineStart = "baseline.start"
  /// The agreed dates.
  case baselineEnd = "baseline.end"
  /// The expected dates.
  case forecastStart = "forecast.start"
  /// The expected dates.
  case forecastEnd = "forecast.end"
  /// The funding's keys.
  case fundingAsserted = "funding.asserted"
  /// The funding's keys.
  case fundingDerived = "funding.derived"
  /// The funding's keys.
  case fundingConflict = "funding.conflict"
  /// The money's keys.
  case moneyNeed = "money.need"
  /// The money's keys.
  case moneySecured = "money.secured"
  /// The money's keys.
  case moneyGap = "money.gap"
  /// The money's keys.
  case moneyAppropriated = "money.appropriated"
  /// The money's keys.
  case moneyCommitted = "money.committed"
  /// The money's keys.
  case moneySpent = "money.spent"
  /// The money's keys.
  case moneyForecast = "money.forecast"

  /// What kind of values the key has.
  public enum Kind: Sendable, Equatable {
    /// Compared by bytes.
    case text
    /// Compared by their order in the vocabulary.
    case words([String])
    /// Compared by the calendar.
    case day
    /// Compared by the last day, then the first.
    case period
    /// Compared by size.
    case int
    /// Compared by size.
    case decimal
    /// Amounts of the ledger's currency, compared by size.
    case money
    /// False before true.
    case bool
  }

  /// What kind of values the key has.
  public var kind: Kind {
    switch self {
    case .kind: .words(PortfolioWords.kinds)
    case .status: .words(PortfolioWords.status)
    case .reportOverall, .reportCost, .reportTime, .reportScope, .reportBenefit:
      .words(PortfolioWords.lights)
    case .fundingAsserted: .words(PortfolioWords.asserted)
    case .fundingDerived: .words(DerivedFunding.allCases.map(\.rawValue))
    case .statusSince, .validFrom, .baselineStart, .baselineEnd, .forecastStart, .forecastEnd: .day
    case .reportPeriod: .period
    case .rank, .progress, .version, .sequence, .reportAgeDays: .int
    case .score: .decimal
    case .reportStale, .fundingConflict: .bool
    case .moneyNeed, .moneySecured, .moneyGap, .moneyAppropriated, .moneyCommitted, .moneySpent,
      .moneyForecast:
      .money
    default: .text
    }
  }
}
