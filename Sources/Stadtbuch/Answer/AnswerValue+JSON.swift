import Vocabulary

extension AnswerValue {
  /// Appends the value as JSON in exchange form.
  public func append(to json: inout [UInt8]) {
    switch self {
    case .text(let text), .word(let text): json.append(jsonString: text)
    case .decimal(let decimal):
      json.append(0x22)
      json.append(decimal)
      json.append(0x22)
    case .integer(let number), .basisPoints(let number): json.append(decimal: number)
    case .bool(let isTrue): json.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .money(let money): json.append(json: money)
    case .list(let values):
      json.append(0x5b)
      for (index, value) in values.enumerated() {
        if index > 0 { json.append(0x2c) }
        value.append(to: &json)
      }
      json.append(0x5d)
    case .object(let object): object.append(to: &json)
    case .json(let bytes): json.append(contentsOf: bytes)
    case .null: json.append(contentsOf: "null".utf8)
    }
  }

  /// The value of canonical JSON that this program has written; what is none is taken as text.
  public init(json bytes: Span<UInt8>) {
    var parser = CanonicalParser(bytes)
    self = parser.value()
  }
}

extension AnswerObject {
  /// Appends the object as JSON, its members in order.
  public func append(to json: inout [UInt8]) {
    json.append(0x7b)
    for (index, member) in members.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(jsonString: member.name)
      json.append(0x3a)
      member.value.append(to: &json)
    }
    json.append(0x7d)
  }
}

/// Reads canonical JSON back: no blanks, only strings, whole numbers, true, false and null.
private struct CanonicalParser: ~Escapable {
  private let bytes: Span<UInt8>
  private var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  @_lifetime(self: copy self)
  mutating func value() -> AnswerValue {
    switch byte {
    case 0x7b: return object()
    case 0x5b: return list()
    case 0x22: return .text(string())
    default: break
    }
    let start = offset
    while offset < bytes.count, ![0x2c, 0x5d, 0x7d].contains(bytes[offset]) { offset += 1 }
    let text = string(start..<offset)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: return Int64(text).map(AnswerValue.integer) ?? .text(text)
    }
  }

  @_lifetime(self: copy self)
  private mutating func object() -> AnswerValue {
    var object = AnswerObject()
    offset += 1
    while offset < bytes.count, byte != 0x7d {
      let name = string()
      offset += 1
      object.append(name, value())
      if byte == 0x2c { offset += 1 }
    }
    offset += 1
    if object.members.count == 2, case .text(let amount) = object["amount"],
      case .text(let code) = object["currency"], let currency = Currency(code)
    {
      let digits = Array(amount.utf8)
      if let money = Money(ofAnySize: digits.span, currency: currency) { return .money(money) }
    }
    return .object(object)
  }

  @_lifetime(self: copy self)
  private mutating func list() -> AnswerValue {
    var values: [AnswerValue] = []
    offset += 1
    while offset < bytes.count, byte != 0x5d {
      values.append(value())
      if byte == 0x2c { offset += 1 }
    }
    offset += 1
    return .list(values)
  }

  @_lifetime(self: copy self)
  private mutating func string() -> String {
    offset += 1
    let start = offset
    var escaped: [UInt8]?
    while offset < bytes.count, byte != 0x22 {
      if byte == 0x5c {
        if escaped == nil { escaped = copy(start..<offset) }
        offset += 1
        unescape(into: &escaped)
      } else {
        escaped?.append(byte)
      }
      offset += 1
    }
    let end = min(offset, bytes.count)
    offset += 1
    return escaped.map { String(decoding: $0, as: UTF8.self) } ?? string(start..<end)
  }

  @_lifetime(self: copy self)
  private mutating func unescape(into text: inout [UInt8]?) {
    switch byte {
    case 0x62: text?.append(0x08)
    case 0x66: text?.append(0x0c)
    case 0x6e: text?.append(0x0a)
    case 0x72: text?.append(0x0d)
    case 0x74: text?.append(0x09)
    case 0x75:
      let code = UInt32(string(offset + 1..<min(offset + 5, bytes.count)), radix: 16) ?? 0
      offset += 4
      text?.append(contentsOf: String(Unicode.Scalar(code) ?? " ").utf8)
    default: text?.append(byte)
    }
  }

  private func copy(_ range: Range<Int>) -> [UInt8] {
    range.map { bytes[$0] }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: copy(range), as: UTF8.self)
  }
}
