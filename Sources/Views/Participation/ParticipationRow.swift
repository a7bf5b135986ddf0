public import Vocabulary

/// What became of an impulse.
public enum ImpulseState: String, Sendable, CaseIterable {
  /// It was accepted.
  case accepted
  /// Part of it was accepted.
  case partly
  /// It was rejected.
  case rejected
  /// Nobody has answered, and there is time left or no day was set.
  case open
  /// Nobody has answered by the day that was set.
  case overdue
}

/// One impulse at a point, and what became of it.
public struct ImpulseRow: Sendable, Equatable {
  /// Something that it led to.
  public struct Trace: Sendable, Equatable {
    /// The decision, measure, project or what else it is.
    public var subject: String
    /// Its title.
    public var title: String?
    /// Where it stands: the status of a project or measure, the outcome of a decision.
    public var status: String?
  }

  /// The impulse.
  public var subject: String
  /// Where it was given.
  public var participation: String?
  /// What it says; nil where it was erased.
  public var text: String?
  /// The unit that shall answer.
  public var to: String?
  /// The day by which it shall.
  public var due: Day?
  /// What became of it.
  public var state: ImpulseState
  /// The day from which it was answered.
  public var answeredOn: Day?
  /// The answer; nil where it was erased.
  public var answer: String?
  /// The days after the due day on which it was answered, or until now.
  public var daysLate: Int?
  /// What it led to, in byte order.
  public var led: [Trace]
}

/// One format of participation at a point.
public struct ParticipationRow: Sendable, Equatable {
  /// The participation.
  public var subject: String
  /// workshop, employee-council and so on.
  public var format: String?
  /// Its day, or the first of several.
  public var on: Day?
  /// The last day.
  public var until: Day?
  /// How often it met.
  public var sessions: Int64?
  /// How many took part.
  public var participants: Int64?
  /// How they were chosen.
  public var selection: String?
  /// The strategy that it was about.
  public var strategy: String?
  /// How many impulses it gave.
  public var impulses = 0
  /// How many of them became what.
  public var counts: [ImpulseState: Int] = [:]

  /// A participation of which nothing is known.
  public init(subject: String) {
    self.subject = subject
  }
}

/// Participation and its impulses at a point.
public struct ParticipationAnswer: Sendable {
  /// The formats, in byte order of their names.
  public var rows: [ParticipationRow] = []
  /// The impulses, in byte order of their names.
  public var impulses: [ImpulseRow] = []
}
