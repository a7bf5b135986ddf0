public import Timelines
public import Vocabulary

/// One milestone at a point: what was agreed, what is expected, and how far it slipped.
public struct MilestoneRow: Sendable, Equatable {
  /// One thing that was said of when it is due, and how far it had slipped by that.
  public struct Statement: Sendable, Equatable {
    /// The event.
    public var sequence: UInt64
    /// The day from which it holds.
    public var validFrom: Day
    /// `due` where the baseline was replaced, `forecast.due` or `reached`.
    public var attribute: String
    /// The date that it says; nil where it takes a forecast back.
    public var value: Day?
    /// The days by which it misses the baseline that was valid on its own day.
    public var slipDays: Int
    /// Whether it shows, a later one does, or its end has come.
    public var state: ExplainRow.State
  }

  /// The milestone.
  public var subject: String
  /// The project that it belongs to.
  public var project: String?
  /// Its title.
  public var title: String?
  /// Whether it is a gate.
  public var isGate: Bool
  /// The date that is agreed.
  public var baseline: Day
  /// The date that was agreed first.
  public var firstBaseline: Day
  /// The date that is expected.
  public var forecast: Day?
  /// The day on which it was reached.
  public var reached: Day?
  /// Whether it was dropped.
  public var isDropped: Bool
  /// The unit that leads its project.
  public var owner: String?
  /// Neither reached nor dropped, and due before the day that is asked for.
  public var isOverdue: Bool
  /// The days since it was due; 0 unless it is overdue.
  public var daysOverdue: Int
  /// What was said of it before, by number of event.
  public var history: [Statement]

  /// Neither reached nor dropped.
  public var isOpen: Bool { reached == nil && !isDropped }
  /// When it was reached, else is expected, else was agreed; when it is overdue not before the day
  /// that is asked for, for it has not been reached by then.
  public var expected: Day {
    let said = reached ?? forecast ?? baseline
    return isOverdue ? max(said, baseline.adding(days: daysOverdue)) : said
  }
  /// The days by which it misses the baseline; negative when it is early.
  public var slipDays: Int { baseline.days(to: expected) }
  /// The days by which it misses what was agreed first.
  public var slipDaysToFirst: Int { firstBaseline.days(to: expected) }
}

/// Which milestones are asked for.
public struct MilestoneFilter: Sendable, Equatable {
  /// Only those still open that are due by this day.
  public var dueBy: Day?
  /// Only those that are overdue.
  public var isOverdue: Bool
  /// Only those of this project.
  public var project: String?

  /// All milestones, unless told otherwise.
  public init(dueBy: Day? = nil, isOverdue: Bool = false, project: String? = nil) {
    self.dueBy = dueBy
    self.isOverdue = isOverdue
    self.project = project
  }

  func takes(_ row: MilestoneRow) -> Bool {
    if let project, row.project != project { return false }
    if let dueBy, !row.isOpen || row.baseline > dueBy { return false }
    return row.isOverdue || !isOverdue
  }
}
