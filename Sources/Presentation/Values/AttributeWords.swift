import Views
package import Vocabulary

/// The names of attributes for people: of keys of a portfolio's row and of facts.
package enum AttributeWords {
  /// What an attribute is called in a language: `account:spent/2024/source/hh/material:EUR` as
  /// *Spent 2024 · source/hh · material*, `forecast.due` as *Expected*; what is not known stays as
  /// it is.
  package static func text(_ name: String, _ language: Language) -> String {
    if let label = keys[name] ?? Labels.attribute(name) { return label[language] }
    let parts = name.split(separator: ":").map(String.init)
    switch parts.first {
    case "account" where parts.count > 1: return account(parts[1], language)
    case "set" where parts.count > 1, "observation" where parts.count > 1:
      let rest = parts.dropFirst(2).joined(separator: " ").replacing(";", with: " · ")
      return joined([family(parts[1], language), rest])
    default: break
    }
    if Labels.has(field: name) { return Labels.field(name)[language] }
    // A register with a part in its name, such as `proof.final.submitted`.
    let path = name.split(separator: ".").map(String.init)
    guard path.count > 1, let label = Labels.attribute(path[0]) else {
      return columns[name]?[language] ?? name
    }
    return joined([label[language]] + path.dropFirst().map { word($0, language) })
  }

  private static func family(_ name: String, _ language: Language) -> String {
    let path = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let first = path.first, let label = Labels.attribute(first) else { return name }
    return joined([label[language]] + path.dropFirst())
  }

  /// The parts of an account's name, subjects kept together: `spent/2024/source/hh/material`.
  private static func account(_ name: String, _ language: Language) -> String {
    var parts = name.split(separator: "/").map(String.init)[...]
    guard let first = parts.popFirst() else { return name }
    var words = [Labels.attribute(first)?[language] ?? first]
    if let year = parts.first, year.count == 4, Int(year) != nil {
      words[0] += " \(year)"
      parts = parts.dropFirst()
    }
    while let part = parts.popFirst() {
      if Labels.has(kind: part), let key = parts.popFirst() {
        words.append("\(part)/\(key)")
      } else {
        words.append(word(part, language))
      }
    }
    return joined(words)
  }

  private static func word(_ word: String, _ language: Language) -> String {
    Labels.has(word: word) ? Labels.word(word)[language] : word
  }

  private static func joined(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Keys of one name, which are words of the vocabulary where it has them.
  private static let columns: [String: Label] = Dictionary(
    Catalogue.standard.views.flatMap(\.shapes).flatMap(\.columns).filter {
      $0.path.count == 1 && $0.role == .data
    }.map { ($0.key, $0.label) }
  ) { first, _ in first }

  private static let keys: [String: Label] = Dictionary(
    Catalogue.standard.views.first { $0.about.name == "portfolio" }.map { view in
      view.shapes.flatMap(\.columns).filter { $0.path.count > 1 }.map { ($0.key, $0.label) }
    } ?? []
  ) { first, _ in first }
}
