import Stadtbuch
public import Views
import Vocabulary

/// The JSON Schema of a view's answers, from its description: keys, kinds and labels.
public struct AnswerSchema: Sendable {
  private let views: [AnyView]

  /// The schema of the answers of views.
  public init(_ views: [AnyView]) {
    self.views = views
  }

  /// The schemas by name: what several answers have in common, then each form of each view's answers.
  package var definitions: AnswerObject {
    var definitions = AnswerObject()
    definitions.append("money", .object(AnswerSchema.money))
    definitions.append("notice", .object(AnswerSchema.notice))
    for view in views {
      for shape in view.shapes {
        definitions.append("\(view.about.name).\(shape.name)", .object(answer(view, shape)))
      }
    }
    return definitions
  }

  /// The schema as JSON and a line feed.
  public var json: [UInt8] {
    let definitions = definitions
    var schema = AnswerObject()
    schema.append("$schema", .text("https://json-schema.org/draft/2020-12/schema"))
    schema.append("title", .text("Answers of stadtbuch"))
    schema.append("$defs", .object(definitions))
    schema.append(
      "anyOf",
      .list(
        definitions.members.dropFirst(2).map { name, _ in
          .object(AnswerSchema.reference(name))
        }))
    var json: [UInt8] = []
    schema.append(to: &json)
    json.append(0x0a)
    return json
  }

  private func answer(_ view: AnyView, _ shape: Shape) -> AnswerObject {
    var properties = AnswerObject()
    properties.append("asOf", .object(AnswerSchema.string(format: "date")))
    properties.append("knownAt", .object(AnswerSchema.known))
    properties.append("lastSequence", .object(AnswerSchema.type("integer")))
    properties.append("audience", .object(AnswerSchema.type("string")))
    for (name, value) in AnswerSchema.properties(shape.figures).members {
      properties.append(name, value)
    }
    properties.append("rows", .object(AnswerSchema.list(of: AnswerSchema.object(shape.columns))))
    properties.append(
      "warnings", .object(AnswerSchema.list(of: AnswerSchema.type("string"))))
    properties.append("notices", .object(AnswerSchema.list(of: AnswerSchema.reference("notice"))))
    var answer = AnswerSchema.type("object")
    answer.append("title", .text(view.about.title.en))
    answer.append("description", .text(view.about.sentence.en))
    answer.append("properties", .object(properties))
    answer.append(
      "required",
      .list(["asOf", "knownAt", "lastSequence", "rows", "warnings", "notices"].map { .text($0) }))
    return answer
  }

  // MARK: Kinds

  private static func schema(_ kind: ColumnKind) -> AnswerObject {
    switch kind {
    case .text, .attribute, .eventType: return type("string")
    case .word(let words):
      var schema = type("string")
      if !words.isEmpty { schema.append("enum", .list(words.map { .text($0) })) }
      return schema
    case .light:
      var schema = type("string")
      schema.append("enum", .list(ColumnKind.lights.map { .text($0) }))
      return schema
    case .subject(let kind):
      var schema = type("string")
      schema.append("pattern", .text("^\(kind ?? "[a-z]+")/"))
      return schema
    case .day:
      var words = type("string")
      words.append("description", .text("in words why there is none"))
      words.append("pattern", .text("^n/a"))
      return either(string(format: "date"), words)
    case .instant: return string(format: "date-time")
    case .period: return type("string")
    case .integer: return type("integer")
    case .share:
      var schema = AnswerObject()
      schema.append("type", .list([.text("integer"), .text("string")]))
      schema.append("description", .text("basis points, or in words why there are none"))
      return schema
    case .decimal:
      var schema = type("string")
      schema.append("description", .text("a decimal number, or in words why there is none"))
      var corridor = type("object")
      var bounds = AnswerObject()
      for name in ["low", "high"] { bounds.append(name, .object(type("string"))) }
      corridor.append("properties", .object(bounds))
      return either(schema, corridor)
    case .money: return reference("money")
    case .bool: return type("boolean")
    case .list(let inner): return list(of: schema(inner))
    case .rows(let heads): return list(of: object(heads))
    case .record(let heads): return object(heads)
    case .object: return type("object")
    case .any: return AnswerObject()
    }
  }

  private static func object(_ heads: [ColumnHead]) -> AnswerObject {
    var schema = type("object")
    schema.append("properties", .object(properties(heads)))
    return schema
  }

  /// The properties of an object with these columns; paths with points are objects within.
  private static func properties(_ heads: [ColumnHead], depth: Int = 0) -> AnswerObject {
    var properties = AnswerObject()
    for head in heads where head.role == .data {
      let name = head.path[depth]
      if head.path.count > depth + 1 {
        guard properties[name] == nil else { continue }
        let inner = heads.filter { $0.path.count > depth + 1 && $0.path[depth] == name }
        var schema = type("object")
        schema.append("properties", .object(AnswerSchema.properties(inner, depth: depth + 1)))
        properties.append(name, .object(schema))
        continue
      }
      var schema = schema(head.kind)
      schema.append("title", .text(head.label.en))
      properties.append(name, .object(schema))
    }
    return properties
  }

  private static func type(_ name: String) -> AnswerObject {
    var schema = AnswerObject()
    schema.append("type", .text(name))
    return schema
  }

  private static func string(format: String) -> AnswerObject {
    var schema = type("string")
    schema.append("format", .text(format))
    return schema
  }

  private static func either(_ first: AnswerObject, _ second: AnswerObject) -> AnswerObject {
    var schema = AnswerObject()
    schema.append("anyOf", .list([.object(first), .object(second)]))
    return schema
  }

  private static func list(of items: AnswerObject) -> AnswerObject {
    var schema = type("array")
    schema.append("items", .object(items))
    return schema
  }

  private static func reference(_ name: String) -> AnswerObject {
    var schema = AnswerObject()
    schema.append("$ref", .text("#/$defs/\(name)"))
    return schema
  }

  private static let known: AnswerObject = {
    var properties = AnswerObject()
    properties.append("sequence", .object(type("integer")))
    properties.append("time", .object(string(format: "date-time")))
    var schema = type("object")
    schema.append("properties", .object(properties))
    schema.append("required", .list([.text("sequence")]))
    return schema
  }()

  private static let money: AnswerObject = {
    var amount = type("string")
    amount.append("pattern", .text("^-?[0-9]+(\\.[0-9]+)?$"))
    var currency = type("string")
    currency.append("pattern", .text("^[A-Z]{3}$"))
    var properties = AnswerObject()
    properties.append("amount", .object(amount))
    properties.append("currency", .object(currency))
    var schema = type("object")
    schema.append("properties", .object(properties))
    schema.append("required", .list([.text("amount"), .text("currency")]))
    return schema
  }()

  private static let notice: AnswerObject = {
    var properties = AnswerObject()
    properties.append("kind", .object(type("string")))
    properties.append("text", .object(type("string")))
    properties.append("count", .object(type("integer")))
    properties.append("subjects", .object(list(of: type("string"))))
    properties.append("arguments", .object(type("object")))
    var schema = type("object")
    schema.append("properties", .object(properties))
    return schema
  }()
}
