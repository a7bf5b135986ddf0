import Timelines
import Vocabulary

/// What an event changed on its owner, from all facts of the owner, each looked at.
struct NaiveTrail {
  /// An attribute before and after an event.
  struct Change: Equatable {
    var attribute: String
    var before: String?
    var after: String?
  }

  private let lists: [String: [TimelineFact]]

  init(_ entity: Entity, _ reading: borrowing Reading) throws(TimelinesError) {
    var lists: [String: [TimelineFact]] = [:]
    for fact in try reading.timeline(of: entity.number) {
      lists[try reading.attribute(fact.attribute).name, default: []].append(fact)
    }
    self.lists = lists
  }

  /// The changes by an event that holds from a day on; of voids that of what they void in the end.
  func changes(by sequence: UInt64, on day: Day) -> [Change] {
    var changes: [Change] = []
    for (name, facts) in lists
    where facts.contains(where: { $0.sequence == sequence || $0.flips.contains(sequence) }) {
      let before = value(facts, at: Point(asOf: day, knownAt: sequence - 1))
      let after = value(facts, at: Point(asOf: day, knownAt: sequence))
      if before != after {
        changes.append(Change(attribute: name, before: before, after: after))
      }
    }
    return changes.sorted { $0.attribute.utf8.lexicographicallyPrecedes($1.attribute.utf8) }
  }

  private func value(_ facts: [TimelineFact], at point: Point) -> String? {
    let holding = facts.filter { $0.holds(at: point) }
    guard let last = holding.max(by: { $1.outranks($0) }),
      last.kind != .unset, last.kind != .left
    else { return nil }
    var json: [UInt8] = []
    if last.kind == .flow {
      let sum = holding.compactMap(\.money?.minor).reduce(.zero, +)
      json.append(json: Money(minor: sum, currency: last.money?.currency ?? .eur))
    } else {
      last.appendJSON(to: &json)
    }
    return String(decoding: json, as: UTF8.self)
  }
}

extension HistoryRow {
  /// What the event changed, to be compared.
  var naiveChanges: [NaiveTrail.Change] {
    changes.map {
      NaiveTrail.Change(attribute: $0.attribute, before: $0.before, after: $0.after)
    }
  }
}
