import Ledger
import Timelines
import Views
public import Vocabulary

/// A day, and how far the log is known on it.
public struct Spot: Sendable {
  /// The day.
  public var asOf: Day
  /// How far the log is known.
  public var knownAt: KnownAtRequest

  /// A day as known at some time.
  public init(asOf: Day, knownAt: KnownAtRequest = .head) {
    self.asOf = asOf
    self.knownAt = knownAt
  }
}

extension Book {
  /// What differs between two points, attribute by attribute, and why.
  public func changes(from first: Spot, to second: Spot, rows: RowSink) throws -> Answer {
    let (from, to, frame) = try frame(from: first, to: second)
    var answer = frame
    answer.columns.append("sequences")
    try timelines.changes(from: from, to: to) { (change) throws(TimelinesError) in
      try rows(AnswerObject(change))
    }
    return answer
  }

  /// The same with its rows, for few.
  public func changes(from first: Spot, to second: Spot) throws -> Answer {
    try Answer.collecting { rows in try changes(from: first, to: second, rows: rows) }
  }

  /// What differs between two points in the keys of the portfolio's rows, and why.
  public func rowChanges(from first: Spot, to second: Spot, rows: RowSink) throws -> Answer {
    let (from, to, frame) = try frame(from: first, to: second)
    for change in try Portfolio(timelines).changes(from: from, to: to) {
      var json: [UInt8] = []
      change.append(json: &json)
      try rows(AnswerObject(json: json))
    }
    return frame
  }

  /// The same with its rows, for few.
  public func rowChanges(from first: Spot, to second: Spot) throws -> Answer {
    try Answer.collecting { rows in try rowChanges(from: first, to: second, rows: rows) }
  }

  private func frame(
    from first: Spot, to second: Spot
  ) throws -> (from: Point, to: Point, answer: Answer) {
    let (early, late) = (try knownAt(first.knownAt), try knownAt(second.knownAt))
    guard early.sequence <= late.sequence else {
      throw LedgerError(
        .invalid,
        "--from knows more (\(early.sequence)) than --to (\(late.sequence)); change them over")
    }
    var answer = Answer(asOf: second.asOf, knownAt: late)
    answer.columns = [
      "subject", "attribute", "before", "after", "change.amount", "change.currency", "cause",
    ]
    for (name, asOf, knownAt) in [("from", first.asOf, early), ("to", second.asOf, late)] {
      var point = AnswerObject()
      point.append("asOf", .day(asOf))
      point.append("knownAt", .number(knownAt.sequence))
      answer.beside.append(name, .object(point))
    }
    return (
      Point(asOf: first.asOf, knownAt: early.sequence),
      Point(asOf: second.asOf, knownAt: late.sequence), answer
    )
  }
}

extension AnswerObject {
  /// The row of a difference between two points.
  init(_ change: ChangeRow) {
    self.init()
    append("subject", .text(change.subject))
    append("attribute", .text(change.attribute))
    append("before", change.before.map(AnswerValue.json))
    append("after", change.after.map(AnswerValue.json))
    append("change", change.change.map(AnswerValue.money))
    append("cause", .word(change.cause.rawValue))
    append("sequences", .list(change.sequences.map { .number($0) }))
  }
}
