/// The pattern of a fact's name, taken apart once.
struct NamePattern: Sendable {
  enum Part: Sendable {
    case literal([UInt8])
    case field(number: Int, kind: ValueKind, otherwise: [UInt8])
    case either(Int, Int)
    case element(number: Int, kind: ValueKind)
    case validFrom
    case actor
  }

  let parts: [Part]

  init(_ pattern: String, _ type: EventType, _ members: [Field]) {
    var parts: [Part] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(Array(rest[..<open].utf8))) }
      parts.append(
        NamePattern.part(String(rest[rest.index(after: open)..<close]), type, members))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(Array(rest.utf8))) }
    self.parts = parts
  }

  private static func part(_ text: String, _ type: EventType, _ members: [Field]) -> Part {
    if text == "@validfrom" { return .validFrom }
    if text == "@actor" { return .actor }
    if text.hasPrefix("each.") {
      let field = members.first { $0.name == text.dropFirst(5) }
      return .element(number: field?.number ?? 0, kind: field?.kind ?? .text)
    }
    if let bar = text.firstIndex(of: "|") {
      let (first, second) = (text[..<bar], text[text.index(after: bar)...])
      return .either(
        type.field(named: String(first))?.number ?? 0,
        type.field(named: String(second))?.number ?? 0)
    }
    let halves = text.split(separator: ":", maxSplits: 1)
    let field = type.field(named: String(halves[0]))
    let otherwise = halves.count > 1 ? String(halves[1]) : field?.fixedDefault ?? ""
    return .field(
      number: field?.number ?? 0, kind: field?.kind ?? .text, otherwise: Array(otherwise.utf8))
  }
}
