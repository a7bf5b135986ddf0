import Ledger
import Timelines
import Vocabulary

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
        // How far the log is known is not told to the public.
        if frame.publication != nil {
          throw LedgerError(
            .invalid, "--from knows more than --to; swap them",
            "--from kennt mehr als --to; vertauschen")
        }
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

  /// The points and the sums, beside the rows.
  static func closing(_ from: Point, _ frame: Frame, _ sums: ChangeSums) -> Closing {
    var figures = AnswerObject()
    for (name, point) in [("from", from), ("to", frame.point)] {
      figures.set([name, "asOf"], .day(point.asOf))
      figures.set([name, "knownAt"], .number(point.knownAt))
    }
    let all = sums.all
    if !all.isEmpty {
      figures.append(
        "sums", .list(all.map { .object(AnswerObject($0, ChangeSums.columns)) }))
    }
    return Closing(figures)
  }

  /// Attribute by attribute. Where a year was closed, a note says what lapsed.
  static func attributes(
    _ from: Point, _ frame: Frame, _ take: (ChangeEntry) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let to = frame.point
    try frame.timelines.read(at: to, and: from) { (reading) throws(TimelinesError) in
      var words = ChangeWords(from, to)
      try frame.timelines.changes(from: from, to: to) { (change) throws(TimelinesError) in
        let point = change.cause == .happened ? to : Point(asOf: from.asOf, knownAt: to.knownAt)
        let note = try note(on: change, at: point, frame.readers.budget)?.text(frame.language)
        var entry = ChangeEntry(change, note: note)
        try words.add(to: &entry, reading)
        try take(entry)
      }
    }
  }

  /// In the keys of the portfolio's rows, and what changed of indicators, milestones, obligations
  /// and units; notes say how projects ended and which years were closed.
  static func rows(
    _ from: Point, _ frame: Frame, _ take: (ChangeEntry) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let to = frame.point
    var entries: [ChangeEntry] = []
    let facts = try ChangedFacts(frame.timelines, from: from, to: to) { change in
      guard ChangedKinds.has(change.attribute, of: change.subject) else { return }
      entries.append(ChangeEntry(change, note: nil))
    }
    entries += try ChangedLights(frame.readers.indicators, from: from, to: to).entries(facts)
    for change in try frame.readers.portfolio.changes(from: from, to: to, facts: facts) {
      entries.append(ChangeEntry(change, frame.language))
    }
    // Of the same key what was learnt stands before what happened, as they come.
    let places = entries.indices.sorted { left, right in
      let (one, other) = (entries[left], entries[right])
      if one.subject != other.subject { return one.subject.isBefore(other.subject) }
      if one.attribute != other.attribute { return one.attribute.isBefore(other.attribute) }
      return left < right
    }
    try frame.timelines.read(at: to) { (reading) throws(TimelinesError) in
      var words = ChangeWords(from, to)
      for place in places {
        var entry = entries[place]
        try words.add(to: &entry, reading)
        try take(entry)
      }
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

/// Adds to differences what their subjects are called, and why they were recorded.
private struct ChangeWords {
  private var titles: SubjectTitles

  init(_ from: Point, _ to: Point) {
    titles = SubjectTitles(at: to, from)
  }

  mutating func add(
    to entry: inout ChangeEntry, _ reading: borrowing Reading
  ) throws(TimelinesError) {
    entry.title = try titles.title(of: entry.subject, reading)
    guard reading.audience.level != .public else { return }
    let reasons = try reading.reasons(of: entry.sequences)
    entry.reason = reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }
}
