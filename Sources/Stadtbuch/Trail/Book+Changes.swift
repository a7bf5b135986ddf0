import Ledger
import Timelines
import Views
public import Vocabulary

extension Book {
  /// What differs between two points, attribute by attribute, and why. Where a year was closed, a
  /// note in the language says what lapsed.
  public func changes(
    from first: Spot, to second: Spot, in language: Language = .en, rows: RowSink
  ) throws -> Answer {
    let (from, to, frame) = try frame(from: first, to: second)
    var answer = frame
    answer.columns += ["sequences", "note"]
    try timelines.changes(from: from, to: to) { (change) throws(TimelinesError) in
      var row = AnswerObject(change)
      let point = change.cause == .happened ? to : Point(asOf: from.asOf, knownAt: to.knownAt)
      row.append("note", try note(on: change, at: point).map { .text($0.text(language)) })
      try rows(row)
    }
    return answer
  }

  /// The same with its rows, for few.
  public func changes(
    from first: Spot, to second: Spot, in language: Language = .en
  ) throws -> Answer {
    try Answer.collecting { rows in
      try changes(from: first, to: second, in: language, rows: rows)
    }
  }

  /// What differs between two points in the keys of the portfolio's rows, and why; notes in the
  /// language say how projects ended and which years were closed.
  public func rowChanges(
    from first: Spot, to second: Spot, in language: Language = .en, rows: RowSink
  ) throws -> Answer {
    let (from, to, frame) = try frame(from: first, to: second)
    var answer = frame
    answer.columns.append("note")
    for change in try PortfolioReader(timelines).changes(from: from, to: to) {
      var json: [UInt8] = []
      change.append(json: &json, note: change.note(language))
      try rows(AnswerObject(json: json))
    }
    return answer
  }

  /// The same with its rows, for few.
  public func rowChanges(
    from first: Spot, to second: Spot, in language: Language = .en
  ) throws -> Answer {
    try Answer.collecting { rows in
      try rowChanges(from: first, to: second, in: language, rows: rows)
    }
  }

  /// What the closing or opening of a fiscal year did.
  private func note(
    on change: ChangeRow, at point: Point
  ) throws(TimelinesError) -> ChangeNote? {
    guard change.attribute == "closed", change.subject.utf8.count == "period/2024".utf8.count,
      let year = Int(change.subject.dropFirst("period/".count))
    else { return nil }
    let all = #""all""#
    guard change.after == all else {
      return change.before == all ? .reopened(year: year) : nil
    }
    let budget = try BudgetView(timelines).answer(at: point, year: year)
    return .closed(
      year: year,
      lapsed: Money(minor: budget.total.figures[.lapsed], currency: budget.currency))
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
