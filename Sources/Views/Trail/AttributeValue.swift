import Vocabulary

/// Values of facts in exchange form, told apart by what the registry says of their attributes: a word
/// of an enumeration, a day or a subject is shown as such.
enum AttributeValue {
  /// The value of an attribute; JSON writes it as it was.
  static func value(_ json: String, of attribute: String) -> AnswerValue {
    let bytes = Array(json.utf8)
    // Most are texts and truths, which need not be taken apart.
    switch single[attribute] {
    case .text?, .prose?, .key?, .uri?, .bool?, .sealed?: return .json(bytes)
    default: break
    }
    let value = AnswerValue(json: bytes.span)
    if let kind = single[attribute] { return named(value, kind) ?? .json(bytes) }
    if let fields = whole[attribute] ?? whole[String(attribute.prefix { $0 != ":" }) + ":"],
      case .object(let object) = value
    {
      return .object(named(object, fields))
    }
    if case .money = value { return value }
    return .json(bytes)
  }

  /// The data of an event of a type, its values told apart.
  static func data(_ data: AnswerObject, of type: EventType) -> AnswerObject {
    var kinds: [String: ValueKind] = [:]
    for field in type.fields { kinds[field.name] = field.kind }
    return named(data, kinds)
  }

  private static func named(
    _ object: AnswerObject, _ kinds: [String: ValueKind]
  ) -> AnswerObject {
    var named = AnswerObject()
    for (name, value) in object.members {
      named.append(name, kinds[name].flatMap { AttributeValue.named(value, $0) } ?? value)
    }
    return named
  }

  private static func named(_ value: AnswerValue, _ kind: ValueKind) -> AnswerValue? {
    switch (kind, value) {
    case (.oneOf, .text(let word)): .word(word)
    case (.date, .text(let text)): Day(text).map(AnswerValue.day)
    case (.instant, .text(let text)): Instant(text).map(AnswerValue.instant)
    case (.ref, .text(let subject)): .subject(subject)
    case (.decimal, .text(let digits)): .figure(digits)
    case (.basisPoints, .integer(let points)): .basisPoints(points)
    case (_, .money), (_, .bool), (_, .integer): value
    case (.list(let inner), .list(let values)): .list(values.map { named($0, inner) ?? $0 })
    default: value
    }
  }

  /// The kinds of registers that hold one field.
  private static let single: [String: ValueKind] = {
    var kinds: [String: ValueKind] = [:]
    for type in Registry.current.types {
      for template in type.facts {
        guard case .register(let name, let value) = template.effect else { continue }
        switch value {
        case .field(let field), .fieldOrDefault(let field):
          kinds[name] = type.field(named: field)?.kind
        default: continue
        }
      }
    }
    return kinds
  }()

  /// The kinds of the fields of registers, sets and series that hold several.
  private static let whole: [String: [String: ValueKind]] = {
    var kinds: [String: [String: ValueKind]] = [:]
    for type in Registry.current.types {
      for template in type.facts {
        switch template.effect {
        case .register(let name, .whole): note(type.fields, as: name, in: &kinds)
        case .observation: note(type.fields, as: "observation:", in: &kinds)
        case .member: note(type.fields, as: "set:", in: &kinds)
        default: continue
        }
      }
    }
    return kinds
  }()

  private static func note(
    _ fields: [Field], as name: String, in kinds: inout [String: [String: ValueKind]]
  ) {
    for field in fields {
      if case .list(.structure(let inner)) = field.kind {
        for field in inner { kinds[name, default: [:]][field.name] = field.kind }
      }
      kinds[name, default: [:]][field.name] = field.kind
    }
  }
}
