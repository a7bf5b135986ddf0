import Foundation
import Vocabulary

/// The key of one row, as it stands behind the name of its set: `('project/eakte')`.
struct ODataKey: Sendable {
  /// Properties with their values; no name where there is one value only.
  private let parts: [(name: String?, value: ODataValue)]

  /// The name of a set, and the key behind it.
  static func parts(_ path: String) throws(Problem) -> (name: String, key: ODataKey?) {
    guard let text = path.removingPercentEncoding else { throw .notFound }
    guard let open = text.firstIndex(of: "(") else { return (text, nil) }
    guard text.hasSuffix(")") else { throw .notFound }
    let inner = text[text.index(after: open)...].dropLast()
    return (String(text[..<open]), try ODataKey(String(inner)))
  }

  private init(_ text: String) throws(Problem) {
    var tokens = try ODataTokens.list(text, option: "key").map(\.0)[...]
    var parts: [(String?, ODataValue)] = []
    while let token = tokens.popFirst() {
      if !parts.isEmpty {
        guard token == .comma else { throw .notFound }
      }
      let first = parts.isEmpty ? token : tokens.popFirst()
      guard let first else { throw .notFound }
      parts.append(try ODataKey.part(first, &tokens))
    }
    self.parts = parts
  }

  /// One value, with the name of its property where that stands before it.
  private static func part(
    _ token: ODataToken, _ tokens: inout ArraySlice<ODataToken>
  ) throws(Problem) -> (String?, ODataValue) {
    switch token {
    case .text(let text): return (nil, .string(text))
    case .bare(let text):
      guard let value = ODataLiteral.value(text) else { throw .notFound }
      return (nil, value)
    case .name("true"), .name("false"): return (nil, .bool(token == .name("true")))
    case .name(let word):
      guard let sign = word.firstIndex(of: "=") else { throw .notFound }
      let (name, rest) = (String(word[..<sign]), word[word.index(after: sign)...])
      if rest.isEmpty {
        guard case .text(let text)? = tokens.popFirst() else { throw .notFound }
        return (name, .string(text))
      }
      if rest == "true" || rest == "false" { return (name, .bool(rest == "true")) }
      guard let value = ODataLiteral.value(String(rest)) else { throw .notFound }
      return (name, value)
    case .open, .close, .comma: throw .notFound
    }
  }

  /// The values with the places of the properties of a set.
  func values(of set: ODataSet) throws(Problem) -> [(place: Int, value: ODataValue)] {
    let keys = set.properties.indices.filter { set.properties[$0].isKey }
    guard keys.count == parts.count else {
      let names = keys.map { set.properties[$0].name }.joined(separator: ", ")
      throw .odata(
        "key", "the key of \(set.name) is \(names)", "der Schlüssel von \(set.name) ist \(names)")
    }
    var values: [(place: Int, value: ODataValue)] = []
    for (name, value) in parts {
      let place = name.map { name in keys.first { set.properties[$0].name == name } } ?? keys.first
      guard let place, keys.count == 1 || name != nil else { throw .notFound }
      values.append((place, value))
    }
    return values
  }
}
