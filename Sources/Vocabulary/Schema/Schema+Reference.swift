extension Schema {
  /// The reference of all types as Markdown: per type what it says, and what becomes true.
  public static func reference(_ registry: Registry, _ language: Language) -> String {
    let words = language == .de ? german : english
    var text = "# \(words.title)\n\n\(words.introduction)\n"
    for type in registry.types {
      text += "\n## \(type.label[language])\n\n`\(type.name)` · \(words.number) \(type.number)"
      let subjects =
        type.subjects.isEmpty
        ? words.any
        : type.subjects.map { "`\($0)/…`" }
          .joined(separator: ", ")
      text += " · \(words.on) \(subjects)"
      if type.creation != .none { text += " · \(words.creates)" }
      switch type.day {
      case .given: break
      case .field(let name): text += " · \(words.day) `\(name)`"
      case .periodEnd(let name): text += " · \(words.lastDay) `\(name)`"
      }
      text += "\n\n"
      if !type.fields.isEmpty {
        text += "| \(words.field) | \(words.number) | \(words.kind) | \(words.meaning) |\n"
        text += "|---|---|---|---|\n"
        for field in type.fields { text += row(field, type.rules, language, words) }
        text += "\n"
      }
      if !type.facts.isEmpty {
        text += "\(words.facts): " + type.facts.map(summary).joined(separator: ", ") + "\n"
      }
    }
    return text
  }

  private struct Words {
    let title, introduction, number, on, any, creates, day, lastDay, field, kind, meaning: String
    let optional, unsets, facts, without, new, when: String
  }

  private static let english = Words(
    title: "Event types", introduction: "Derived from the registry of event types.",
    number: "No.", on: "on", any: "any subject", creates: "creates its subject",
    day: "its day is", lastDay: "its day is the last day of", field: "field", kind: "kind",
    meaning: "meaning", optional: "optional", unsets: "null unsets", facts: "Facts",
    without: "needed without",
    new: "needed where it creates its subject", when: "needed where")

  private static let german = Words(
    title: "Ereignisarten", introduction: "Abgeleitet aus dem Verzeichnis der Ereignisarten.",
    number: "Nr.", on: "auf", any: "jedem Gegenstand", creates: "legt an",
    day: "sein Tag ist", lastDay: "sein Tag ist der letzte von", field: "Feld", kind: "Art",
    meaning: "Bedeutung", optional: "freiwillig", unsets: "null hebt auf", facts: "Tatsachen",
    without: "nötig ohne",
    new: "nötig, wo es anlegt", when: "nötig, wo")

  /// When a field is needed that may be left out elsewhere.
  private static func need(_ field: Field, _ rules: [Rule], _ words: Words) -> String? {
    for rule in rules {
      switch rule {
      case .requiredWithout(field.name, let other): return "\(words.without) `\(other)`"
      case .requiredWhenNew(let names) where names.contains(field.name): return words.new
      case .requiredWhen(field.name, let other, let word), .iff(field.name, let other, let word):
        return "\(words.when) `\(other)` = `\(word)`"
      default: continue
      }
    }
    return nil
  }

  private static func row(
    _ field: Field, _ rules: [Rule], _ language: Language, _ words: Words
  ) -> String {
    var notes = [Labels.field(field.name)[language]]
    if case .oneOf(let values) = field.kind {
      notes.append(
        values.map { "`\($0)` \(Labels.word($0, of: field.name)[language])" }
          .joined(separator: ", "))
    }
    if !field.required { notes.append(need(field, rules, words) ?? words.optional) }
    if field.nullable { notes.append(words.unsets) }
    let kind = describe(field.kind)
    // In code marks, lest what stands in angle brackets is taken for HTML.
    return "| `\(field.name)` | \(field.number) | `\(kind)` | \(notes.joined(separator: "; ")) |\n"
  }

  private static func describe(_ kind: ValueKind) -> String {
    switch kind {
    case .ref(let kinds) where !kinds.isEmpty: "ref<\(kinds.joined(separator: " or "))>"
    case .list(let element): "list<\(describe(element))>"
    case .map(let element): "map<key, \(describe(element))>"
    case .structure(let fields):
      "{"
        + fields.map { $0.name + ($0.required ? "" : "?") + " " + describe($0.kind) }
        .joined(separator: ", ") + "}"
    default: word(kind)
    }
  }

  private static func summary(_ template: FactTemplate) -> String {
    switch template.effect {
    case .register(let name, .unset): "`\(name)` = –"
    case .register(let name, _): "`\(name)`"
    case .member(let set, let identity, let present, _):
      "`\(set)` \(present ? "+" : "−") `\(identity)`"
    case .flow(let account, _, let negative): "`\(account)` \(negative ? "−" : "+")"
    case .observation(let series, _, _): "`\(series)`"
    case .void: "void"
    }
  }
}
