import Vocabulary

/// A JSON value without floating point, as events carry it.
///
/// Numbers are whole numbers; everything with a fraction (money, decimals) is text by the
/// vocabulary's rules. Objects compare without regard to the order of their members.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The value's canonical bytes by RFC 8785: no blanks, members sorted by UTF-16 code units.
  public var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// The member of that name, when this is an object that has it.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text, when this is a string.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// An amount of money as the exchange form writes it.
  static func money(_ amount: String, _ currency: String) -> JSONValue {
    .object(["amount": .string(amount), "currency": .string(currency)])
  }
}

extension JSONValue {
  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .string(let text): bytes.append(jsonString: text)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      let names = members.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
      bytes.append(UInt8(ascii: "{"))
      for (index, name) in names.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(jsonString: name)
        bytes.append(UInt8(ascii: ":"))
        (members[name] ?? .null).append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
