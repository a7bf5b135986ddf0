import Views
import Vocabulary

/// The JSON Schema of events as they are sent, from the registry.
enum EventSchema {
  /// The schemas by name: `Event`, and the data of every type as `data.TYPE`.
  static func definitions(_ registry: Registry) -> [(String, AnswerValue)] {
    [("Event", event(registry))]
      + registry.types.map { ("data.\($0.name)", structure($0.fields, $0.label)) }
  }

  /// An event: the envelope of CloudEvents, and data as its type says.
  private static func event(_ registry: Registry) -> AnswerValue {
    let text = AnswerValue.members(("type", .text("string")))
    let date = AnswerValue.members(("type", .text("string")), ("format", .text("date")))
    let number = AnswerValue.members(("type", .text("integer")), ("minimum", .integer(0)))
    let properties = AnswerValue.members(
      ("specversion", .members(("const", .text("1.0")))),
      ("id", .members(("type", .text("string")), ("format", .text("uuid")))),
      ("source", text),
      (
        "type",
        .members(("type", .text("string")), ("enum", .texts(registry.types.map(\.name))))
      ), ("subject", .members(("type", .text("string")), ("pattern", .text("^[a-z]+/")))),
      ("validfrom", date), ("validto", date), ("reason", text), ("basis", text),
      (
        "visibility",
        .members(
          ("type", .text("string")), ("enum", .texts(["public", "internal", "restricted"])))
      ), ("expectedversion", number), ("data", .members(("type", .text("object")))))
    return .members(
      ("type", .text("object")), ("title", .text("An event as a CloudEvent")),
      ("required", .texts(["type", "subject", "data"])), ("properties", properties),
      (
        "allOf",
        .list(
          registry.types.map { type in
            .members(
              (
                "if",
                .members(
                  (
                    "properties",
                    .members(("type", .members(("const", .text(type.name)))))
                  ))
              ),
              (
                "then",
                .members(
                  (
                    "properties",
                    .members(
                      ("data", reference("data.\(type.name)")))
                  ))
              ))
          })
      ))
  }

  /// A reference to a schema of the document.
  static func reference(_ name: String) -> AnswerValue {
    .members(("$ref", .text("#/components/schemas/\(name)")))
  }

  private static func structure(_ fields: [Field], _ label: Label? = nil) -> AnswerValue {
    let required = fields.filter(\.required).map(\.name)
    return .members(
      ("type", .text("object")), ("title", label.map { .text($0.en) }),
      ("properties", .object(AnswerObject(fields.map { ($0.name, schema($0)) }))),
      ("required", required.isEmpty ? nil : .texts(required)))
  }

  private static func schema(_ field: Field) -> AnswerValue {
    var inner = schema(field.kind)
    if field.nullable {
      inner = .members(("anyOf", .list([inner, .members(("type", .text("null")))])))
    }
    guard case .object(var object) = inner, object["$ref"] == nil else { return inner }
    object.append("title", .text(Labels.field(field.name).en))
    return .object(object)
  }

  private static func schema(_ kind: ValueKind) -> AnswerValue {
    func text(_ name: String? = nil, _ value: String = "") -> AnswerValue {
      .members(("type", .text("string")), (name ?? "", name.map { _ in .text(value) }))
    }
    switch kind {
    case .text, .prose, .sealed, .key, .period, .periodOr, .monthDay, .refOrText: return text()
    case .decimal: return text("pattern", "^-?[0-9]+(\\.[0-9]{1,9})?$")
    case .date: return text("format", "date")
    case .instant: return text("format", "date-time")
    case .uri: return text("format", "uri")
    case .uuid: return text("format", "uuid")
    case .sha256: return text("pattern", "^[0-9a-f]{64}$")
    case .duration: return text("pattern", "^P[0-9]+[DWMY]$")
    case .ref(let kinds):
      return text("pattern", kinds.isEmpty ? "^[a-z]+/" : "^(\(kinds.joined(separator: "|")))/")
    case .int(let range):
      return .members(
        ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)))
    case .choice(let numbers):
      return .members(
        ("type", .text("integer")), ("enum", .list(numbers.map { .integer($0) })))
    case .basisPoints:
      return .members(
        ("type", .text("integer")), ("minimum", .integer(0)), ("maximum", .integer(10_000)))
    case .money: return reference("money")
    case .bool: return .members(("type", .text("boolean")))
    case .oneOf(let words):
      return .members(("type", .text("string")), ("enum", .texts(words)))
    case .list(let element):
      return .members(
        ("type", .text("array")), ("maxItems", .number(Limits.listCountMax)),
        ("items", schema(element)))
    case .map(let element):
      return .members(
        ("type", .text("object")), ("maxProperties", .number(Limits.mapCountMax)),
        ("additionalProperties", schema(element)))
    case .structure(let fields): return structure(fields)
    }
  }
}
