public import Vocabulary

/// What differs in one key of a project's row between two points.
public struct PortfolioChange: Sendable, Equatable {
  /// Why it differs.
  public enum Cause: String, Sendable, CaseIterable {
    /// The world changed.
    case happened
    /// It was so before, but it was recorded later.
    case late
    /// What had been recorded was not so.
    case corrected
  }

  /// The project.
  public var subject: String
  /// The key of its row.
  public var key: PortfolioKey
  /// The value before; nil where there was none.
  public var before: PortfolioValue?
  /// The value after; nil where there is none.
  public var after: PortfolioValue?
  /// Why it differs.
  public var cause: Cause
  /// What explains it further: a project that ended, a year that was closed.
  public var notes: [ChangeNote] = []
  /// The events behind it, in rising order.
  public var sequences: [UInt64] = []

  /// The keys that are compared, in byte order.
  public static let keys: [PortfolioKey] = {
    let named: [PortfolioKey] = [
      .title, .kind, .cohort, .status, .lead, .department, .field, .score, .rank, .progress,
      .reportPeriod, .reportOverall, .baselineStart, .baselineEnd, .forecastStart, .forecastEnd,
      .fundingAsserted, .fundingDerived, .fundingConflict, .moneyNeed, .moneySecured, .moneyGap,
      .moneyAppropriated, .moneyCommitted, .moneySpent, .moneyForecast,
    ]
    return named.sorted { $0.rawValue.isBefore($1.rawValue) }
  }()

  /// Of money after less before, an absent side counting 0.
  public var change: Money? {
    switch (before, after) {
    case (.money(let before)?, .money(let after)?):
      Money(minor: after.minor - before.minor, currency: after.currency)
    case (.money(let before)?, nil):
      Money(minor: -before.minor, currency: before.currency)
    case (nil, .money(let after)?): after
    default: nil
    }
  }
}
