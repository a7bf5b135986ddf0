import Ledger
import Timelines
public import Vocabulary

/// The events of one entity with what each of them changed.
struct History {
  let entity: UInt32
  let events: [EventSummary]
  private let flips: Flips
  private let groups: [FactGroup]
  /// The places in ``groups`` that an event made a fact in or flipped one of.
  private var touched: [UInt64: [Int]] = [:]

  /// The history of an entity up to the reading's point.
  init(_ reading: borrowing Reading, _ entity: UInt32) throws(TimelinesError) {
    self.entity = entity
    events = try reading.ownedSummaries(of: entity)
    flips = Flips(events)
    groups = try reading.groups(of: entity)
    for (place, group) in groups.enumerated() {
      for fact in group.facts {
        for sequence in [fact.sequence] + fact.flips where touched[sequence]?.last != place {
          touched[sequence, default: []].append(place)
        }
      }
    }
  }

  /// The row of an event: what it says about itself, and its changes.
  func row(_ event: EventSummary, _ extra: (inout AnswerObject) -> Void = { _ in }) -> AnswerObject
  {
    var row = AnswerObject()
    row.append("sequence", .number(event.sequence))
    row.append("type", .text(event.type.name))
    extra(&row)
    row.append("validFrom", .day(event.validFrom))
    row.append("recordedAt", .instant(event.recordedAt))
    row.append("actor", .text(event.actor))
    row.append("reason", event.reason.map(AnswerValue.text))
    row.append("changes", .list(changes(by: event)))
    row.append("voidedBy", flips.inForce(on: event.sequence).map { .number($0) })
    return row
  }

  /// The day at which an event's change shows: its own, of a void that of what it voids.
  private func day(of event: EventSummary) -> Day {
    var event = event
    while event.isVoid, let target = events.first(where: { $0.sequence == event.target }) {
      event = target
    }
    return event.validFrom
  }

  private func changes(by event: EventSummary) -> [AnswerValue] {
    let day = day(of: event)
    let before = Point(asOf: day, knownAt: event.sequence - 1)
    let after = Point(asOf: day, knownAt: event.sequence)
    return (touched[event.sequence] ?? []).compactMap { place in
      let group = groups[place]
      let (old, new) = (group.value(at: before), group.value(at: after))
      guard old != new else { return nil }
      var change = AnswerObject()
      change.append("attribute", .text(group.attribute.name))
      change.append("before", old.map(AnswerValue.json))
      change.append("after", new.map(AnswerValue.json))
      return .object(change)
    }
  }

  /// Whether an event is void at the reading's point.
  func isVoid(_ event: EventSummary) -> Bool { flips.isVoid(event.sequence) }

  /// The money that an event moved in accounts, added up where it is one currency.
  func effect(of event: EventSummary) -> Money? {
    var effect: Money?
    for case .object(let change) in changes(by: event) {
      let (before, after) = (change["before"]?.opened, change["after"]?.opened)
      var minor: Int64 = 0
      var currency: Currency?
      if case .money(let money)? = before { (minor, currency) = (-money.minor, money.currency) }
      if case .money(let money)? = after {
        (minor, currency) = (minor + money.minor, money.currency)
      }
      guard let currency, effect == nil || effect?.currency == currency else { continue }
      effect = Money(minor: (effect?.minor ?? 0) + minor, currency: currency)
    }
    return effect
  }
}

extension Book {
  /// Every event on a subject, in order, with what it changed.
  public func history(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try answer(asOf: asOf, knownAt: knownAt) { (reading, answer) throws(TimelinesError) in
      answer.columns = [
        "sequence", "type", "validFrom", "recordedAt", "actor", "reason", "changes", "voidedBy",
      ]
      guard let entity = try reading.entity(named: subject) else { return }
      let history = try History(reading, entity.number)
      answer.rows = history.events.map { history.row($0) }
    }
  }
}
