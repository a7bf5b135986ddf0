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

  /// One line per type: its name and what it is called.
  public static func list(_ types: [EventType], _ language: Language) -> String {
    let width = types.map(\.name.count).max() ?? 0
    return types.map { type in
      let gap = String(repeating: " ", count: width - type.name.count + 2)
      return "\(type.name)\(gap)\(type.label[language])\n"
    }.joined()
  }
}
