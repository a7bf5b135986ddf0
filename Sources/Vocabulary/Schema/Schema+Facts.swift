extension Schema {
  /// A template of a fact as JSON.
  static func node(_ template: FactTemplate) -> SchemaNode {
    var members: [(String, SchemaNode)] = []
    switch template.effect {
    case .register(let name, let value):
      members = [("register", .text(name)), ("value", node(value))]
    case .member(let set, let identity, let present, let payload):
      members = [
        ("member", .text(set)), ("identity", .text(identity)), ("present", .flag(present)),
        ("payload", node(payload)),
      ]
    case .flow(let account, let amount, let negative):
      members = [
        ("flow", .text(account)), ("amount", .text(amount)), ("negative", .flag(negative)),
      ]
    case .observation(let series, let period, let dimensioned):
      members = [
        ("observation", .text(series)), ("period", period.map(SchemaNode.text) ?? .null),
        ("dimensioned", .flag(dimensioned)),
      ]
    case .void: members = [("void", .text("subject"))]
    }
    switch template.holder {
    case .subject: members.append(("holder", .object([("attribute", .text("subject"))])))
    case .field(let name): members.append(("holder", .object([("field", .text(name))])))
    }
    if let each = template.each { members.append(("each", .text(each))) }
    if !template.conditions.isEmpty {
      members.append(("when", .array(template.conditions.map(node))))
    }
    return .object(members)
  }

  private static func node(_ value: FactTemplate.Value) -> SchemaNode {
    switch value {
    case .yes: .object([("constant", .flag(true))])
    case .field(let name): .object([("field", .text(name))])
    case .fieldOrDefault(let name): .object([("field", .text(name)), ("orDefault", .flag(true))])
    case .whole: .object([("whole", .flag(true))])
    case .object(let members):
      .object([
        (
          "members",
          .array(
            members.map { .object([("field", .text($0.field)), ("as", .text($0.name))]) })
        )
      ])
    case .constant(let name, let value):
      .object([("constant", .object([(name, .text(value))]))])
    case .unset: .object([("unset", .flag(true))])
    }
  }

  private static func node(_ condition: FactTemplate.Condition) -> SchemaNode {
    switch condition {
    case .given(let name): .object([("given", .text(name))])
    case .absent(let name): .object([("absent", .text(name))])
    case .equals(let name, let value):
      .object([("field", .text(name)), ("equals", .text(value))])
    case .differs(let name, let value):
      .object([("field", .text(name)), ("differs", .text(value))])
    }
  }

  /// A check between fields as JSON.
  static func node(_ rule: Rule) -> SchemaNode {
    func object(_ name: String, _ members: (String, SchemaNode)...) -> SchemaNode {
      .object([("rule", .text(name))] + members)
    }
    func one(_ name: String, _ field: String) -> SchemaNode {
      object(name, ("field", .text(field)))
    }
    func groups(_ name: String, _ groups: [[String]]) -> SchemaNode {
      object(name, ("groups", .array(groups.map(SchemaNode.texts))))
    }
    func conditional(_ name: String, _ field: String, _ other: String, _ value: String)
      -> SchemaNode
    {
      object(
        name, ("field", .text(field)), ("when", .text(other)), ("is", .text(value)))
    }
    return switch rule {
    case .atLeastOne(let fields): object("atLeastOne", ("fields", .texts(fields)))
    case .exactlyOne(let fields): groups("exactlyOne", fields)
    case .atMostOne(let fields): groups("atMostOne", fields)
    case .iff(let field, let other, let value): conditional("iff", field, other, value)
    case .requiredWhen(let field, let other, let value):
      conditional("requiredWhen", field, other, value)
    case .requiredWithout(let field, let other):
      object("requiredWithout", ("field", .text(field)), ("without", .text(other)))
    case .positive(let field): one("positive", field)
    case .notZero(let field): one("notZero", field)
    case .notNegative(let field): one("notNegative", field)
    case .negativeWith(let field, let other):
      object("negativeWith", ("field", .text(field)), ("with", .text(other)))
    case .addUp(let list, let member, let total):
      object(
        "addUp", ("list", .text(list)), ("member", .text(member)), ("to", .number(total)))
    case .moneyAddsUp(let list, let member, let total):
      object(
        "moneyAddsUp", ("list", .text(list)), ("member", .text(member)), ("to", .text(total)))
    case .another(let field): one("another", field)
    case .ordered(let first, let second): object("ordered", ("fields", .texts([first, second])))
    case .ascending(let first, let second):
      object("ascending", ("fields", .texts([first, second])))
    case .atLeast(let list, let count):
      object("atLeast", ("list", .text(list)), ("count", .number(Int64(count))))
    case .pairs(let to, let relation, let allowed):
      object(
        "pairs", ("to", .text(to)), ("relation", .text(relation)),
        ("allowed", .array(allowed.map { .texts([$0.from, $0.to, $0.relation]) })))
    case .noKey(let field, let key):
      object("noKey", ("field", .text(field)), ("key", .text(key)))
    case .needs(let field, let other):
      object("needs", ("field", .text(field)), ("with", .text(other)))
    case .requiredWhenNew(let fields): object("requiredWhenNew", ("fields", .texts(fields)))
    case .existingOnlyWhen(let register):
      object("existingOnlyWhen", ("register", .text(register)))
    case .each(let list, let rules):
      object("each", ("list", .text(list)), ("rules", .array(rules.map(node))))
    }
  }
}
