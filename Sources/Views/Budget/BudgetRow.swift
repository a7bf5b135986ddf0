public import Vocabulary

/// The year of one project, measure or budget line.
public struct BudgetRow: Sendable, Equatable {
  /// What of it is paid from one source.
  public struct Source: Sendable, Equatable {
    /// The source.
    public var source: String
    /// Its sums.
    public var sums = BudgetSums()
  }

  /// One order that is not paid in full.
  public struct OpenCommitment: Sendable, Equatable {
    /// Its key.
    public var key: String
    /// What is open.
    public var money: Money
  }

  /// The share of one measure in a project.
  public struct MeasureShare: Sendable, Equatable {
    /// The measure; `several` where no one can tell.
    public var measure: String
    /// Its weight against the others.
    public var weight: Int64
  }

  /// The project, measure or budget line.
  public var subject: String
  /// Whether it is a project that was merged, split or deregistered.
  public var isEnded = false
  /// The unit under which it is grouped, after following successors.
  public var unit: String?
  /// The measures that it is grouped under; none: a group without a measure.
  public var measures: [MeasureShare] = []
  /// Its sums.
  public var sums = BudgetSums()
  /// The same by source, in byte order; forecasts have none.
  public var sources: [Source] = []
  /// What is ordered and not paid, in byte order of keys.
  public var openCommitments: [OpenCommitment] = []
  /// What may be ordered for later years, by the year in which it is due.
  public var authority: [CommitmentAuthority] = []

  /// A subject without money.
  public init(subject: String) {
    self.subject = subject
  }
}

/// Permission of a year to sign for a later one; it is no money.
public struct CommitmentAuthority: Sendable, Equatable {
  /// The year in which what is ordered is to be paid.
  public var due: Int
  /// What may be ordered.
  public var granted: Total
  /// What was ordered in earlier years for that year.
  public var used: Total

  /// What may still be ordered; negative when more was ordered.
  public var free: Total { granted - used }

  /// An authority for a year.
  public init(due: Int, granted: Total, used: Total = 0) {
    self.due = due
    self.granted = granted
    self.used = used
  }
}
