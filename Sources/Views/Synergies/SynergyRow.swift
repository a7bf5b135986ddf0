public import Vocabulary

/// What became of a synergy.
public enum SynergyState: String, Sendable, CaseIterable {
  /// Nobody decided yet.
  case proposed
  /// It was accepted, and nothing of it has come yet.
  case accepted
  /// It was rejected.
  case rejected
  /// Some of its benefit has come.
  case realised
}

/// What was planned and what has come of a benefit, added up over its periods.
public struct BenefitFigures: Sendable, Equatable {
  /// The ledger's currency.
  public var currency: Currency
  /// What was planned, in minor units of the ledger's currency.
  public var planned: Total?
  /// What has come.
  public var realised: Total?
  /// The hours that were planned to be saved.
  public var hoursPlanned: ExactDecimal?
  /// The hours that were saved.
  public var hoursRealised: ExactDecimal?

  /// Nothing planned and nothing come yet.
  init(currency: Currency) {
    self.currency = currency
  }

  func money(_ minor: Total?) -> Money? { minor.map { Money(minor: $0, currency: currency) } }
}

/// One synergy between projects at a point.
public struct SynergyRow: Sendable, Equatable {
  /// The synergy.
  public var subject: String
  /// Its title.
  public var title: String?
  /// reuse, procurement, data or process.
  public var kind: String?
  /// The projects between which it lies.
  public var members: [String]
  /// The day from which it was proposed.
  public var proposedOn: Day
  /// The benefit that was proposed.
  public var benefit: Money?
  /// Where it stands.
  public var state: SynergyState
  /// The day from which it was decided.
  public var decidedOn: Day?
  /// What was planned and has come.
  public var figures: BenefitFigures
}

/// One solution that a unit offers to others, at a point.
public struct SolutionRow: Sendable, Equatable {
  /// One that re-uses it.
  public struct Reuse: Sendable, Equatable {
    /// The unit or project.
    public var by: String
    /// The day from which it does.
    public var since: Day
    /// The event that says so.
    public var sequence: UInt64
  }

  /// The solution.
  public var subject: String
  /// Its title.
  public var title: String?
  /// The unit that offers it.
  public var owner: String?
  /// What kind of solution it is.
  public var kind: String?
  /// Its licence.
  public var licence: String?
  /// The day from which it is offered.
  public var offeredOn: Day
  /// Who re-uses it, in byte order.
  public var reuse: [Reuse]
  /// What was planned and has come.
  public var figures: BenefitFigures
}

/// The synergies and solutions at a point.
public struct SynergiesAnswer: Sendable {
  /// The synergies, in byte order of their names.
  public var rows: [SynergyRow] = []
  /// The solutions that are offered, in byte order of their names.
  public var solutions: [SolutionRow] = []
  /// The ledger's currency.
  public var currency: Currency
  /// What a reader has to know.
  public var warnings: [Notice] = []

  /// An answer without rows.
  public init(currency: Currency) {
    self.currency = currency
  }
}
