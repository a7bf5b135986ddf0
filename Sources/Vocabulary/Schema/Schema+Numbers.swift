extension Schema {
  /// The numbers and kinds of all types and fields as JSON: what may never change.
  ///
  /// Members of objects stand as `field.member`, words of enumerations as `field=word`.
  public static func numbers(_ registry: Registry) -> String {
    SchemaNode.object(
      registry.types.map { type in
        (
          type.name,
          .object([
            ("number", .number(Int64(type.number))), ("version", .number(Int64(type.version))),
            ("fields", .object(type.fields.flatMap { entries($0, under: "") })),
          ])
        )
      }
    ).pretty
  }

  private static func entries(_ field: Field, under prefix: String) -> [(String, SchemaNode)] {
    let name = prefix + field.name
    let outer = word(field.kind)
    let inner = field.kind.element
    let kind = word(inner) == outer ? outer : "\(outer)<\(word(inner))>"
    let own = (name, SchemaNode.text("\(field.number) \(kind)"))
    return switch inner {
    case .oneOf(let words):
      [own]
        + words.enumerated().map { ("\(name)=\($0.element)", .text(String($0.offset + 1))) }
    case .structure(let fields): [own] + fields.flatMap { entries($0, under: name + ".") }
    default: [own]
    }
  }
}
