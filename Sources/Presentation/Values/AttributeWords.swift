import Views
import Vocabulary

/// The names of attributes for people: of keys of a portfolio's row and of facts.
enum AttributeWords {
  /// What an attribute is called in a language: `account:spent/2024/source/hh` as *Spent 2024
  /// source/hh*, `forecast.due` by its words; what is not known stays as it is.
  static func text(_ name: String, _ language: Language) -> String {
    if let label = keys[name] { return label[language] }
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 { return text(parts[0], parts[1], language) }
    if Labels.has(field: name) { return Labels.field(name)[language] }
    let path = name.split(separator: ".").map(String.init)
    guard path.count == 2, Labels.has(field: path[1]) else { return name }
    let front =
      Labels.has(field: path[0])
      ? Labels.field(path[0])[language] : accounts[path[0]]?[language] ?? path[0]
    return "\(Labels.field(path[1])[language]) (\(front))"
  }

  private static func text(_ kind: String, _ rest: String, _ language: Language) -> String {
    guard kind == "account" else { return "\(Labels.field(kind)[language]) \(rest)" }
    // account:NAME/YEAR/…:CURRENCY
    let name = rest.split(separator: ":").first.map(String.init) ?? rest
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return rest }
    return ([accounts[first]?[language] ?? first] + parts.dropFirst()).joined(separator: " ")
  }

  private static let keys: [String: Label] = Dictionary(
    Catalogue.standard.views.first { $0.about.name == "portfolio" }.map { view in
      view.shapes.flatMap(\.columns).map { ($0.key, $0.label) }
    } ?? []
  ) { first, _ in first }

  private static let accounts: [String: Label] = [
    "appropriation": .appropriation, "supplementary": .supplementary, "overPlan": .overPlan,
    "offPlan": .offPlan, "carriedIn": .carriedIn, "carriedOut": .carriedOut,
    "transferredIn": .transferredIn, "transferredOut": .transferredOut, "blocked": .blocked,
    "committed": .committed, "spent": .spent, "forecast": .forecast, "requested": .requested,
    "draft": .draft, "mediumTerm": .mediumTerm, "result": .result, "received": .received,
  ]
}
