import LMDB
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

/// Tells of one event after another what it changed on its owner.
struct HistoryReader: ~Copyable, ~Escapable {
  private var values: AttributeReader
  private var touched = TouchedAttributes()
  private let accounts: AccountSums

  @_lifetime(copy values)
  init(_ values: consuming AttributeReader, _ accounts: AccountSums) {
    self.values = values
    self.accounts = accounts
  }

  /// The row of an event whose owner has this name; nil where there is no such event.
  @_lifetime(self: copy self)
  mutating func row(
    _ sequence: UInt64, _ subject: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> HistoryRow? {
    guard let card = try reading.card(sequence),
      let stored = try reading.log.stored(sequence, reading.logTransaction)
    else { return nil }
    var day = card.validFrom
    if card.target != 0, card.innerType == nil {
      day = try reading.targetDay(card.target) ?? day
    }
    try touched.find(stored, reading)
    var changes: [HistoryRow.Change] = []
    do throws(LMDBError) {
      let owner = EventPrefix(stored).owner
      for attribute in touched.found {
        let before = try values.value(
          of: owner, attribute, at: Point(asOf: day, knownAt: sequence - 1), accounts)
        let after = try values.value(
          of: owner, attribute, at: Point(asOf: day, knownAt: sequence), accounts)
        guard before != after else { continue }
        changes.append(
          HistoryRow.Change(attribute: attribute.name, before: before, after: after))
      }
    } catch {
      throw TimelinesError(error)
    }
    changes.sort { $0.attribute.utf8.lexicographicallyPrecedes($1.attribute.utf8) }
    return HistoryRow(
      sequence: sequence, subject: subject, type: card.type, validFrom: card.validFrom,
      recordedAt: card.recordedAt, actor: card.actor, reason: card.reason,
      on: card.target == 0 ? nil : card.target, changes: changes,
      voidedBy: card.isVoid ? try reading.voider(of: card) : nil)
  }
}

extension Reading {
  /// Every event that a subject owns, in the order of the log, with what it changed.
  public func history(
    _ subject: Entity, _ emit: (HistoryRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    var reader = try historyReader(AccountSums())
    var last: UInt64 = 0
    while true {
      let events = try ownedEvents(of: subject.number, after: last)
      guard let end = events.last else { return }
      for sequence in events {
        if let row = try reader.row(sequence, subject.name, self) { try emit(row) }
      }
      last = end
    }
  }

  /// A reader of what events changed, which remembers long accounts.
  @_lifetime(copy self)
  func historyReader(_ accounts: AccountSums) throws(TimelinesError) -> HistoryReader {
    HistoryReader(AttributeReader(try chunkWalk()), accounts)
  }

  /// The event in force among those that name a void event: not each flip names it, for a void of
  /// its void flips it too.
  fileprivate func voider(of card: EventCard) throws(TimelinesError) -> UInt64? {
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
  fileprivate func targetDay(_ target: UInt64) throws(TimelinesError) -> Day? {
    var next = target
    while let stored = try log.stored(next, logTransaction) {
      let prefix = EventPrefix(stored)
      if prefix.target == 0 || prefix.innerTypeNumber != 0 { return prefix.validFrom }
      next = prefix.target
    }
    return nil
  }
}
