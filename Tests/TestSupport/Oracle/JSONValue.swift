import Foundation

/// A piece of JSON as Foundation reads it, so that the oracle shares no parser with the ledger.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  case number(Int64)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Why a text is not read.
  public struct Malformed: Error, CustomStringConvertible {
    /// What stood there.
    public let description: String
  }

  /// The value of a JSON text.
  public init(parsing text: some StringProtocol) throws(Malformed) {
    do {
      let any = try JSONSerialization.jsonObject(
        with: Data(text.utf8), options: [.fragmentsAllowed])
      self = try JSONValue(any: any)
    } catch {
      throw Malformed(description: "\(error): \(text.prefix(200))")
    }
  }

  private init(any: Any) throws(Malformed) {
    switch any {
    case let object as [String: Any]:
      var members: [String: JSONValue] = [:]
      for (name, value) in object { members[name] = try JSONValue(any: value) }
      self = .object(members)
    case let list as [Any]:
      var elements: [JSONValue] = []
      for element in list { elements.append(try JSONValue(any: element)) }
      self = .array(elements)
    case let text as String: self = .text(text)
    case is NSNull: self = .null
    case let number as NSNumber:
      self =
        ObjectIdentifier(type(of: any)) == Self.booleanClass
        ? .flag(number.boolValue) : .number(number.int64Value)
    default: throw Malformed(description: "\(any)")
    }
  }

  /// The class in which Foundation keeps true and false, unlike 1 and 0.
  private static let booleanClass: ObjectIdentifier? = {
    let sample = try? JSONSerialization.jsonObject(with: Data("[true]".utf8)) as? [Any]
    return sample?.first.map { ObjectIdentifier(type(of: $0)) }
  }()

  /// The member of this name, null when there is none.
  public subscript(_ name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members[name] ?? .null
  }

  /// The text, if it is one.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The whole number, also of a text that is one.
  public var int: Int64? {
    switch self {
    case .number(let number): number
    case .text(let text): Int64(text)
    default: nil
    }
  }

  /// The elements, of anything but an array none.
  public var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The members, of anything but an object none.
  public var members: [String: JSONValue] {
    guard case .object(let members) = self else { return [:] }
    return members
  }

  /// As it stands inside a name: a text without its quotes.
  public var plain: String { text ?? canonical }

  /// RFC 8785: no white space, members sorted by UTF-16, the shortest escapes.
  public var canonical: String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .text(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.canonical).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
        .map { Self.quoted($0.key) + ":" + $0.value.canonical }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\u{8}": quoted += "\\b"
      case "\u{c}": quoted += "\\f"
      case ..<" ":
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
