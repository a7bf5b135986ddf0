public import Vocabulary

/// What of a project's need is secured, and of what it is made.
public struct SecuredFunding: Sendable, Equatable {
  /// One part of it.
  public enum Part: Sendable, Equatable {
    /// What a year gives on one source.
    case year(Int16)
    /// What a grant promises beyond what is appropriated on its sources.
    case grant(String)
    /// What stands on a grant's sources beyond the entitlement, as a negative amount.
    case beyond(String)
  }

  /// The sum.
  public var total: Total = 0

  /// Nothing secured.
  public init() {}

  /// Adds a project's years and its grants; `part` hears of each amount added.
  ///
  /// A grant fills up to the entitlement and no further: what its sources have in all years is a
  /// part of it, and what they have beyond it nobody will pay.
  mutating func add(
    _ money: borrowing EntityMoney, _ currency: Currency, closed: borrowing ClosedYears,
    grants: [ProjectGrant], names: inout MoneyNames,
    part: (Part, Total) -> Void = { _, _ in }
  ) {
    for cell in money.cells where cell.currency == currency {
      let amount = cell.secured(closed: closed.contains(cell.year))
      total += amount
      part(.year(cell.year), amount)
    }
    for grant in grants where grant.currency == currency {
      var appropriated: Total = 0
      var secured: Total = 0
      for source in grant.sources {
        let number = names.source(source)
        for cell in money.cells where cell.source == number && cell.currency == currency {
          appropriated += cell.figures.appropriated
          secured += cell.secured(closed: closed.contains(cell.year))
        }
      }
      if secured > grant.entitlement {
        total += grant.entitlement - secured
        part(.beyond(grant.grant), grant.entitlement - secured)
      }
      let promised = max(0, grant.entitlement - max(appropriated, secured))
      total += promised
      part(.grant(grant.grant), promised)
    }
  }
}

/// What a grant gives to one project.
public struct ProjectGrant: Sendable, Equatable {
  /// The grant's name.
  public var grant: String
  /// What can be had from it.
  public var entitlement: Total
  /// The currency of the entitlement.
  public var currency: Currency
  /// The sources that are paid from it.
  public var sources: [String]
  /// Whether its time is over, so that what was used counts and not what was promised.
  public var hasEnded: Bool

  /// A project's part of a grant.
  public init(
    grant: String, entitlement: Total, currency: Currency, sources: [String],
    hasEnded: Bool = false
  ) {
    self.grant = grant
    self.entitlement = entitlement
    self.currency = currency
    self.sources = sources
    self.hasEnded = hasEnded
  }
}
