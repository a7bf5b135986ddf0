import Timelines
import Vocabulary

/// The facts that differ between two points with the events behind them, by subject: what changes of
/// rows are explained by.
struct ChangedFacts: Sendable {
  private struct Fact: Sendable {
    let attribute: AttributeName
    let cause: ChangeRow.Cause
    /// Whether it was learnt of the first day; else it happened since.
    var isLearnt: Bool { cause != .happened }
    let events: [UInt64]
  }

  private var facts: [String: [Fact]] = [:]

  /// Reads what differs, and hands out each difference.
  init(
    _ timelines: Timelines, from: Point, to: Point, _ take: (ChangeRow) -> Void
  ) throws(TimelinesError) {
    var facts: [String: [Fact]] = [:]
    try timelines.changes(from: from, to: to) { change in
      facts[change.subject, default: []].append(
        Fact(
          attribute: AttributeName(change.attribute), cause: change.cause,
          events: change.sequences))
      take(change)
    }
    self.facts = facts
  }

  /// The events behind what differs of a subject in attributes.
  func events(
    of subject: String, isLearnt: Bool, _ isMeant: (AttributeName) -> Bool
  ) -> Set<UInt64> {
    var events: Set<UInt64> = []
    for fact in facts[subject] ?? [] where fact.isLearnt == isLearnt && isMeant(fact.attribute) {
      events.formUnion(fact.events)
    }
    return events
  }

  /// Whether anything of a subject was put right.
  func hasCorrected(_ subject: String) -> Bool {
    facts[subject]?.contains { $0.cause == .corrected } ?? false
  }
}
