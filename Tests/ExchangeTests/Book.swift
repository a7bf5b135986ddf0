import Vocabulary

@testable import Exchange

/// A ledger in miniature: keeps proposed events and tells what they make of a subject on a day.
///
/// It knows the few types that the shipped mappings use and shares no code with the comparison.
struct Book {
  private struct Fact {
    var attribute: String
    var from: String
    var until: String?
    var value: JSONValue
    var adds = false
  }

  private var facts: [String: [Fact]] = [:]
  private(set) var ids: Set<String> = []
  private(set) var count = 0

  /// Records the events that are not recorded yet and says how many were new.
  @discardableResult
  mutating func record(_ events: [ProposedEvent]) -> Int {
    let before = count
    for event in events where ids.insert(event.id).inserted {
      count += 1
      for fact in Self.facts(of: event) { facts[event.subject, default: []].append(fact) }
    }
    return count - before
  }

  func state(_ subject: String, on day: String) -> [String: JSONValue] {
    var result: [String: (from: String, value: JSONValue)] = [:]
    for fact in facts[subject] ?? [] where fact.from <= day {
      if let until = fact.until, until <= day { continue }
      if fact.adds, let old = result[fact.attribute]?.value.cents, let more = fact.value.cents {
        let text = DecimalText(minor: Total(old) + Total(more), digits: 2).text(digits: 2) ?? ""
        result[fact.attribute] = (fact.from, .money(text, fact.value["currency"]?.text ?? ""))
      } else if result[fact.attribute].map({ $0.from <= fact.from }) ?? true {
        result[fact.attribute] = (fact.from, fact.value)
      }
    }
    return result.compactMapValues { $0.value == .null ? nil : $0.value }
  }

  /// Every project that is there and not deregistered on the day.
  func projects(on day: String) -> Set<String> {
    Set(
      facts.keys.filter {
        let state = state($0, on: day)
        return $0.hasPrefix("project/") && state["exists"] != nil && state["deregistered"] == nil
      })
  }

  private static func facts(of event: ProposedEvent) -> [Fact] {
    guard case .object(let data) = event.data, let from = event.validFrom else { return [] }
    func register(_ attribute: String, _ value: JSONValue) -> Fact {
      Fact(attribute: attribute, from: from, until: event.validTo, value: value)
    }
    switch event.type {
    case "project.registered", "unit.created", "source.defined", "item.added":
      return data.map { register($0.key, $0.value) } + [register("exists", .bool(true))]
    case "project.described", "ledger.configured":
      return data.map { register($0.key, $0.value) }
    case "project.unit-assigned": return [register("lead", data["unit"] ?? .null)]
    case "project.rated":
      let name = "rating.\(data["assessor"]?.text ?? "").\(data["scale"]?.text ?? "")"
      return [register(name, event.data)]
    case "project.forecast":
      return data.filter { $0.key != "on" }.map { register("forecast.\($0.key)", $0.value) }
    case "project.deregistered": return [register("deregistered", .bool(true))]
    case "forecast.submitted":
      guard case .integer(let year)? = data["year"] else {
        return [register("forecast.total", data["amount"] ?? .null)]
      }
      return [register("forecast.\(year)", data["amount"] ?? .null)]
    case "budget.appropriated":
      guard case .integer(let year)? = data["year"] else { return [] }
      let name =
        "account:appropriated/\(year)/\(data["source"]?.text ?? "")/appropriation/expense:GBP"
      return [
        Fact(attribute: name, from: from, until: nil, value: data["amount"] ?? .null, adds: true)
      ]
    default: return []
    }
  }
}

extension Book {
  /// Imports the table as snapshots, as the program does.
  mutating func importSnapshots(
    _ mapping: Mapping, _ table: CSVTable, options: Mapping.Options = Mapping.Options()
  ) throws -> (mapped: MappedRows, new: Int) {
    let book = self
    let mapped = try Snapshot.differences(
      mapping, table, options: options,
      current: { book.state($0, on: $1) }, named: { book.projects(on: $0) })
    return (mapped, record(mapped.events))
  }
}
