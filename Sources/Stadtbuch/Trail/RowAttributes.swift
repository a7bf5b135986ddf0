/// The attributes from which the keys of a portfolio row come.
enum RowAttributes {
  /// The attributes meant by a text: those of a row's key, else the text itself; all if nil.
  static func names(_ text: String?) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    return rowNames[text] ?? [text]
  }

  private static let authorised = [
    "account:appropriated", "account:transferred", "account:carried",
  ]
  private static let secured =
    authorised + ["account:blocked", "account:received", "account:allocated", "account:spent"]
  private static let need = ["cost.baseline", "forecast.total"]

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
    "money.forecast": ["forecast.total"],
  ]
}
