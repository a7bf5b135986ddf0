import Vocabulary

/// Which attributes somebody asks for: a whole name, the beginning of names, or the name of a
/// portfolio row's key.
struct AttributeFilter {
  private let names: [String]

  /// The filter for a text; nil takes all.
  init(_ text: String?) {
    guard let text, !text.isEmpty else {
      names = []
      return
    }
    names = AttributeFilter.rowNames[text] ?? [text]
  }

  /// Whether it takes an attribute.
  func takes(_ name: String) -> Bool {
    names.isEmpty || names.contains { AttributeFilter.begins(name, with: $0) }
  }

  /// Whether a name is the beginning or goes on behind it with one of `/ . : ;`.
  private static func begins(_ name: String, with beginning: String) -> Bool {
    guard name.utf8.starts(with: beginning.utf8) else { return false }
    guard let next = name.utf8.dropFirst(beginning.utf8.count).first else { return true }
    return [0x2f, 0x2e, 0x3a, 0x3b].contains(next)
  }

  private static let authorised = [
    "account:appropriated", "account:transferred", "account:carried",
  ]
  private static let secured =
    authorised + ["account:blocked", "account:received", "account:allocated", "account:spent"]
  private static let need = ["cost", "baseline", "forecast"]

  /// The attributes from which the keys of a portfolio row come.
  private static let rowNames: [String: [String]] = [
    "statusSince": ["status"],
    "leadName": ["lead"],
    "department": ["lead"],
    "units": ["set:units"],
    "alignments": ["set:alignments"],
    "field": ["set:alignments"],
    "score": ["prioritisation"],
    "rank": ["prioritisation"],
    "report": ["observation:reports"],
    "report.period": ["observation:reports"],
    "report.overall": ["observation:reports"],
    "report.cost": ["observation:reports"],
    "report.time": ["observation:reports"],
    "report.scope": ["observation:reports"],
    "report.benefit": ["observation:reports"],
    "baseline.start": ["baseline"],
    "baseline.end": ["baseline"],
    "funding.asserted": ["funding.asserted"],
    "funding.derived": need + secured,
    "funding.conflict": ["funding.asserted"] + need + secured,
    "money.spent": ["account:spent"],
    "money.committed": ["account:committed", "account:relieved", "commitment-closed"],
    "money.appropriated": authorised,
    "money.secured": secured,
    "money.need": need,
    "money.gap": need + secured,
    "money.forecast": ["forecast"],
  ]
}
