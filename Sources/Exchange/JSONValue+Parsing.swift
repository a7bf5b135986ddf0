public import Vocabulary

extension JSONValue {
  /// Reads JSON without floating point, as RFC 8259 writes it.
  ///
  /// - Throws: a refusal, also of numbers with a fraction or exponent and of members that stand
  ///   twice.
  public init(parsing text: String) throws(Refusal) {
    let bytes = Array(text.utf8)
    var scanner = try JSONScanner(document: bytes.span)
    self = try JSONValue.next(&scanner)
    try scanner.end()
  }

  @_lifetime(scanner: copy scanner)
  private static func next(_ scanner: inout JSONScanner) throws(Refusal) -> JSONValue {
    switch scanner.peek() {
    case 0x22: return .string(try scanner.text(try scanner.string()))
    case 0x7b:
      try scanner.enter(0x7b)
      var members: [String: JSONValue] = [:]
      var first = true
      while let key = try scanner.nextKey(&first) {
        let name = try scanner.text(key)
        guard members.updateValue(try next(&scanner), forKey: name) == nil else {
          throw Refusal(.form(.memberTwice), name)
        }
      }
      return .object(members)
    case 0x5b:
      try scanner.enter(0x5b)
      var items: [JSONValue] = []
      var first = true
      while try scanner.nextElement(&first) { items.append(try next(&scanner)) }
      return .array(items)
    case 0x74 where scanner.take(word: "true"): return .bool(true)
    case 0x66 where scanner.take(word: "false"): return .bool(false)
    case 0x6e where scanner.take(word: "null"): return .null
    default:
      let digits = try scanner.numberText()
      guard let number = Int64(digits), String(number) == digits else {
        throw Refusal(.form(.fractionBare), "", digits)
      }
      return .integer(number)
    }
  }
}
