extension JSONValue {
  /// Why a text is no JSON of this kind.
  public struct ParsingError: Error, Equatable, Sendable {
    /// What is wrong.
    public var message: String
  }

  /// Reads JSON without floating point, as RFC 8259 writes it.
  ///
  /// - Throws: `ParsingError`, also for numbers with a fraction or exponent.
  public init(parsing text: String) throws(ParsingError) {
    var parser = JSONParser(text)
    self = try parser.document()
  }
}

/// A single pass over the bytes of a JSON text.
private struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private static let depthMax = 16

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func document() throws(JSONValue.ParsingError) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw error("something follows the value") }
    return value
  }

  private func error(_ message: String) -> JSONValue.ParsingError {
    JSONValue.ParsingError(message: "\(message) (at byte \(position))")
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: letter) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws(JSONValue.ParsingError) -> JSONValue {
    guard depth <= Self.depthMax else { throw error("is nested too deeply") }
    if take("{") { return try object(depth) }
    if take("[") { return try array(depth) }
    if take("\"") { return .string(try string()) }
    if take(word: "true") { return .bool(true) }
    if take(word: "false") { return .bool(false) }
    if take(word: "null") { return .null }
    let start = position
    while position < bytes.count, bytes[position] == 0x2D || 0x30...0x39 ~= bytes[position] {
      position += 1
    }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Int64(digits), String(number) == digits else {
      throw error("a value is expected: text, whole number, true, false, null, list or object")
    }
    return .integer(number)
  }

  private mutating func object(_ depth: Int) throws(JSONValue.ParsingError) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      guard take("\"") else { throw error("a name in double quotes is expected") }
      let name = try string()
      guard take(":") else { throw error("a colon is expected") }
      guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
        throw error("\"\(name)\" stands twice")
      }
    } while take(",")
    guard take("}") else { throw error("a comma or } is expected") }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(JSONValue.ParsingError) -> JSONValue {
    var items: [JSONValue] = []
    if take("]") { return .array(items) }
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error("a comma or ] is expected") }
    return .array(items)
  }

  private mutating func string() throws(JSONValue.ParsingError) -> String {
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content += String(Character(try escaped())).utf8
      case 0..<0x20: throw error("a control character must be escaped")
      default: content.append(byte)
      }
    }
    throw error("a text is not closed")
  }

  private mutating func escaped() throws(JSONValue.ParsingError) -> Unicode.Scalar {
    guard position < bytes.count else { throw error("a text is not closed") }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw error("an escape is not known")
    }
  }

  private mutating func unicode() throws(JSONValue.ParsingError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard 0xD800..<0xDC00 ~= first, take(word: "\\u") else {
      throw error("half of a surrogate pair is missing")
    }
    let second = try hexadecimal()
    guard 0xDC00..<0xE000 ~= second else { throw error("half of a surrogate pair is missing") }
    let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    guard let scalar = Unicode.Scalar(code) else { throw error("no such letter") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONValue.ParsingError) -> UInt16 {
    guard position + 4 <= bytes.count, bytes[position] != UInt8(ascii: "+"),
      let code = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits are expected") }
    position += 4
    return code
  }
}
