extension Schema {
  /// The types that a word picks: a name, a kind of subject, or a pattern such as `grant.*`; all of
  /// them for none.
  public static func types(
    _ registry: Registry, matching word: String?
  ) -> [EventType] {
    guard let word else { return registry.types }
    if let type = registry.type(named: word) { return [type] }
    return registry.types.filter {
      $0.subjects.contains(word) || $0.name.hasPrefix("\(word).") || matches($0.name, word)
    }
  }

  /// Whether a name fits a pattern in which `*` stands for anything.
  private static func matches(_ name: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last,
      name.hasPrefix(first)
    else { return false }
    var rest = name.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  /// One line per type: its name, what it is called, and the fields that it needs.
  public static func list(_ types: [EventType], _ language: Language) -> String {
    let names = types.map(\.name.count).max() ?? 0
    let labels = types.map { $0.label[language].count }.max() ?? 0
    return types.map { type in
      let label = type.label[language]
      let needed = needed(by: type).joined(separator: " ")
      let gap = String(repeating: " ", count: names - type.name.count + 2)
      let second = String(repeating: " ", count: labels - label.count + 2)
      return "\(type.name)\(gap)\(label)\(needed.isEmpty ? "" : second + needed)\n"
    }.joined()
  }

  /// The fields without which a type is refused; `a|b` where one of them is needed, `a+b` where they
  /// go together, `a,…` where at least one is.
  private static func needed(by type: EventType) -> [String] {
    var needed = type.fields.filter(\.required).map(\.name)
    for rule in type.rules {
      switch rule {
      case .exactlyOne(let groups):
        needed.append(groups.map { $0.joined(separator: "+") }.joined(separator: "|"))
      case .atLeastOne(["@reason"]): needed.append("--reason")
      case .atLeastOne(let names):
        needed.append(names.count > 4 ? "\(names[0]),…" : names.joined(separator: ","))
      case .requiredWithout(let name, let other): needed.append("\(name)|\(other)")
      case .requiredWhenNew(let names): needed += names
      default: continue
      }
    }
    return needed
  }
}
