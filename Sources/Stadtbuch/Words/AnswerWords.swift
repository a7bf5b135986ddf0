public import Vocabulary

/// Words of answers for people: those that are no words of the vocabulary, and through it all others.
public enum AnswerWords {
  private static let words: [String: Label] = [
    "happened": Label(en: "happened", de: "geschehen"),
    "late": Label(en: "learned late", de: "später erfahren"),
    "corrected": Label(en: "corrected", de: "berichtigt"),
    "holds": Label(en: "holds", de: "gilt"),
    "superseded": Label(en: "superseded", de: "überholt"),
    "ended": Label(en: "ended", de: "ausgelaufen"),
    "voided": Label(en: "voided", de: "storniert"),
    "planned": Label(en: "planned", de: "künftig"),
    "moved": Label(en: "moved", de: "anderer Zustand"),
    "added": Label(en: "added", de: "neu"),
    "removed": Label(en: "removed", de: "ausgeschieden"),
    "matched": Label(en: "matched", de: "gleich"),
    "different": Label(en: "different", de: "verschieden"),
    "missing-in-ledger": Label(en: "missing in ledger", de: "fehlt im Stadtbuch"),
    "missing-in-file": Label(en: "missing in file", de: "fehlt in der Datei"),
    "ambiguous": Label(en: "ambiguous", de: "mehrdeutig"),
    "unreadable": Label(en: "unreadable", de: "nicht lesbar"),
    "claimed": Label(en: "claimed", de: "angegeben"),
    "given": Label(en: "given", de: "erteilt"),
    "rejected": Label(en: "rejected", de: "abgelehnt"),
  ]

  /// What of a grant asks for attention.
  private static let problems: [String: Label] = [
    "drawdown-unused": Label(en: "drawn down, not used", de: "abgerufen, nicht verwendet"),
    "drawdown-used-late": Label(en: "drawn down, used late", de: "abgerufen, verspätet verwendet"),
    "line-over-plan": Label(en: "line over plan", de: "Position über Plan"),
    "line-over-limit": Label(en: "line over its limit", de: "Position über der Obergrenze"),
    "paid-outside": Label(
      en: "marked eligible, paid outside the eligible time",
      de: "gekennzeichnet, außerhalb des Bewilligungszeitraums bezahlt"),
    "not-eligible": Label(en: "not eligible", de: "nicht zuwendungsfähig"),
  ]

  /// Why a figure of an indicator is not there, and how one is found.
  private static let reasons: [String: Label] = [
    "n/a: fewer than four finals": Label(
      en: "n/a: fewer than four finals", de: "k. A.: weniger als vier endgültige"),
    "n/a: no target to be reached": Label(
      en: "n/a: no target to be reached", de: "k. A.: kein Ziel, das zu erreichen wäre"),
    "n/a: the trend does not lead to the target": Label(
      en: "n/a: the trend does not lead to the target",
      de: "k. A.: der Trend führt nicht zum Ziel"),
    "n/a: after 2999": Label(en: "n/a: after 2999", de: "k. A.: nach 2999"),
    "n/a: the target is 0": Label(en: "n/a: the target is 0", de: "k. A.: das Ziel ist 0"),
    "n/a: too large to be computed exactly": .noticeTooLarge,
    "not-reported": .notReported, "counted": Label(en: "counted", de: "gezählt"),
    "least squares over the last four finals": Label(
      en: "least squares over the last four finals",
      de: "kleinste Quadrate über die letzten vier endgültigen"),
  ]

  /// Words that mean in one field what they mean in no other.
  private static let ofFields: [String: Label] = [
    "method=random": Label(en: "random", de: "zufällig"),
    "method=amount": Label(en: "by amount", de: "nach Betrag"),
  ]

  /// The word in the language; of the program, else of the vocabulary.
  public static func word(_ word: String, of field: String?, _ language: Language) -> String {
    if ["cause", "change", "state"].contains(field), let label = words[word] {
      return label[language]
    }
    if field == "kind", let kind = AttentionKind(rawValue: word) { return kind.label[language] }
    if let field, let label = ofFields["\(field)=\(word)"] { return label[language] }
    if let label = problems[word] ?? reasons[word] { return label[language] }
    if field == "type", let type = Registry.current.type(named: word) {
      return type.label[language]
    }
    if field == "state" { return Label.state(word)[language] }
    return Labels.word(word, of: field)[language]
  }
}
