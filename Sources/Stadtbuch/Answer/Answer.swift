public import Timelines
public import Vocabulary

/// What a question is answered with: the point, the rows, and what to know about them.
///
/// It collects rows for whoever knows that there are few, and knows nothing of how they are shown:
/// that is what formats are for.
public struct Answer: Sendable {
  /// The day whose truth was asked for; today where none was.
  public var asOf: Day
  /// How far the log was known.
  public var knownAt: KnownAt
  /// The rows, each an object.
  public var rows: [AnswerObject]
  /// What stands beside the rows, such as a total.
  public var beside: AnswerObject
  /// What to know before relying on it.
  ///
  /// Why it is as known before the head of the log, where that is so, stays in front of all others.
  public var warnings: [Label] {
    didSet { keepLag() }
  }
  /// The paths of the leaves that every row may have, in order: the columns of CSV.
  public var columns: [String]

  /// An answer with its point and rows.
  public init(
    asOf: Day, knownAt: KnownAt, columns: [String] = [], rows: [AnswerObject] = [],
    beside: AnswerObject = AnswerObject(), warnings: [Label] = []
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.columns = columns
    self.rows = rows
    self.beside = beside
    self.warnings = warnings
    keepLag()
  }

  private mutating func keepLag() {
    guard let notice = knownAt.lag?.notice, warnings.first != notice else { return }
    warnings.insert(notice, at: 0)
  }
}

/// How far a log is known: the number of its last event, and when that was recorded.
public struct KnownAt: Sendable, Equatable {
  /// The number; 0 of the empty ledger.
  public var sequence: UInt64
  /// When that event was recorded; nil at 0.
  public var time: Instant?
  /// Why it is not the head of the log, though that was asked for; nil when it is.
  public var lag: ViewsLag?
  /// The time zone on whose clock people read times of the answer; UTC where none is said.
  public var timeZone: String?

  /// A position as given.
  public init(sequence: UInt64, time: Instant?, timeZone: String? = nil) {
    self.sequence = sequence
    self.time = time
    self.timeZone = timeZone
  }
}
