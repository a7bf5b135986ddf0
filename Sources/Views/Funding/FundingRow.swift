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
  /// What it needs, if that is known.
  public var need: Total?
  /// What of it is secured.
  public var secured: Total = 0
  /// What makes it up: years in order, then grants; they add up to it.
  public var parts: [Part] = []
  /// What is missing; absent when the need is.
  public var gap: Total?
  /// The funding that was asserted.
  public var asserted: String?
  /// The funding as its money says.
  public var derived = DerivedFunding.unclear
  /// Whether the two contradict each other.
  public var hasConflict = false
  /// What it needs in other currencies.
  public var otherNeeds: [Money] = []
}

/// The funding of all projects at a point.
public struct FundingAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The ledger's currency.
  public var currency: Currency
  /// The projects in byte order.
  public var rows: [FundingRow] = []
  /// What a reader has to know.
  public var warnings: [ViewWarning] = []

  /// An answer without rows.
  public init(point: Point, currency: Currency) {
    self.point = point
    self.currency = currency
  }

  /// The gaps added up, never netted with what others have too much.
  public var sumOfGaps: Total { rows.reduce(0) { $0 + ($1.gap ?? 0) } }
}
