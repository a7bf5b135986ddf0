/// A piece of JSON in a stable order, for what is derived from the registry.
indirect enum SchemaNode {
  case object([(String, SchemaNode)])
  case array([SchemaNode])
  case text(String)
  case number(Int64)
  case flag(Bool)
  case null

  static func texts(_ values: [String]) -> SchemaNode {
    .array(values.map(SchemaNode.text))
  }

  static func label(_ label: Label) -> SchemaNode {
    .object([("en", .text(label.en)), ("de", .text(label.de))])
  }

  /// Two spaces a level, a line feed at the end.
  var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .object(let members):
      Self.write(members, "{", "}", to: &text, indent) { member, text in
        Self.quote(member.0, to: &text)
        text += ": "
        member.1.write(to: &text, indent: indent + 1)
      }
    case .array(let elements):
      Self.write(elements, "[", "]", to: &text, indent) { element, text in
        element.write(to: &text, indent: indent + 1)
      }
    case .text(let value): Self.quote(value, to: &text)
    case .number(let value): text += String(value)
    case .flag(let value): text += value ? "true" : "false"
    case .null: text += "null"
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indent: Int,
    each: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
      each(element, &text)
    }
    if !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  private static func quote(_ value: String, to text: inout String) {
    var bytes: [UInt8] = []
    bytes.append(jsonString: value)
    text += String(decoding: bytes, as: UTF8.self)
  }
}
