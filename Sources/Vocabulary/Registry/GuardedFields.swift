/// What only whoever may see everything reads: fields of types that are restricted by default, never
/// their amounts.
public enum GuardedFields {
  /// Whether a field of a type is guarded; all fields of persons are.
  public static func has(_ field: String, of type: String) -> Bool {
    guard let type = Registry.current.type(named: type) else { return false }
    return type.subjects == ["person"]
      || type.field(named: field)?.roles.contains(.guarded) ?? false
  }

  /// The registers of a kind of subjects that hold a guarded field, by their numbers.
  public static let registers: [String: Set<UInt32>] = {
    var registers: [String: Set<UInt32>] = [:]
    for type in Registry.current.types {
      for template in type.facts {
        guard case .register(let name, _) = template.effect, let field = type.field(named: name),
          field.roles.contains(.guarded), let register = Attributes.number(name)
        else { continue }
        for kind in type.subjects { registers[kind, default: []].insert(UInt32(register)) }
      }
    }
    return registers
  }()

  /// Kinds of subjects that nobody else sees at all.
  public static let kinds: Set<String> = ["person"]
}
