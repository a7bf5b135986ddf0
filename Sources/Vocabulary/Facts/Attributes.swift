/// The attributes whose names do not depend on data: registers such as `title` or `forecast.end`.
public enum Attributes {
  /// Their names in ascending order of bytes; the number of an attribute is its place here.
  public static let names: [String] = {
    var names: Set<String> = []
    for type in Registry.current.types {
      for template in type.facts {
        if case .register(let name, _) = template.effect, !name.contains("{") {
          names.insert(name)
        }
      }
    }
    return names.sorted { Array($0.utf8).span.precedes(Array($1.utf8).span) }
  }()

  private static let numbers = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($1, UInt16($0)) })

  /// The number of a register that every registry of this version has.
  public static func number(_ name: String) -> UInt16? { numbers[name] }
}
