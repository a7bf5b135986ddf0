import Vocabulary

extension HistoryGenerator {
  /// Changes data until the rules between their fields are kept; nil where that needs what the
  /// history does not have.
  mutating func keep(
    _ rules: [Rule], _ fields: [Field], _ subject: String, isNew: Bool,
    _ data: [String: JSONValue]
  ) -> [String: JSONValue]? {
    var data = data
    for rule in rules {
      guard keep(rule, fields, subject, isNew, &data) else { return nil }
    }
    return data
  }

  private mutating func give(
    _ name: String, _ fields: [Field], _ subject: String, _ data: inout [String: JSONValue]
  ) -> Bool {
    if let given = data[name], given != .null { return true }
    guard let field = fields.first(where: { $0.name == name }) else { return true }
    data[name] = value(field.kind, name, of: subject)
    return data[name] != nil
  }

  private mutating func keep(
    _ rule: Rule, _ fields: [Field], _ subject: String, _ isNew: Bool,
    _ data: inout [String: JSONValue]
  ) -> Bool {
    switch rule {
    case .atLeastOne(let names):
      let names = names.filter { !$0.hasPrefix("@") }
      guard !names.isEmpty, !names.contains(where: { data[$0] != nil }) else { return true }
      for name in names.shuffled(using: &random) where give(name, fields, subject, &data) {
        return true
      }
      return false
    case .exactlyOne(let groups), .atMostOne(let groups):
      guard let chosen = random.pick(groups) else { return true }
      for group in groups where group != chosen { for name in group { data[name] = nil } }
      if case .atMostOne = rule { return true }
      for name in chosen where !give(name, fields, subject, &data) { return false }
      return true
    case .iff(let name, let other, let word):
      guard data[other]?.plain != word else { return give(name, fields, subject, &data) }
      data[name] = nil
      return true
    case .requiredWhen(let name, let other, let word):
      return data[other]?.plain != word || give(name, fields, subject, &data)
    case .requiredWithout(let name, let other):
      return data[other] != nil || give(name, fields, subject, &data)
    case .requiredWhenNew(let names):
      return !isNew || names.allSatisfy { give($0, fields, subject, &data) }
    case .needs(let name, let other):
      if data[other] == nil { data[name] = nil }
      return true
    case .another(let name): return data[name]?.text != subject
    case .addUp(let list, let member, let total):
      var elements = (data[list]?.elements ?? []).map(\.members)
      guard !elements.isEmpty else { return true }
      var rest = total
      for index in elements.indices {
        let share = index == elements.count - 1 ? rest : rest / 2
        elements[index][member] = .number(share)
        rest -= share
      }
      data[list] = .array(elements.map(JSONValue.object))
      return true
    case .ordered(let first, let second):
      guard let from = data[first]?.text, let to = data[second]?.text, to < from
      else { return true }
      data[first] = .text(to)
      data[second] = .text(from)
      return true
    case .ascending(let first, let second):
      guard let from = data[first]?.int, let to = data[second]?.int, to <= from
      else { return true }
      data[second] = .number(from + 1)
      return true
    case .atLeast(let list, let count):
      return data[list].map { $0.elements.count >= count } ?? true
    case .pairs(let to, let relation, let allowed):
      let kind = Subject(unchecked: subject).kind
      guard
        let pair = random.pick(allowed.filter { $0.from == kind && world.subjects[$0.to] != nil }),
        let named = reference([pair.to], to, of: subject)
      else { return false }
      data[to] = .text(named)
      data[relation] = .text(pair.relation)
      return true
    case .each(let list, let inner):
      guard case .list(.structure(let members)) = fields.first(where: { $0.name == list })?.kind,
        let elements = data[list]?.elements
      else { return true }
      var kept: [JSONValue] = []
      for element in elements {
        guard let one = keep(inner, members, subject, isNew: isNew, element.members)
        else { return false }
        kept.append(.object(one))
      }
      data[list] = .array(kept)
      return true
    case .positive, .notZero, .notNegative, .negativeWith, .moneyAddsUp, .noKey,
      .existingOnlyWhen:
      return true
    }
  }
}
