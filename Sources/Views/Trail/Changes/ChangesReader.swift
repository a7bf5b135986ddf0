import Ledger
package import Timelines
package import Vocabulary

/// A difference between two points.
package struct ChangeEntry: Sendable {
  let subject: String
  let attribute: String
  let before: AnswerValue?
  let after: AnswerValue?
  let change: Money?
  let cause: String
  var sequences: [UInt64] = []
  let note: String?
}

extension ChangeEntry {
  /// A difference in an attribute.
  package init(_ change: ChangeRow, note: String?) {
    self.init(
      subject: change.subject, attribute: change.attribute,
      before: change.before.map { AttributeValue.value($0, of: change.attribute) },
      after: change.after.map { AttributeValue.value($0, of: change.attribute) },
      change: change.change, cause: change.cause.rawValue, sequences: change.sequences,
      note: note)
  }
}

extension ChangeEntry {
  /// A difference in a key of a portfolio's row.
  package init(_ change: PortfolioChange, _ language: Language) {
    self.init(
      subject: change.subject, attribute: change.key.rawValue,
      before: change.before.map { AnswerValue($0, of: change.key) },
      after: change.after.map { AnswerValue($0, of: change.key) }, change: change.change,
      cause: change.cause.rawValue, note: change.note(language))
  }
}

extension AnswerObject {
  /// The row of a difference in an attribute.
  package init(_ entry: ChangeEntry) {
    self.init(entry, Changes.columns(.integer))
  }
}

/// Reads what differs between two points.
enum ChangesReader {
  /// The first point, which knows no more than the second.
  static func first(
    _ choice: ChangesChoice, _ frame: Frame
  ) throws(TimelinesError) -> Point {
    do throws(LedgerError) {
      let known =
        choice.from.knownAt == .head
        ? frame.point.knownAt
        : try frame.timelines.ledger.resolve(choice.from.knownAt).sequence
      guard known <= frame.point.knownAt else {
        throw LedgerError(
          .invalid,
          "--from knows more (\(known)) than --to (\(frame.point.knownAt)); swap them",
          "--from kennt mehr (\(known)) als --to (\(frame.point.knownAt)); vertauschen")
      }
      return Point(asOf: choice.from.asOf, knownAt: known)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// The points, beside the rows.
  static func closing(_ from: Point, _ frame: Frame) -> Closing {
    var figures = AnswerObject()
    for (name, point) in [("from", from), ("to", frame.point)] {
      figures.set([name, "asOf"], .day(point.asOf))
      figures.set([name, "knownAt"], .number(point.knownAt))
    }
    return Closing(figures)
  }

  /// Attribute by attribute. Where a year was closed, a note says what lapsed.
  static func attributes(
    _ from: Point, _ frame: Frame, _ take: (ChangeEntry) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let to = frame.point
    try frame.timelines.changes(from: from, to: to) { (change) throws(TimelinesError) in
      let point = change.cause == .happened ? to : Point(asOf: from.asOf, knownAt: to.knownAt)
      let note = try note(on: change, at: point, frame.readers.budget)?.text(frame.language)
      try take(ChangeEntry(change, note: note))
    }
  }

  /// In the keys of the portfolio's rows; notes say how projects ended and which years were closed.
  static func rows(
    _ from: Point, _ frame: Frame, _ take: (ChangeEntry) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    for change in try frame.readers.portfolio.changes(from: from, to: frame.point) {
      try take(ChangeEntry(change, frame.language))
    }
  }

  /// What the closing or opening of a fiscal year did.
  private static func note(
    on change: ChangeRow, at point: Point, _ budget: BudgetView
  ) throws(TimelinesError) -> ChangeNote? {
    guard change.attribute == "closed", change.subject.utf8.count == "period/2024".utf8.count,
      let year = Int(change.subject.dropFirst("period/".count))
    else { return nil }
    let all = #""all""#
    guard change.after == all else {
      return change.before == all ? .reopened(year: year) : nil
    }
    let answer = try budget.answer(at: point, year: year)
    return .closed(
      year: year,
      lapsed: Money(minor: answer.total.figures[.lapsed], currency: answer.currency))
  }
}
