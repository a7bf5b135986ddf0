extension Schema {
  /// The whole registry as JSON: enough to read, check and fold events without this program.
  ///
  /// Facts stand in it as the templates that they are made from; `conventions` says how names are
  /// filled in. Object members keep the registry's order.
  public static func json(_ registry: Registry) -> String {
    SchemaNode.object([
      ("registry", .number(Int64(Registry.version))), ("package", .text(package)),
      ("conventions", .object(conventions.map { ($0.0, .text($0.1)) })),
      (
        "envelope",
        .array(
          envelope.map { .object([("name", .text($0.name)), ("kind", .text($0.kind))]) })
      ),
      (
        "subjects",
        .array(
          Subject.kinds.map {
            .object([("name", .text($0)), ("label", .label(Labels.kind($0)))])
          })
      ),
      ("types", .array(registry.types.map(node))),
    ]).pretty
  }

  private static let conventions: [(String, String)] = [
    (
      "pattern",
      "{x} is the value of field x in exchange form; {x:d} the value or d; {a|b} the first "
        + "of the two that is given; {each.x} field x of the list element; {@validfrom} and {@actor} are of "
        + "the envelope"
    ),
    (
      "value",
      "constant: that value; field: the value of the field, no fact when it is not given, the "
        + "register becomes absent when it is null; whole: the object of all given fields; "
        + "members: the object of the given ones; unset: the register becomes absent"
    ),
    ("holder", "the subject whose fact it is: the event's own, or the one that the field names"),
    ("each", "one fact for every element of this list field"),
    ("when", "all must hold; equals and differs compare in exchange form, with the default"),
    (
      "observation",
      "the value is the object of all given fields; period null is the day validfrom; "
        + "dimensioned: the fields unit and dimensions are part of its identity"
    ),
    ("void", "the event that the subject names, event/<sequence>, is void"),
    ("corrected", "event.corrected also makes the facts of its type and data on the same entity"),
  ]

  private static func node(_ type: EventType) -> SchemaNode {
    .object([
      ("name", .text(type.name)), ("number", .number(Int64(type.number))),
      ("version", .number(Int64(type.version))), ("label", .label(type.label)),
      ("subjects", .texts(type.subjects)), ("creates", .text(word(type.creation))),
      ("day", node(type.day)), ("visibility", node(type.visibility)),
      ("money", .flag(type.isMoney)), ("fields", .array(type.fields.map(node))),
      ("facts", .array(type.facts.map(node))), ("rules", .array(type.rules.map(node))),
    ])
  }

  private static func word(_ creation: EventType.Creation) -> String {
    switch creation {
    case .none: "never"
    case .always: "always"
    case .whereNew: "whereNew"
    }
  }

  private static func node(_ day: EventType.Day) -> SchemaNode {
    switch day {
    case .given: .object([("attribute", .text("validfrom"))])
    case .field(let name): .object([("field", .text(name))])
    case .periodEnd(let name): .object([("endOf", .text(name))])
    }
  }

  private static func node(_ visibility: EventType.VisibilityDefault) -> SchemaNode {
    switch visibility {
    case .public: .object([("constant", .text("public"))])
    case .internal: .object([("constant", .text("internal"))])
    case .restricted: .object([("constant", .text("restricted"))])
    case .target: .object([("of", .text("target"))])
    case .restrictedWith(let name):
      .object([("constant", .text("internal")), ("restrictedWith", .text(name))])
    }
  }

  private static func node(_ field: Field) -> SchemaNode {
    var members: [(String, SchemaNode)] = [
      ("name", .text(field.name)), ("number", .number(Int64(field.number))),
      ("label", .label(Labels.field(field.name))),
    ]
    members += describe(field.kind, of: field.name)
    members += [("required", .flag(field.required)), ("nullable", .flag(field.nullable))]
    if let value = field.fixedDefault { members.append(("default", .text(value))) }
    return .object(members)
  }

  private static func describe(
    _ kind: ValueKind, of field: String
  ) -> [(String, SchemaNode)] {
    let name = ("kind", SchemaNode.text(word(kind)))
    return switch kind {
    case .int(let range):
      [name, ("min", .number(range.lowerBound)), ("max", .number(range.upperBound))]
    case .choice(let values): [name, ("values", .array(values.map(SchemaNode.number)))]
    case .oneOf(let words):
      [
        name,
        (
          "words",
          .array(
            words.enumerated().map { index, word in
              .object([
                ("word", .text(word)), ("number", .number(Int64(index + 1))),
                ("label", .label(Labels.word(word, of: field))),
              ])
            })
        ),
      ]
    case .ref(let kinds): [name, ("subjects", .texts(kinds))]
    case .refOrText(let kind): [name, ("subjects", .texts([kind]))]
    case .list(let element), .map(let element):
      [name, ("of", .object(describe(element, of: field)))]
    case .structure(let fields): [name, ("fields", .array(fields.map(node)))]
    default: [name]
    }
  }
}
