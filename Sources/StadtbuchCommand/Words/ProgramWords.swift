import Stadtbuch

/// Words of answers, and the names of their keys.
enum ProgramWords {
  private static let fields: [String: Phrase] = [
    "department": Phrase("Department", "Dezernat"),
    "kind": Phrase("Kind", "Art"),
    "overall": Phrase("Overall", "Gesamt"),
    "derived": Phrase("Funding", "Finanzierung"),
    "asserted": Phrase("Asserted funding", "Gemeldete Finanzierung"),
    "conflict": Phrase(MoneyWords.conflict),
    "goal": Phrase("Goal", "Ziel"),
    "measure": Phrase("Measure", "Maßnahme"),
    "subject": .subject,
    "leadName": Phrase("Lead", "Federführung"),
    "stale": Phrase("Stale", "Veraltet"),
  ]

  /// The word in the language; of the program, else of the vocabulary.
  static func word(_ word: String, of field: String?, _ language: Language) -> String {
    AnswerWords.word(word, of: field, language)
  }

  /// The name of a key in a row.
  static func field(_ name: String) -> Label {
    if Labels.has(field: name) { return Labels.field(name) }
    return fields[name]?.label ?? Labels.field(name)
  }
}
