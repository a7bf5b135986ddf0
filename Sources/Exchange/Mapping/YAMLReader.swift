import Yams

/// Reads one mapping node of a YAML file and names every key that it does not know.
struct YAMLReader {
  let node: Node
  let place: String
  private var used: Set<String> = []
  private let members: [String: Node]

  /// - Throws: `MappingError` when the node is no mapping or names a key twice.
  init(_ node: Node, _ place: String) throws(MappingError) {
    guard let mapping = node.mapping else {
      throw MappingError(
        line: node.mark?.line, "\(place) must be a mapping of names to values",
        "\(place) muss Namen Werte zuordnen")
    }
    self.node = node
    self.place = place
    var members: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, members[name] == nil else {
        throw MappingError(
          line: key.mark?.line, "\(place) has a key twice, or one that is no text",
          "\(place) hat einen Schlüssel zweimal oder einen, der kein Text ist")
      }
      members[name] = value
    }
    self.members = members
  }

  /// The node of that name; from then on the name is known.
  mutating func node(_ name: String) -> Node? {
    used.insert(name)
    return members[name]
  }

  mutating func text(_ name: String) throws(MappingError) -> String? {
    guard let node = node(name) else { return nil }
    return try Self.text(node, "\(place).\(name)")
  }

  mutating func required(_ name: String) throws(MappingError) -> String {
    guard let text = try text(name) else {
      throw MappingError(
        line: node.mark?.line, "\(place) lacks \(name)", "in \(place) fehlt \(name)")
    }
    return text
  }

  mutating func integer(_ name: String) throws(MappingError) -> Int? {
    guard let text = try text(name) else { return nil }
    guard let number = Int(text) else {
      throw MappingError(
        line: node.mark?.line, "\(place).\(name) must be a whole number",
        "\(place).\(name) muss eine ganze Zahl sein")
    }
    return number
  }

  mutating func bool(_ name: String) throws(MappingError) -> Bool {
    switch try text(name) {
    case nil, "false": return false
    case "true": return true
    default:
      throw MappingError(
        line: node.mark?.line, "\(place).\(name) must be true or false",
        "\(place).\(name) muss true oder false sein")
    }
  }

  mutating func texts(_ name: String) throws(MappingError) -> [String] {
    guard let node = node(name) else { return [] }
    guard let sequence = node.sequence else { return [try Self.text(node, "\(place).\(name)")] }
    var texts: [String] = []
    for item in sequence { texts.append(try Self.text(item, "\(place).\(name)")) }
    return texts
  }

  mutating func table(_ name: String) throws(MappingError) -> [String: String] {
    guard let node = node(name) else { return [:] }
    let reader = try YAMLReader(node, "\(place).\(name)")
    var table: [String: String] = [:]
    for (key, value) in reader.members {
      table[key] = try Self.text(value, "\(place).\(name).\(key)")
    }
    return table
  }

  /// One of the cases of an enumeration, by its raw text.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ fallback: Choice
  ) throws(MappingError) -> Choice where Choice.RawValue == String {
    guard let text = try text(name) else { return fallback }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw MappingError(
        line: node.mark?.line, "\(place).\(name) is “\(text)”, but must be one of \(known)",
        "\(place).\(name) ist „\(text)“, muss aber eines sein von \(known)")
    }
    return choice
  }

  /// The names of the members in the order of the file, with their nodes; all are known then.
  mutating func all() -> [(name: String, node: Node)] {
    guard let mapping = node.mapping else { return [] }
    var all: [(name: String, node: Node)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { continue }
      used.insert(name)
      all.append((name, value))
    }
    return all
  }

  /// - Throws: `MappingError` that names a key which nothing asked for: most likely a slip.
  func finish() throws(MappingError) {
    let unknown = Set(members.keys).subtracting(used).sorted()
    guard let first = unknown.first else { return }
    let known = used.sorted().joined(separator: ", ")
    throw MappingError(
      line: members[first]?.mark?.line, "\(place) does not know “\(first)”; it knows \(known)",
      "\(place) kennt „\(first)“ nicht; es gibt \(known)")
  }

  static func text(_ node: Node, _ place: String) throws(MappingError) -> String {
    guard let text = node.scalar?.string else {
      throw MappingError(
        line: node.mark?.line, "\(place) must be a single text or number",
        "\(place) muss ein einzelner Text oder eine Zahl sein")
    }
    return text
  }
}
