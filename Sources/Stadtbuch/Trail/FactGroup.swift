import Timelines
import Vocabulary

/// All facts of one attribute of one entity, in order of the index.
struct FactGroup {
  let attribute: AttributeName
  let facts: [TimelineFact]

  /// Whether amounts add up.
  var isFlow: Bool { facts.first?.kind == .flow }

  /// The fact that decides at a point: of those that hold the one above the others. Not of flows.
  func shown(at point: Point) -> TimelineFact? {
    var shown: TimelineFact?
    for fact in facts where fact.holds(at: point) {
      if let other = shown, other.outranks(fact) { continue }
      shown = fact
    }
    return shown
  }

  /// The value at a point in exchange form; nil when there is none.
  func value(at point: Point) -> [UInt8]? {
    var json: [UInt8] = []
    if isFlow {
      guard let total = total(at: point) else { return nil }
      json.append(json: total)
    } else {
      shown(at: point)?.appendJSON(to: &json)
    }
    return json.isEmpty ? nil : json
  }

  /// The sum of the flows that hold at a point; nil when none does.
  func total(at point: Point) -> Money? {
    var total: Money?
    for fact in facts where fact.holds(at: point) {
      guard let money = fact.money else { continue }
      total = Money(minor: (total?.minor ?? 0) + money.minor, currency: money.currency)
    }
    return total
  }
}

extension Reading {
  /// The facts of an entity by attribute, in order of the bytes of their names.
  func groups(of entity: UInt32) throws(TimelinesError) -> [FactGroup] {
    var groups: [FactGroup] = []
    var facts: [TimelineFact] = []
    for fact in try timeline(of: entity) {
      if let last = facts.last, last.attribute != fact.attribute {
        groups.append(FactGroup(attribute: try attribute(last.attribute), facts: facts))
        facts = []
      }
      facts.append(fact)
    }
    if let last = facts.last {
      groups.append(FactGroup(attribute: try attribute(last.attribute), facts: facts))
    }
    return groups.sorted { $0.attribute.name.precedesBytewise($1.attribute.name) }
  }
}

extension String {
  /// Whether its bytes come before those of another.
  func precedesBytewise(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}
