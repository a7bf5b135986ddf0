import Vocabulary

/// A register or set that checks look at, as an event type changes it.
struct WatchedRegister: Sendable {
  /// How the value is read from the data.
  enum Source: Sendable {
    case yes, unset
    case reference(Int)
    /// Subjects of a list: its elements, or a member of each.
    case references(list: Int, member: Int?)
    case number(Int)
    case money(Int)
    case monthDay(Int)
    /// A subject that enters a set or leaves it, told apart by a relation as well.
    case member(subject: Int, relation: Int, enters: Bool)
  }

  /// The register.
  let attribute: Attribute
  /// Where its value comes from.
  let source: Source

  private static let watched: [(kind: String, name: String, attribute: Attribute)] = [
    ("unit", "parent", .parent), ("goal", "parent", .parent), ("unit", "successor", .successor),
    ("unit", "successors", .successors), ("unit", "closed", .closed),
    ("item", "removed", .removed), ("indicator", "definition.measure", .measure),
    ("indicator", "definition.frequency", .frequency),
    ("indicator", "definition.inventory", .inventory), ("grant", "maximum", .maximum),
    ("ledger", "fiscalyearstart", .fiscalYearStart),
    ("item", "parent", .upper), ("strategy", "parent", .upper), ("body", "parent", .upper),
    ("project", "successor", .heir), ("project", "successors", .heirs),
    ("strategy", "successor", .heir), ("strategy", "predecessors", .predecessors),
    ("project", "dependencies", .dependencies),
    ("project", "status", .status), ("measure", "status", .status),
    ("project", "merged", .ended), ("project", "split", .ended),
    ("project", "deregistered", .ended), ("source", "grant", .grant),
  ]

  /// Those that a type changes.
  static func of(_ type: EventType) -> [WatchedRegister] {
    type.facts.compactMap { fact in
      guard fact.holder == .subject else { return nil }
      switch fact.effect {
      case .register(let name, let value):
        guard let attribute = attribute(name, type) else { return nil }
        return source(value, type).map { WatchedRegister(attribute: attribute, source: $0) }
      case .member(let set, _, let present, _):
        guard let attribute = attribute(set, type), let subject = type.field(named: "on"),
          let relation = type.field(named: "relation")
        else { return nil }
        return WatchedRegister(
          attribute: attribute,
          source: .member(
            subject: subject.number, relation: relation.number, enters: present))
      case .flow, .observation, .void: return nil
      }
    }
  }

  private static func attribute(_ name: String, _ type: EventType) -> Attribute? {
    watched.first { $0.name == name && type.subjects == [$0.kind] }?.attribute
  }

  private static func source(_ value: FactTemplate.Value, _ type: EventType) -> Source? {
    switch value {
    case .yes: return .yes
    case .unset: return .unset
    case .field(let name), .fieldOrDefault(let name):
      guard let field = type.field(named: name) else { return nil }
      switch field.kind {
      case .ref: return .reference(field.number)
      case .list(.ref): return .references(list: field.number, member: nil)
      case .list(.structure(let members)):
        guard let member = members.first(where: { if case .ref = $0.kind { true } else { false } })
        else { return nil }
        return .references(list: field.number, member: member.number)
      case .money: return .money(field.number)
      case .monthDay: return .monthDay(field.number)
      default: return .number(field.number)
      }
    case .whole, .object, .constant: return nil
    }
  }

  /// The fields that hold its value.
  var field: Int {
    switch source {
    case .yes, .unset: 0
    case .reference(let field), .number(let field), .money(let field), .monthDay(let field): field
    case .references(let list, _): list
    case .member(let subject, _, _): subject
    }
  }

  /// Where the names of subjects stand that it takes from the data.
  func names(_ data: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    switch source {
    case .reference(let field), .member(let field, _, true):
      return DataScan(data, range).range(field).map { [$0] } ?? []
    case .references(let list, let member):
      var found: [Range<Int>] = []
      var reader = WireReader(data, in: range)
      while let field = try? reader.next(), field.number <= list {
        guard field.number == list else { continue }
        guard let member else {
          found.append(field.range)
          continue
        }
        if let name = DataScan(data, field.range).range(member) { found.append(name) }
      }
      return found
    default: return []
    }
  }
}
