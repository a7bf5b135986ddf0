public import Vocabulary

/// One row of `explain`: an event that made a fact of the attribute, or a void on such an event.
public struct ExplainRow: Sendable, Equatable {
  /// What became of it at the point.
  public enum State: String, Sendable, CaseIterable {
    /// It contributes to what shows.
    case holds
    /// It holds, but a later one shows.
    case superseded
    /// Its end has come.
    case ended
    /// Its event is void.
    case voided
    /// It holds from a later day on.
    case planned
  }

  /// The event.
  public var sequence: UInt64
  /// Its type.
  public var type: String
  /// The attribute; nil in the row of a void.
  public var attribute: String?
  /// The value that the event gave, as JSON; nil where it takes the value away and for voids.
  public var value: String?
  /// Whether the event takes the value away.
  public var isUnset: Bool
  /// The event that it voids or corrects.
  public var on: UInt64?
  /// The day from which it holds.
  public var validFrom: Day
  /// When it was recorded.
  public var recordedAt: Instant
  /// Who recorded it.
  public var actor: String
  /// Why.
  public var reason: String?
  /// What became of it.
  public var state: State
}

extension Reading {
  /// The events behind the attributes of a subject that have one of the names: a whole name, or
  /// what stands before one of `/ . : ;` in it. In the order of the log.
  public func explain(
    _ subject: Entity, names: [String]
  ) throws(TimelinesError) -> [ExplainRow] {
    try explain(subject) { _, name in
      names.isEmpty || names.contains { Reading.isMeant(name, $0) }
    }
  }

  /// The events behind some attributes of a subject, by their numbers. In the order of the log.
  public func explain(
    _ subject: Entity, attributes: Set<UInt32>
  ) throws(TimelinesError) -> [ExplainRow] {
    try explain(subject) { number, _ in attributes.contains(number) }
  }

  private func explain(
    _ subject: Entity, _ isWanted: (UInt32, String) -> Bool
  ) throws(TimelinesError) -> [ExplainRow] {
    var rows: [ExplainRow] = []
    var listed: Set<UInt64> = []
    var flips: Set<UInt64> = []
    for facts in try factsByAttribute(of: subject.number) {
      let attribute = try attribute(facts[0].attribute).name
      guard isWanted(facts[0].attribute, attribute) else { continue }
      let shown = facts.shown(at: point)
      for fact in facts where fact.sequence <= point.knownAt {
        guard let card = try card(fact.sequence) else { continue }
        rows.append(
          ExplainRow(
            sequence: fact.sequence, type: card.type, attribute: attribute, value: fact.json,
            isUnset: fact.kind == .unset || fact.kind == .left,
            on: card.target == 0 ? nil : card.target, validFrom: fact.validFrom,
            recordedAt: card.recordedAt, actor: card.actor, reason: card.reason,
            state: state(of: fact, shown)))
        listed.insert(fact.sequence)
        for flip in fact.flips where flip <= point.knownAt { flips.insert(flip) }
      }
    }
    for flip in flips.subtracting(listed) where lens?.hiddenEvents.contains(flip) != true {
      guard let card = try card(flip) else { continue }
      rows.append(
        ExplainRow(
          sequence: flip, type: card.type, attribute: nil, value: nil, isUnset: false,
          on: card.target, validFrom: card.validFrom, recordedAt: card.recordedAt,
          actor: card.actor, reason: card.reason, state: card.isVoid ? .voided : .holds))
    }
    return rows.sorted { ($0.sequence, $0.attribute ?? "") < ($1.sequence, $1.attribute ?? "") }
  }

  private func state(of fact: TimelineFact, _ shown: TimelineFact?) -> ExplainRow.State {
    if fact.isVoid(at: point.knownAt) { return .voided }
    if fact.validFrom > point.asOf { return .planned }
    if let end = fact.validTo, end <= point.asOf { return .ended }
    return fact.kind == .flow || fact.sequence == shown?.sequence ? .holds : .superseded
  }

  /// The facts of a subject, one list an attribute.
  func factsByAttribute(of number: UInt32) throws(TimelinesError) -> [[TimelineFact]] {
    var lists: [[TimelineFact]] = []
    for fact in try timeline(of: number) {
      if lists.last?.first?.attribute == fact.attribute {
        lists[lists.count - 1].append(fact)
      } else {
        lists.append([fact])
      }
    }
    return lists
  }

  /// Whether a name is meant: it is the whole one, or ends before `/ . : ;` in it.
  public static func isMeant(_ attribute: String, _ name: String) -> Bool {
    guard attribute.hasPrefix(name) else { return false }
    let rest = attribute.utf8.dropFirst(name.utf8.count)
    guard let next = rest.first else { return true }
    return next == 0x2f || next == 0x2e || next == 0x3a || next == 0x3b
  }
}
