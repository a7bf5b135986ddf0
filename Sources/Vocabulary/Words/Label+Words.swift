/// Words of answers for people: those that are no words of the vocabulary, and through it all others.
extension Label {
  private static let words: [String: Label] = [
    "happened": Label("happened", "eingetreten"),
    "late": Label("learned late", "später erfahren"),
    "corrected": Label("corrected", "berichtigt"),
    "holds": Label("holds", "gilt"),
    "superseded": Label("superseded", "überholt"),
    "ended": Label("ended", "ausgelaufen"),
    "voided": Label("voided", "storniert"),
    "planned": Label("planned", "künftig"),
    "moved": Label("moved", "anderer Zustand"),
    "added": Label("added", "neu"),
    "removed": Label("removed", "ausgeschieden"),
    "matched": Label("matched", "übereinstimmend"),
    "different": Label("different", "verschieden"),
    "missing-in-ledger": Label("missing in ledger", "fehlt im Stadtbuch"),
    "missing-in-file": Label("missing in file", "fehlt in der Datei"),
    "ambiguous": Label("ambiguous", "mehrdeutig"),
    "unreadable": Label("unreadable", "nicht lesbar"),
    "claimed": Label("claimed", "angegeben"),
    "given": Label("given", "erteilt"),
    "rejected": Label("rejected", "abgelehnt"),
  ]

  /// What of a grant asks for attention.
  private static let problems: [String: Label] = [
    "drawdown-unused": Label("drawn down, not used", "abgerufen, nicht verwendet"),
    "drawdown-used-late": Label("drawn down, used late", "abgerufen, verspätet verwendet"),
    "line-over-plan": Label("line over plan", "Position über Plan"),
    "line-over-limit": Label("line over its limit", "Position über der Obergrenze"),
    "paid-outside": Label(
      "marked eligible, paid outside the eligible time",
      "gekennzeichnet, außerhalb des Bewilligungszeitraums bezahlt"),
    "not-eligible": Label("not eligible", "nicht zuwendungsfähig"),
  ]

  /// Why a figure of an indicator is not there, and how one is found.
  private static let reasons: [String: Label] = [
    "n/a: fewer than four finals": Label(
      "n/a: fewer than four finals", "k. A.: weniger als vier endgültige"),
    "n/a: no target to be reached": Label(
      "n/a: no target to be reached", "k. A.: kein Ziel, das zu erreichen wäre"),
    "n/a: the trend does not lead to the target": Label(
      "n/a: the trend does not lead to the target",
      "k. A.: der Trend führt nicht zum Ziel"),
    "n/a: after 2999": Label("n/a: after 2999", "k. A.: nach 2999"),
    "n/a: the target is 0": Label("n/a: the target is 0", "k. A.: das Ziel ist 0"),
    "n/a: too large to be computed exactly": .noticeTooLarge,
    "not-reported": .notReported, "counted": Label("counted", "gezählt"),
    "least squares over the last four finals": Label(
      "least squares over the last four finals",
      "kleinste Quadrate über die letzten vier endgültigen"),
  ]

  /// Words that mean in one field what they mean in no other.
  private static let ofFields: [String: Label] = [
    "method=random": Label("random", "zufällig"),
    "method=amount": Label("by amount", "nach Betrag"),
  ]

  /// What a word of an answer is called: by the program, else by the vocabulary.
  package static func word(_ word: String, of field: String?) -> Label {
    if ["cause", "change", "state"].contains(field), let label = words[word] { return label }
    if field == "kind", isAttentionKind(word) { return attentionKind(word) }
    if let field, let label = ofFields["\(field)=\(word)"] { return label }
    if let label = problems[word] ?? reasons[word] { return label }
    if field == "type", let type = Registry.current.type(named: word) { return type.label }
    if field == "state" { return .state(word) }
    return Labels.word(word, of: field)
  }
}
