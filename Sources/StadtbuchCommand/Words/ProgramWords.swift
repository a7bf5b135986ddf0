import Stadtbuch

/// Words of answers, and the names of their keys.
enum ProgramWords {
  private static let fields: [String: Label] = [
    "department": Label("Department", "Dezernat"),
    "kind": Label("Kind", "Art"),
    "overall": Label("Overall", "Gesamt"),
    "derived": Label("Funding", "Finanzierung"),
    "asserted": Label("Asserted funding", "Gemeldete Finanzierung"),
    "conflict": .conflict,
    "goal": Label("Goal", "Ziel"),
    "measure": Label("Measure", "Maßnahme"),
    "subject": .subject,
    "leadName": Label("Lead", "Federführung"),
    "stale": Label("Stale", "Veraltet"),
  ]

  /// The word in the language; of the program, else of the vocabulary.
  static func word(_ word: String, of field: String?, _ language: Language) -> String {
    AnswerWords.word(word, of: field, language)
  }

  /// The name of a key in a row.
  static func field(_ name: String) -> Label {
    if Labels.has(field: name) { return Labels.field(name) }
    return fields[name] ?? Labels.field(name)
  }
}
