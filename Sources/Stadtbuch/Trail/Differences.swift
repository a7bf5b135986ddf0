import Ledger
import Timelines
public import Vocabulary

/// Why a value differs between two points.
public enum ChangeCause: String, Sendable {
  /// The world changed.
  case happened
  /// It had been so, and was learned later.
  case late
  /// It had been said otherwise, and was put right.
  case corrected
}

extension Book {
  /// What differs between two points, attribute by attribute, and why.
  public func changes(
    from first: (asOf: Day, knownAt: KnownAtRequest),
    to second: (asOf: Day, knownAt: KnownAtRequest)
  ) throws -> Answer {
    let (early, late) = (try knownAt(first.knownAt), try knownAt(second.knownAt))
    let head = max(early.sequence, late.sequence)
    let comparison = PointComparison(
      before: Point(asOf: first.asOf, knownAt: early.sequence),
      after: Point(asOf: second.asOf, knownAt: late.sequence))
    var answer = Answer(asOf: second.asOf, knownAt: late)
    answer.columns = [
      "subject", "attribute", "before", "after", "change.amount", "change.currency", "cause",
      "sequences",
    ]
    answer.beside.append("from", Book.beside(first.asOf, early))
    answer.beside.append("to", Book.beside(second.asOf, late))
    let point = Point(asOf: second.asOf, knownAt: head)
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      for kind in Subject.kinds.sorted() where kind != "event" {
        for entity in try reading.entities(ofKind: kind) {
          for group in try reading.groups(of: entity.number) {
            for row in try comparison.rows(group, reading) {
              var named = AnswerObject()
              named.append("subject", .text(entity.name))
              for (name, value) in row.members { named.append(name, value) }
              answer.rows.append(named)
            }
          }
        }
      }
    }
    return answer
  }

  private static func beside(_ asOf: Day, _ knownAt: KnownAt) -> AnswerValue {
    var object = AnswerObject()
    object.append("asOf", .day(asOf))
    object.append("knownAt", .number(knownAt.sequence))
    return .object(object)
  }
}

/// Compares one attribute at two points, by way of the first day as known at the second.
struct PointComparison {
  let before: Point
  let after: Point

  private var between: Point { Point(asOf: before.asOf, knownAt: after.knownAt) }

  /// At most two rows: what was learned about the first day, then what came after it.
  func rows(
    _ group: FactGroup, _ reading: borrowing Reading
  ) throws(TimelinesError) -> [AnswerObject] {
    guard mayDiffer(group) else { return [] }
    let values = [before, between, after].map { group.value(at: $0) }
    var rows: [AnswerObject] = []
    if values[0] != values[1] {
      let sequences = responsible(group, from: before, to: between)
      let corrected = try isCorrected(sequences, reading)
      rows.append(
        row(group, values[0], values[1], corrected ? .corrected : .late, sequences))
    }
    if values[1] != values[2] {
      rows.append(
        row(
          group, values[1], values[2], .happened,
          responsible(group, from: between, to: after)))
    }
    return rows
  }

  /// Whether any fact could hold at one point and not at another.
  private func mayDiffer(_ group: FactGroup) -> Bool {
    let (low, high) = (
      min(before.knownAt, after.knownAt), max(before.knownAt, after.knownAt)
    )
    let (first, last) = (min(before.asOf, after.asOf), max(before.asOf, after.asOf))
    return group.facts.contains { fact in
      fact.sequence > low && fact.sequence <= high
        || fact.flips.contains { $0 > low && $0 <= high }
        || fact.validFrom > first && fact.validFrom <= last
        || fact.validTo.map { $0 > first && $0 <= last } ?? false
    }
  }

  /// The events that make the difference.
  private func responsible(
    _ group: FactGroup, from first: Point, to second: Point
  ) -> [UInt64] {
    var facts: [TimelineFact] = []
    if group.isFlow {
      facts = group.facts.filter { $0.holds(at: first) != $0.holds(at: second) }
    } else {
      let (old, new) = (group.shown(at: first), group.shown(at: second))
      if let new, new.sequence != old?.sequence { facts.append(new) }
      let isGone = new.map { $0.kind == .unset || $0.kind == .left } ?? true
      if let old, old.sequence != new?.sequence, isGone || !old.holds(at: second) {
        facts.append(old)
      }
    }
    var sequences = Set(facts.map(\.sequence))
    let (low, high) = (
      min(first.knownAt, second.knownAt), max(first.knownAt, second.knownAt)
    )
    for fact in facts { sequences.formUnion(fact.flips.filter { $0 > low && $0 <= high }) }
    return sequences.sorted()
  }

  /// Whether one of the events is void, takes another back, or says an indicator's value anew.
  private func isCorrected(
    _ sequences: [UInt64], _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    for sequence in sequences {
      let event = try reading.summary(sequence)
      if event.target != 0 { return true }
      if event.isObservation, let cause = event.cause, cause != "late-report" { return true }
    }
    return false
  }

  private func row(
    _ group: FactGroup, _ old: [UInt8]?, _ new: [UInt8]?, _ cause: ChangeCause,
    _ sequences: [UInt64]
  ) -> AnswerObject {
    var row = AnswerObject()
    row.append("attribute", .text(group.attribute.name))
    row.append("before", old.map(AnswerValue.json))
    row.append("after", new.map(AnswerValue.json))
    row.append(
      "change",
      PointComparison.change(from: old.map(AnswerValue.json), to: new.map(AnswerValue.json)))
    row.append("cause", .word(cause.rawValue))
    row.append("sequences", .list(sequences.map { .number($0) }))
    return row
  }

  /// The difference of money; an absent side counts nothing.
  static func change(from old: AnswerValue?, to new: AnswerValue?) -> AnswerValue? {
    var (minor, currency): (Int64, Currency?) = (0, nil)
    if case .money(let money)? = old?.opened { (minor, currency) = (-money.minor, money.currency) }
    if case .money(let money)? = new?.opened {
      (minor, currency) = (minor + money.minor, money.currency)
    }
    return currency.map { .money(Money(minor: minor, currency: $0)) }
  }
}
