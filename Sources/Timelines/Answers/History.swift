import Ledger
public import Vocabulary

/// One row of `history` and `audit`: an event and what it changed.
public struct HistoryRow: Sendable, Equatable {
  /// An attribute before and after the event, as JSON.
  public struct Change: Sendable, Equatable {
    /// The attribute.
    public var attribute: String
    /// Its value when the event was not yet known; nil where there was none.
    public var before: String?
    /// Its value from the event on.
    public var after: String?
  }

  /// The event.
  public var sequence: UInt64
  /// The subject that owns it.
  public var subject: String
  /// Its type.
  public var type: String
  /// The day from which it holds.
  public var validFrom: Day
  /// When it was recorded.
  public var recordedAt: Instant
  /// Who recorded it.
  public var actor: String
  /// Why.
  public var reason: String?
  /// The event that it voids or corrects.
  public var on: UInt64?
  /// What it changed, by attribute.
  public var changes: [Change]
  /// The event that voids it at the point.
  public var voidedBy: UInt64?
}

extension Reading {
  /// Every event that a subject owns, in the order of the log, with what it changed.
  public func history(_ subject: Entity) throws(TimelinesError) -> [HistoryRow] {
    let facts = try factsByAttribute(of: subject.number)
    var rows: [HistoryRow] = []
    for sequence in try ownedEvents(of: subject.number) {
      if let row = try historyRow(sequence, subject.name, facts) { rows.append(row) }
    }
    return rows
  }

  /// The row of one event, given all facts of its owner.
  func historyRow(
    _ sequence: UInt64, _ subject: String, _ facts: [[TimelineFact]]
  ) throws(TimelinesError) -> HistoryRow? {
    guard let card = try card(sequence) else { return nil }
    var day = card.validFrom
    if card.target != 0, card.innerType == nil { day = try targetDay(card.target) ?? day }
    var changes: [HistoryRow.Change] = []
    for list in facts {
      let isTouched = list.contains { $0.sequence == sequence || $0.flips.contains(sequence) }
      guard isTouched else { continue }
      let before = list.value(at: Point(asOf: day, knownAt: sequence - 1))
      let after = list.value(at: Point(asOf: day, knownAt: sequence))
      guard before != after else { continue }
      changes.append(
        HistoryRow.Change(
          attribute: try attribute(list[0].attribute).name, before: before, after: after))
    }
    changes.sort { $0.attribute.utf8.lexicographicallyPrecedes($1.attribute.utf8) }
    return HistoryRow(
      sequence: sequence, subject: subject, type: card.type, validFrom: card.validFrom,
      recordedAt: card.recordedAt, actor: card.actor, reason: card.reason,
      on: card.target == 0 ? nil : card.target, changes: changes,
      voidedBy: card.isVoid ? try voider(of: card) : nil)
  }

  /// The event in force among those that name a void event: not each flip names it, for a void of
  /// its void flips it too.
  private func voider(of card: EventCard) throws(TimelinesError) -> UInt64? {
    guard card.flips.count > 1 else { return card.flips.last }
    var naming: UInt64?
    for flip in card.flips.reversed() {
      guard let other = try self.card(flip), other.target == card.sequence else { continue }
      guard other.isVoid else { return flip }
      naming = naming ?? flip
    }
    return naming ?? card.flips.last
  }

  /// The day from which the event holds that a void names in the end.
  private func targetDay(_ target: UInt64) throws(TimelinesError) -> Day? {
    var next = target
    while let stored = try log.stored(next, logTransaction) {
      let prefix = EventPrefix(stored)
      if prefix.target == 0 || prefix.innerTypeNumber != 0 { return prefix.validFrom }
      next = prefix.target
    }
    return nil
  }
}
