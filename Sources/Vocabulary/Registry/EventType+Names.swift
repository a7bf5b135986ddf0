extension EventType {
  /// Whether it is one of the types of these names.
  public func isNamed(_ names: EventTypeName...) -> Bool { isNamed(names) }

  /// Whether it is one of the types of these names.
  public func isNamed(_ names: [EventTypeName]) -> Bool {
    names.contains { $0.number == number }
  }

  /// The field of this name, if the type has one.
  public func field(_ name: FieldName) -> Field? {
    field(named: name.rawValue)
  }
}

extension EventTypeName {
  /// The number of one of the type's fields; 0 where it has no such field.
  public func number(of field: FieldName) -> Int {
    Registry.current.type(numbered: number)?.field(field)?.number ?? 0
  }

  /// The words that one of the type's fields may take, in their order; none where it takes others.
  public func words(of field: FieldName) -> [String] {
    guard case .oneOf(let words) = Registry.current.type(numbered: number)?.field(field)?.kind
    else { return [] }
    return words
  }
}

extension RegisterName {
  /// The register's name.
  public var name: String { Attributes.names[Int(rawValue)] }
}
