public import Timelines
public import Vocabulary

/// One grant at a point: what of it is used, what must go back and what is due.
public struct GrantRow: Sendable, Equatable {
  /// Money that was drawn down on one day.
  public struct Drawdown: Sendable, Equatable {
    /// Its receipt.
    public var receipt: String
    /// The day on which it came.
    public var received: Day
    /// How much came.
    public var amount: Total
    /// What of it is used; the oldest is used first.
    public var used: Total = 0
    /// What of that is used for what was paid after the last day.
    public var usedLate: Total = 0
    /// The last day on which it may be used; absent where the notice names none.
    public var useBy: Day?

    /// What of it is not used.
    public var unused: Total { amount - used }

    /// What it pays of what is used, where the drawdowns before it come to so much.
    func share(of used: Total, after before: Total) -> Total {
      max(0, min(amount, used - before))
    }

    /// How many days what is unused is overdue at a day; nil while it is not.
    public func daysOverdue(on day: Day) -> Int? {
      guard unused > 0, let useBy, day > useBy else { return nil }
      return useBy.days(to: day)
    }
  }

  /// One line of the notice's plan.
  public struct Line: Sendable, Equatable {
    /// Its code.
    public var code: String
    /// What is planned.
    public var amount: Total
    /// What is eligible on it.
    public var eligible: Total
    /// What is planned with the overrun that the notice allows.
    public var limit: Total

    /// By how much it is beyond what is planned.
    public var overAmount: Total { max(0, eligible - amount) }
    /// By how much it is beyond what is allowed.
    public var overLimit: Total { max(0, eligible - limit) }
  }

  /// The next proof of use.
  public struct DueProof: Sendable, Equatable {
    /// interim or final.
    public var kind: String
    /// The day by which it is due; that day is in time.
    public var due: Day
  }

  /// The grant.
  public var subject: String
  /// The terms of its notice.
  public var terms: GrantTerms
  /// The reference of its notice.
  public var reference: String?
  /// What is eligible: flagged, and paid in time.
  public var eligible: Total = 0
  /// What the grant pays of it.
  public var used: Total = 0
  /// The share of the eligible expenditure that the grant is for, in basis points; nil where
  /// that is too large to be said.
  public var spentShare: Int64? = 0
  /// What was asked for; nil where nothing was.
  public var requested: Total?
  /// The money that came, the oldest first.
  public var drawdowns: [Drawdown] = []
  /// The plan.
  public var lines: [Line] = []
  /// What was flagged and paid outside the eligible time: listed, not counted.
  public var flaggedOutside: [GrantBooking] = []
  /// What was not flagged.
  public var notEligible: [GrantBooking] = []
  /// What may be claimed back.
  public var reclaimable: Total = 0
  /// What was claimed back; nil where nothing was.
  public var reclaimed: Total?
  /// What was paid back; nil where nothing was.
  public var repaid: Total?
  /// The next proof; nil where none is due any more.
  public var nextProof: DueProof?

  /// What came.
  public var received: Total { drawdowns.reduce(0) { $0 + $1.amount } }
  /// What came and is not used.
  public var unused: Total { max(0, received - used) }
  /// What is used and has not come yet.
  public var openClaim: Total { max(0, used - received) }

  /// A grant of these terms of which nothing is used.
  public init(terms: GrantTerms) {
    subject = terms.name
    self.terms = terms
  }
}

/// The grants at a point.
public struct GrantAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The approved grants in byte order.
  public var rows: [GrantRow] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []

  /// An answer without rows.
  public init(point: Point) {
    self.point = point
  }
}
