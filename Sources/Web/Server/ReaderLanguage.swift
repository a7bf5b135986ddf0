import HTTPTypes
import Hummingbird
import Vocabulary

extension Request {
  /// The language that is asked for: `lang`, else the first that is spoken here of those that the
  /// browser names, else English.
  var language: Language {
    if let said = uri.queryParameters["lang"], let language = Language(rawValue: String(said)) {
      return language
    }
    guard let list = headers[.acceptLanguage] else { return .en }
    return WeightedList(list).firstMatch { Language(rawValue: String($0.prefix(2))) } ?? .en
  }
}

/// What a header such as `Accept` says: names with weights, the most wanted first.
struct WeightedList {
  /// The names in lower case and without parameters, the most wanted first.
  let names: [String]

  /// The names that a header lists; those of weight 0 are left out.
  init(_ text: String) {
    let entries = text.prefix(2_000).split(separator: ",").compactMap { entry in
      let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let name = parts.first, !name.isEmpty else { return nil as (String, Int)? }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map {
        thousandths($0.dropFirst(2))
      }
      return (name.lowercased(), weight ?? 1_000)
    }
    names = entries.enumerated().filter { $0.element.1 > 0 }
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
  }

  /// The first of them that something is made of.
  func firstMatch<Match>(_ match: (String) -> Match?) -> Match? {
    for name in names {
      if let found = match(name) { return found }
    }
    return nil
  }
}

/// A weight such as `0.8` in thousandths; 0 where it is none.
private func thousandths(_ text: Substring) -> Int {
  let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  guard let whole = Int(parts[0]), (0...1).contains(whole) else { return 0 }
  guard parts.count > 1 else { return whole * 1_000 }
  let digits = parts[1].prefix(3)
  guard let part = Int(digits + String(repeating: "0", count: 3 - digits.count)) else { return 0 }
  return min(1_000, whole * 1_000 + part)
}
