import Vocabulary

/// The names of the registry as Swift, so that the compiler knows them: what code asks for by a
/// name that no type has does not build.
enum SwiftNames {
  /// The types of events with their numbers.
  static func types(_ registry: Registry) -> String {
    var lines = head
    lines += [
      "/// The name of a type of events that the registry has.",
      "public enum EventTypeName: String, Sendable, CaseIterable {",
    ]
    lines += registry.types.map { "  case \(identifier($0.name)) = \"\($0.name)\"" }
    lines += ["}", "", "extension EventTypeName {"]
    lines += [
      "  /// The type's number in records.", "  public var number: Int {", "    switch self {",
    ]
    lines += registry.types.map { "    case .\(identifier($0.name)): \($0.number)" }
    lines += ["    }", "  }", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The registers whose names do not depend on data; the raw values are the attributes' numbers.
  static func registers(_ names: [String]) -> String {
    var lines = head
    lines += [
      "/// A register whose name does not depend on data, by its number as an attribute.",
      "public enum RegisterName: UInt16, Sendable, CaseIterable {",
    ]
    lines += names.enumerated().map { place, name in
      let isPlain = identifier(name) == name
      return "  case \(identifier(name)) = \(place)" + (isPlain ? "" : "  // \(name)")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The families of attributes: what stands in their names before anything that depends on data.
  static func families(_ registry: Registry) -> String {
    var found: [(name: String, what: String, members: Set<String>)] = [
      ("AccountFamily", "of accounts", []),
      ("RegisterFamily", "of registers whose names depend on data,", []),
      ("SeriesFamily", "of series of observations", []),
      ("SetFamily", "of sets", []),
    ]
    for template in registry.types.flatMap(\.facts) {
      switch template.effect {
      case .flow(let account, _, _):
        found[0].members.insert(String(account.prefix { $0 != "/" && $0 != "{" }))
      case .register(let name, _) where name.contains("{"):
        found[1].members.insert(String(name.prefix { $0 != "." && $0 != "{" }))
      case .observation(let series, _, _):
        found[2].members.insert(String(series.prefix { $0 != "." && $0 != "{" }))
      case .member(let set, _, _, _):
        found[3].members.insert(String(set.prefix { $0 != ":" && $0 != "{" }))
      default: continue
      }
    }
    var lines = head
    for (place, family) in found.enumerated() {
      if place > 0 { lines.append("") }
      lines += [
        "/// A family \(family.what) that the registry has.",
        "public enum \(family.name): String, Sendable, CaseIterable {",
      ]
      lines += family.members.sorted().filter { !$0.isEmpty }.map(raw)
      lines.append("}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The fields of the types' data; those inside of lists and objects are none of them.
  static func fields(_ registry: Registry) -> String {
    var lines = head
    lines += [
      "/// The name of a field that the data of some type has.",
      "public enum FieldName: String, Sendable, CaseIterable {",
    ]
    lines += Set(registry.types.flatMap(\.fields).map(\.name)).sorted().map(raw)
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = [
    "// Made from the registry, and held to it by SwiftNamesTests; do not edit.", "",
  ]

  private static func raw(_ name: String) -> String {
    let identifier = identifier(name)
    return identifier == name ? "  case \(name)" : "  case \(identifier) = \"\(name)\""
  }

  /// `budget.carried-forward` as `budgetCarriedForward`.
  static func identifier(_ name: String) -> String {
    let words = name.split { ".-/:_".contains($0) }
    let joined = words.dropFirst().reduce(words.first.map(String.init) ?? "") { text, word in
      text + word.prefix(1).uppercased() + word.dropFirst()
    }
    return keywords.contains(joined) ? "`\(joined)`" : joined
  }

  private static let keywords: Set<String> = [
    "as", "break", "case", "class", "default", "defer", "do", "else", "enum", "extension", "false",
    "for", "func", "if", "import", "in", "init", "is", "let", "nil", "operator", "private",
    "protocol", "public", "repeat", "return", "self", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "var", "where", "while",
  ]
}
