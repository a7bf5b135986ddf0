public import Vocabulary

/// Where an obligation stands.
public enum ObligationState: String, Sendable, CaseIterable {
  /// Its due day has not come.
  case open
  /// Its due day is the one that is asked for.
  case due
  /// Its due day has passed.
  case overdue
  /// It was fulfilled in time.
  case fulfilled
  /// It was fulfilled after its due day.
  case fulfilledLate = "fulfilled-late"
  /// The decision was revoked before it was fulfilled.
  case moot
}

/// One obligation at a point: to whom, by when, and what came of it.
public struct ObligationRow: Sendable, Equatable {
  /// The obligation.
  public var subject: String
  /// What has to be done; nil where it was erased.
  public var text: String?
  /// The decision that it rests on.
  public var decision: String?
  /// The title of the decision.
  public var decisionTitle: String?
  /// The body that decided.
  public var body: String?
  /// The paper that was decided on: a subject, or its reference as text.
  public var paper: String?
  /// What it rests on where that is neither a decision nor a paper.
  public var basis: String?
  /// The day by which it is judged: the due day that was valid when it was fulfilled, else that of
  /// the day that is asked for.
  public var due: Day
  /// The day that was due first.
  public var firstDue: Day
  /// The unit that owes it.
  public var owner: String?
  /// The day on which it was fulfilled.
  public var fulfilled: Day?
  /// What proves it, in byte order.
  public var evidence: [String]
  /// The days after the due day.
  public var daysLate: Int
  /// The days after the first due day.
  public var daysLateToFirst: Int
  /// Where it stands.
  public var state: ObligationState
  /// The measures that decision and paper are about.
  public var measures: [String]
  /// The projects that these are about, and those of the measures.
  public var projects: [String]
}

/// Which obligations are asked for.
public struct ObligationFilter: Sendable, Equatable {
  /// Only those to this body.
  public var body: String?
  /// Only those that are overdue.
  public var isOverdue: Bool

  /// All obligations, unless told otherwise.
  public init(body: String? = nil, isOverdue: Bool = false) {
    self.body = body
    self.isOverdue = isOverdue
  }

  func takes(_ row: ObligationRow) -> Bool {
    if let body, row.body != body { return false }
    return row.state == .overdue || !isOverdue
  }
}
