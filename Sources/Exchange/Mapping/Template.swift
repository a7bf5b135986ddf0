/// A piece of an event with places for the values of a row: `{name}`.
indirect enum Template: Equatable, Sendable {
  case constant(JSONValue)
  case value(String)
  case text([Piece])
  case object([String: Template])
  case list([Template])

  enum Piece: Equatable, Sendable {
    case literal(String)
    case value(String)
  }

  /// What a template gives for a row.
  enum Result: Equatable {
    case value(JSONValue)
    /// The cell says that there is no value any more.
    case unset
    /// The cell says nothing.
    case absent
  }

  /// The template of a text in which values stand in braces.
  init(parsing text: String) {
    var pieces: [Piece] = []
    var literal = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      literal += rest[..<open]
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.value(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    if pieces.count == 1, case .value(let name) = pieces[0] {
      self = .value(name)
    } else if pieces.allSatisfy({ if case .literal = $0 { true } else { false } }) {
      self = .constant(.string(text))
    } else {
      self = .text(pieces)
    }
  }

  /// The names of the values that it uses.
  var names: Set<String> {
    switch self {
    case .constant: []
    case .value(let name): [name]
    case .text(let pieces):
      Set(pieces.compactMap { if case .value(let name) = $0 { name } else { nil } })
    case .object(let members): members.values.reduce(into: []) { $0.formUnion($1.names) }
    case .list(let items): items.reduce(into: []) { $0.formUnion($1.names) }
    }
  }

  /// Fills in the values of a row; members of objects without a value are left out.
  func filled(with row: RowValues) -> Result {
    switch self {
    case .constant(let value): return .value(value)
    case .value(let name): return row.result(name)
    case .text(let pieces):
      var text = ""
      for piece in pieces {
        switch piece {
        case .literal(let literal): text += literal
        case .value(let name):
          switch row.result(name) {
          case .value(.string(let value)): text += value
          case .value(.integer(let number)): text += String(number)
          case .value: return .absent
          case .unset: return .unset
          case .absent: return .absent
          }
        }
      }
      return .value(.string(text))
    case .object(let members):
      var filled: [String: JSONValue] = [:]
      for (name, template) in members {
        if case .value(let value) = template.filled(with: row) { filled[name] = value }
      }
      return filled.isEmpty ? .unset : .value(.object(filled))
    case .list(let items):
      var filled: [JSONValue] = []
      for template in items {
        if case .value(let value) = template.filled(with: row) { filled.append(value) }
      }
      return filled.isEmpty ? .unset : .value(.array(filled))
    }
  }

  /// The text that it gives, `nil` when it gives none.
  func text(with row: RowValues) -> String? {
    guard case .value(let value) = filled(with: row) else { return nil }
    return value.text
  }
}

/// The values of one row, by the names that the mapping gives them.
struct RowValues: Equatable, Sendable {
  var values: [String: JSONValue] = [:]
  var unset: Set<String> = []
  var unknown: [String: JSONValue] = [:]

  func result(_ name: String) -> Template.Result {
    if name == "unknown" { return unknown.isEmpty ? .unset : .value(.object(unknown)) }
    if let value = values[name] { return .value(value) }
    return unset.contains(name) ? .unset : .absent
  }
}
