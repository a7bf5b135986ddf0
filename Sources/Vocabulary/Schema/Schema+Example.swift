extension Schema {
  /// A command line that records an event of a type: what is needed, and every list of objects, since
  /// how one is written is not to be guessed.
  public static func example(of type: EventType) -> String {
    var parts = ["stadtbuch", "record", type.name, subject(of: type)]
    let chosen = chosenFields(type.rules)
    for field in type.fields {
      let isList = if case .list(.structure) = field.kind { true } else { false }
      guard field.required || chosen.given.contains(field.name) || isList,
        !chosen.leftOut.contains(field.name)
      else { continue }
      parts += entries(field, named: field.name, chosen.inner[field.name] ?? [])
    }
    if type.rules.contains(.atLeastOne(["@reason"])) { parts.append("--reason=\"…\"") }
    return parts.joined(separator: " ")
  }

  private struct Chosen {
    var given: Set<String> = []
    var leftOut: Set<String> = []
    /// Rules for the elements of lists.
    var inner: [String: [Rule]] = [:]
  }

  /// Of alternatives the first is shown.
  private static func chosenFields(_ rules: [Rule]) -> Chosen {
    var chosen = Chosen()
    for rule in rules {
      switch rule {
      case .exactlyOne(let groups), .atMostOne(let groups):
        if case .exactlyOne = rule { chosen.given.formUnion(groups.first ?? []) }
        chosen.leftOut.formUnion(groups.dropFirst().flatMap { $0 })
        chosen.leftOut.subtract(groups.first ?? [])
      case .atLeastOne(let names):
        if let first = names.first(where: { !$0.hasPrefix("@") }) { chosen.given.insert(first) }
      case .requiredWithout(let name, _): chosen.given.insert(name)
      case .requiredWhenNew(let names): chosen.given.formUnion(names)
      case .each(let name, let inner): chosen.inner[name] = inner
      default: continue
      }
    }
    return chosen
  }

  private static func subject(of type: EventType) -> String {
    switch type.subjects.first {
    case "event"?: "event/12"
    case "period"?: "period/2024"
    case "ledger"?: "ledger/self"
    case "publication"?: "publication/public"
    case let kind?: "\(kind)/x"
    case nil: "project/x"
    }
  }

  private static func entries(_ field: Field, named name: String, _ rules: [Rule]) -> [String] {
    switch field.kind {
    case .list(.structure(let members)):
      let chosen = chosenFields(rules)
      return members.filter {
        ($0.required || chosen.given.contains($0.name)) && !chosen.leftOut.contains($0.name)
      }.flatMap { entries($0, named: "\(name).1.\($0.name)", []) }
    case .structure(let members):
      return members.filter(\.required).flatMap { entries($0, named: "\(name).\($0.name)", []) }
    case .list(let element):
      return ["\(name)=\(value(element, field.name))"]
    case .map(let element): return ["\(name).key=\(value(element, field.name))"]
    default: return ["\(name)=\(value(field.kind, field.name))"]
    }
  }

  private static func value(_ kind: ValueKind, _ field: String) -> String {
    switch kind {
    case .text, .prose: "\"…\""
    case .sealed: "…"
    case .key: field == "external" ? "x" : "k1"
    case .date: "2024-12-31"
    case .instant: "2024-12-31T09:00:00Z"
    case .period, .periodOr: "2024-Q4"
    case .int(let range): range == 1900...2999 ? "2024" : String(max(range.lowerBound, 1))
    case .choice(let numbers): String(numbers.first ?? 1)
    case .basisPoints: "10000"
    case .decimal: "12.5"
    case .money: "1234.56EUR"
    case .bool: "true"
    case .oneOf(let words): words.first ?? ""
    case .uri: "https://example.org"
    case .uuid: "01900000-0000-7000-8000-000000000000"
    case .sha256: String(repeating: "0", count: 64)
    case .duration: "P60D"
    case .monthDay: "01-01"
    case .ref(let kinds): "\(kinds.first ?? "project")/y"
    case .refOrText(let kind): "\(kind)/y"
    case .list, .map, .structure: "…"
    }
  }
}
