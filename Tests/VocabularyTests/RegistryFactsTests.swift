import Testing
import Vocabulary

@Suite struct RegistryFactsTests {
  let types = Registry.current.types

  @Test func `every field that a template names exists`() {
    for type in types {
      for template in type.facts {
        for name in Self.fields(of: template) {
          #expect(exists(name, in: type, each: template.each), "\(type.name): \(name)")
        }
      }
    }
  }

  @Test func `every field that a rule names exists`() {
    for type in types {
      check(type.rules, type.fields, in: type.name)
    }
  }

  private func check(_ rules: [Rule], _ fields: [Field], in place: String) {
    for rule in rules {
      if case .each(let list, let inner) = rule {
        check(inner, members(of: list, in: fields), in: "\(place).\(list)")
      } else {
        for name in Self.fields(of: rule) where !name.hasPrefix("@") {
          #expect(fields.contains { $0.name == name }, "\(place): \(name)")
        }
      }
    }
  }

  @Test func `two types write the same register of a subject only where they are meant to`() {
    var writers: [String: [String]] = [:]
    for type in types {
      for kind in type.subjects {
        for template in type.facts {
          guard case .register(let name, _) = template.effect, template.holder == .subject,
            name != "exists"
          else { continue }
          let key = "\(kind) \(name)"
          if writers[key]?.last != type.name { writers[key, default: []].append(type.name) }
        }
      }
    }
    var shared: [String: Set<String>] = [:]
    for (register, types) in writers where types.count > 1 {
      let name = register.drop { $0 != " " }.dropFirst()
      shared[types.joined(separator: " "), default: []].insert(String(name))
    }
    for (types, registers) in shared {
      let meant = Set(
        Self.meantToBeShared[types, default: ""].split(separator: " ").map(String.init))
      #expect(registers == meant, "\(types): \(registers.sorted().joined(separator: " "))")
    }
    #expect(shared.count == Self.meantToBeShared.count)
  }

  /// Registers that more than one type writes, and that is the point of them.
  private static let meantToBeShared: [String: String] = [
    "dashboard.saved dashboard.removed": "removed",
    "unit.created unit.renamed": "name code",
    "unit.created unit.moved": "parent",
    "unit.merged unit.closed": "successor",
    "unit.merged unit.split unit.closed": "closed",
    "strategy.drafted strategy.adopted": "kind parent unit cohort predecessors",
    "strategy.drafted strategy.adopted strategy.amended": "title",
    "strategy.adopted strategy.amended": "until decision",
    "principle.defined principle.revised": "strategy title text",
    "field.defined field.revised": "strategy number title crosscutting",
    "goal.defined goal.revised": "strategy field parent level text plain",
    "measure.defined measure.revised": "strategy code title workgroup due binding",
    "measure.unit-assigned measure.unit-released": "lead",
    "project.registered project.described": "title kind description cohort",
    "project.registered project.status-changed": "status",
    "project.registered project.unit-assigned project.unit-released": "lead",
    "project.registered funding.asserted": "funding.asserted",
    "milestone.defined milestone.rebaselined": "due",
    "grant.applied grant.approved grant.amended": "project rate",
    "grant.approved grant.amended":
      "reference notice maximum form from until usewithin proofs ownshare boundto terms "
      + "lines lineoverrun",
    "contract.awarded contract.amended": "project supplier procedure amount from until",
    "indicator.defined indicator.revised":
      "definition.title definition.text definition.plain definition.unit definition.measure "
      + "definition.direction definition.frequency definition.decimals definition.scale "
      + "definition.aggregation definition.owner definition.reporting definition.additive "
      + "definition.inventory definition.states definition.aspect definition.stale",
    "item.added item.described": "title attributes unit parent",
    "item.added item.state-set": "state",
    "item.added item.removed": "removed cause",
    "risk.raised risk.assessed": "probability impact amount",
    "body.constituted body.renamed": "name kind parent term",
    "obligation.created obligation.extended": "due",
    "period.closed period.reopened": "closed",
  ]

  private func exists(_ name: String, in type: EventType, each: String?) -> Bool {
    guard name.hasPrefix("each.") else { return type.field(named: name) != nil }
    guard let each else { return false }
    return members(of: each, in: type.fields).contains { $0.name == name.dropFirst(5) }
  }

  private func members(of list: String, in fields: [Field]) -> [Field] {
    guard case .list(.structure(let members)) = fields.first(where: { $0.name == list })?.kind
    else { return [] }
    return members
  }

  /// The names between braces, without defaults and what belongs to the envelope.
  private static func fields(ofPattern pattern: String) -> [String] {
    pattern.split(separator: "{").dropFirst()
      .flatMap { part in
        let inner = part.prefix { $0 != "}" }.prefix { $0 != ":" }
        return inner.split(separator: "|").map(String.init)
      }
      .filter { !$0.hasPrefix("@") }
  }

  private static func fields(of value: FactTemplate.Value) -> [String] {
    switch value {
    case .field(let name), .fieldOrDefault(let name): [name]
    case .object(let members): members.map(\.field)
    case .yes, .whole, .constant, .unset: []
    }
  }

  private static func fields(of template: FactTemplate) -> [String] {
    var names = template.each.map { [$0] } ?? []
    if case .field(let name) = template.holder { names.append(name) }
    for condition in template.conditions {
      switch condition {
      case .given(let name), .absent(let name), .equals(let name, _), .differs(let name, _):
        names.append(name)
      }
    }
    switch template.effect {
    case .register(let name, let value): names += fields(ofPattern: name) + fields(of: value)
    case .member(_, let identity, _, let payload):
      names += fields(ofPattern: identity) + fields(of: payload)
    case .flow(let account, let amount, _): names += fields(ofPattern: account) + [amount]
    case .observation(let series, let period, _):
      names += fields(ofPattern: series) + (period.map { [$0] } ?? [])
    case .void: break
    }
    return names
  }

  private static func fields(of rule: Rule) -> [String] {
    switch rule {
    case .atLeastOne(let names), .requiredWhenNew(let names): names
    case .exactlyOne(let groups), .atMostOne(let groups): groups.flatMap(\.self)
    case .iff(let name, let other, _), .requiredWhen(let name, let other, _): [name, other]
    case .requiredWithout(let name, let other), .negativeWith(let name, let other),
      .needs(let name, let other), .ordered(let name, let other), .ascending(let name, let other):
      [name, other]
    case .positive(let name), .notZero(let name), .notNegative(let name), .another(let name),
      .atLeast(let name, _), .noKey(let name, _), .addUp(let name, _, _):
      [name]
    case .moneyAddsUp(let list, _, let total): [list, total]
    case .pairs(let to, let relation, _): [to, relation]
    case .each(let list, _): [list]
    case .existingOnlyWhen: []
    }
  }
}
