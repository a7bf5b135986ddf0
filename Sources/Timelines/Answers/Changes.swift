public import Vocabulary

/// One row of `changes`: an attribute that differs between two points, and why.
public struct ChangeRow: Sendable, Equatable {
  /// Why something differs.
  public enum Cause: String, Sendable {
    /// The world changed between the two days.
    case happened
    /// What had held before was heard of later.
    case late
    /// What had been said before was said anew or taken back.
    case corrected
  }

  /// The subject.
  public var subject: String
  /// The attribute.
  public var attribute: String
  /// The value before, as JSON; nil where there was none.
  public var before: String?
  /// The value after.
  public var after: String?
  /// Of money what it changed by, an absent side counting 0.
  public var change: Money?
  /// Why it differs.
  public var cause: Cause
  /// The events behind it, in rising order.
  public var sequences: [UInt64]
}

extension Reading {
  /// What differs between `from` and this reading's point, which is `to`: by subject, then
  /// attribute, and where both is true first what was learnt, then what happened.
  public func changes(from: Point) throws(TimelinesError) -> [ChangeRow] {
    let points = [from, Point(asOf: from.asOf, knownAt: point.knownAt), point]
    var states = [EntityState(), EntityState(), EntityState()]
    var subjects: [Entity] = []
    try log.forEachSubject(startingWith: [], logTransaction) { name, number in
      let text = name.string(in: 0..<name.count)
      if !text.hasPrefix("event/") { subjects.append(Entity(number: number, name: text)) }
    }
    var rows: [ChangeRow] = []
    for subject in subjects {
      for place in points.indices {
        // What is the same point need not be read again.
        if place > 0, points[place] == points[place - 1] {
          states[place] = states[place - 1]
        } else {
          try state(of: subject.number, at: points[place], into: &states[place])
        }
      }
      let touched = Reading.differing(states)
      guard !touched.isEmpty else { continue }
      let facts = try factsByAttribute(of: subject.number).filter {
        touched.contains($0[0].attribute)
      }
      var found: [ChangeRow] = []
      for list in facts {
        let name = try attribute(list[0].attribute).name
        for step in 0..<2 {
          if let row = try change(
            list, subject.name, name, from: points[step], to: points[step + 1], isLearnt: step == 0)
          {
            found.append(row)
          }
        }
      }
      found.sort { left, right in
        if left.attribute != right.attribute {
          return left.attribute.utf8.lexicographicallyPrecedes(right.attribute.utf8)
        }
        return left.cause != .happened && right.cause == .happened
      }
      rows.append(contentsOf: found)
    }
    return rows
  }

  /// The attributes of which another fact shows, or another sum, in one of the states.
  private static func differing(_ states: [EntityState]) -> Set<UInt32> {
    var touched: Set<UInt32> = []
    for step in 0..<2 {
      let (left, right) = (states[step].facts, states[step + 1].facts)
      var (i, j) = (0, 0)
      while i < left.count || j < right.count {
        if j >= right.count || i < left.count && left[i].attribute < right[j].attribute {
          touched.insert(left[i].attribute)
          i += 1
        } else if i >= left.count || right[j].attribute < left[i].attribute {
          touched.insert(right[j].attribute)
          j += 1
        } else {
          if left[i].sequence != right[j].sequence || left[i].amount != right[j].amount {
            touched.insert(left[i].attribute)
          }
          i += 1
          j += 1
        }
      }
    }
    return touched
  }

  private func change(
    _ facts: [TimelineFact], _ subject: String, _ attribute: String, from: Point, to: Point,
    isLearnt: Bool
  ) throws(TimelinesError) -> ChangeRow? {
    let before = facts.value(at: from)
    let after = facts.value(at: to)
    guard before != after else { return nil }
    let events = Reading.responsible(facts, from, to)
    var row = ChangeRow(
      subject: subject, attribute: attribute, before: before, after: after, change: nil,
      cause: .happened, sequences: events)
    if facts[0].kind == .flow { row.change = Reading.difference(facts, from, to) }
    guard isLearnt else { return row }
    row.cause = .late
    for event in events where try isCorrecting(event, knownAt: to.knownAt) {
      row.cause = .corrected
    }
    return row
  }

  private static func difference(_ facts: [TimelineFact], _ from: Point, _ to: Point) -> Money? {
    var minor: Int64 = 0
    var currency: Currency?
    for fact in facts {
      guard let money = fact.money else { continue }
      currency = money.currency
      minor += (fact.holds(at: to) ? money.minor : 0) - (fact.holds(at: from) ? money.minor : 0)
    }
    return currency.map { Money(minor: minor, currency: $0) }
  }

  /// The events behind a difference: of an account all whose holding differs, else the one that
  /// shows after and the one that stopped showing because it ended, was voided or taken away; and
  /// the flips of them between the points.
  private static func responsible(
    _ facts: [TimelineFact], _ from: Point, _ to: Point
  ) -> [UInt64] {
    var involved: [TimelineFact] = []
    if facts[0].kind == .flow {
      involved = facts.filter { $0.holds(at: from) != $0.holds(at: to) }
    } else {
      let before = facts.shown(at: from)
      let after = facts.shown(at: to)
      if let after { involved.append(after) }
      if let before, before.sequence != after?.sequence {
        let isGone = after == nil || after?.kind == .unset || after?.kind == .left
        if !before.holds(at: to) || isGone { involved.append(before) }
      }
    }
    var events = Set(involved.map(\.sequence))
    for fact in involved {
      for flip in fact.flips where flip > from.knownAt && flip <= to.knownAt { events.insert(flip) }
    }
    return events.sorted()
  }

  /// Whether an event is void, a void, a correction, or a restatement that is no late report.
  private func isCorrecting(
    _ sequence: UInt64, knownAt: UInt64
  ) throws(TimelinesError) -> Bool {
    guard let stored = try log.stored(sequence, logTransaction) else { return false }
    let prefix = EventPrefix(stored)
    if prefix.target != 0 { return true }
    let flips = try log.flips(of: sequence, logTransaction)
    if flips.count(where: { $0 <= knownAt }) % 2 == 1 { return true }
    guard let type = Registry.current.type(numbered: prefix.typeNumber),
      type.name == "measurement.restated"
    else { return false }
    let data = DataView(
      type.fields, stored, in: prefix.byteCount + prefix.dataOffset..<stored.count)
    return data.text("cause") != "late-report"
  }
}
