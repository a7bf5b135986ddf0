public import Timelines

/// One item of an inventory as it is at a point.
public struct InventoryItem: Sendable, Equatable {
  /// The item.
  public var subject: String
  /// Its title.
  public var title: String?
  /// Its state, or its state in the aspect that was asked for.
  public var state: String?
  /// The unit that it belongs to.
  public var unit: String?
  /// The department of that unit.
  public var department: String?
  /// The item that it is part of.
  public var parent: String?
  /// Its attributes, by key.
  public var attributes: [String: String] = [:]

  /// An item of which nothing is known yet.
  public init(_ subject: String) {
    self.subject = subject
  }

  /// What it is grouped by under a key.
  public subscript(key: InventoryKey) -> String? {
    switch key {
    case .state: state
    case .unit: unit
    case .department: department
    case .parent: parent
    case .attribute(let name): attributes[name]
    }
  }
}

/// What items can be grouped by.
public enum InventoryKey: Sendable, Equatable {
  case state, unit, department, parent
  /// One of their attributes.
  case attribute(String)

  /// The key of a word; whatever is none of the others is an attribute.
  public init(_ word: String) {
    switch word {
    case "state": self = .state
    case "unit": self = .unit
    case "department": self = .department
    case "parent": self = .parent
    default:
      let prefix = "attributes."
      self = .attribute(
        word.hasPrefix(prefix) ? String(word.dropFirst(prefix.count)) : word)
    }
  }

  /// Its name in answers.
  public var name: String {
    switch self {
    case .state: "state"
    case .unit: "unit"
    case .department: "department"
    case .parent: "parent"
    case .attribute(let name): name
    }
  }
}

/// How many items are in a state; without one where none was ever said.
public struct StateCount: Sendable, Equatable {
  /// The state.
  public var state: String?
  /// How many items are in it.
  public var count: Int
}

/// Items with the same value of a key.
public struct InventoryGroup: Sendable, Equatable {
  /// The value; absent for items that have none.
  public var value: String?
  /// How many items there are.
  public var count: Int
  /// How many of them are in which state.
  public var states: [StateCount]
}

/// The items of an inventory at a point; every number is a count of its items.
public struct InventoryAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The inventory.
  public var inventory: String
  /// Whether its definition holds at the point.
  public var exists = false
  /// Its title.
  public var title: String?
  /// The states that an item can have, in order.
  public var states: [String] = []
  /// The items, in byte order of their names.
  public var items: [InventoryItem] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []

  /// An answer without items.
  public init(point: Point, inventory: String) {
    self.point = point
    self.inventory = inventory
  }

  /// How many items are in which state: all states of the inventory in its order, then those that
  /// it does not list, then the items without one.
  public var counts: [StateCount] { InventoryAnswer.counts(items, states) }

  /// The items in groups by the value of a key, in byte order, items without one last.
  public func groups(by key: InventoryKey) -> [InventoryGroup] {
    let groups = Dictionary(grouping: items) { $0[key] }
    let values = groups.keys.compactMap { $0 }.sorted { $0.isBefore($1) }.map(Optional.some)
    return (values + (groups[nil] == nil ? [] : [nil])).map { value in
      let members = groups[value] ?? []
      return InventoryGroup(
        value: value, count: members.count, states: InventoryAnswer.counts(members, states))
    }
  }

  private static func counts(_ items: [InventoryItem], _ states: [String]) -> [StateCount] {
    var counts: [String?: Int] = [:]
    for item in items { counts[item.state, default: 0] += 1 }
    var result = states.map { StateCount(state: $0, count: counts[$0] ?? 0) }
    let others = counts.keys.compactMap { $0 }.filter { !states.contains($0) }
    for state in others.sorted(by: { $0.isBefore($1) }) {
      result.append(StateCount(state: state, count: counts[state] ?? 0))
    }
    if let unknown = counts[nil] { result.append(StateCount(state: nil, count: unknown)) }
    return result
  }
}
