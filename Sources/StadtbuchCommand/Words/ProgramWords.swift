import Stadtbuch

/// Words of answers that are no words of the vocabulary.
enum ProgramWords {
  private static let words: [String: Phrase] = [
    "happened": Phrase("happened", "geschehen"),
    "late": Phrase("learned late", "später erfahren"),
    "corrected": Phrase("corrected", "berichtigt"),
    "holds": Phrase("holds", "gilt"),
    "superseded": Phrase("superseded", "überholt"),
    "ended": Phrase("ended", "ausgelaufen"),
    "voided": Phrase("voided", "storniert"),
    "planned": Phrase("planned", "künftig"),
    "moved": Phrase("moved", "anderer Zustand"),
    "added": Phrase("added", "neu"),
    "removed": Phrase("removed", "ausgeschieden"),
    "matched": .matched,
    "different": .different,
    "missing-in-ledger": .missingInLedger,
    "missing-in-file": .missingInFile,
    "ambiguous": .ambiguous,
    "unreadable": .unreadable,
    "claimed": Phrase("claimed", "angegeben"),
    "given": Phrase("given", "erteilt"),
    "due": Phrase("due today", "heute fällig"),
    "overdue": Phrase("overdue", "überfällig"),
    "fulfilled": Phrase("fulfilled", "erfüllt"),
    "fulfilled-late": Phrase("fulfilled late", "verspätet erfüllt"),
    "moot": Phrase("moot", "gegenstandslos"),
    "realised": Phrase("realised", "eingetreten"),
  ]

  /// Why a figure of an indicator is not there.
  private static let reasons: [String: Phrase] = [
    "n/a: fewer than four finals": Phrase(
      "n/a: fewer than four finals", "k. A.: weniger als vier endgültige"),
    "n/a: no target to be reached": Phrase(
      "n/a: no target to be reached", "k. A.: kein Ziel, das zu erreichen wäre"),
    "n/a: the trend does not lead to the target": Phrase(
      "n/a: the trend does not lead to the target", "k. A.: der Trend führt nicht zum Ziel"),
    "n/a: after 2999": Phrase("n/a: after 2999", "k. A.: nach 2999"),
    "n/a: the target is 0": Phrase("n/a: the target is 0", "k. A.: das Ziel ist 0"),
  ]

  private static let fields: [String: Phrase] = [
    "department": Phrase("Department", "Dezernat"),
    "kind": Phrase("Kind", "Art"),
    "overall": Phrase("Overall", "Gesamt"),
    "derived": Phrase("Funding", "Finanzierung"),
    "asserted": Phrase("Asserted funding", "Angegebene Finanzierung"),
    "conflict": Phrase("Conflict", "Widerspruch"),
    "goal": Phrase("Goal", "Ziel"),
    "measure": Phrase("Measure", "Maßnahme"),
    "subject": .subject,
    "leadName": Phrase("Lead", "Federführung"),
    "stale": Phrase("Stale", "Veraltet"),
  ]

  /// The word in the language; of the program, else of the vocabulary.
  static func word(_ word: String, of field: String?, _ language: Language) -> String {
    if ["cause", "change", "state"].contains(field), let phrase = words[word] {
      return phrase[language]
    }
    if let phrase = reasons[word] { return phrase[language] }
    return Labels.word(word, of: field)[language]
  }

  /// The name of a key in a row.
  static func field(_ name: String) -> Label {
    if Labels.has(field: name) { return Labels.field(name) }
    return fields[name]?.label ?? Labels.field(name)
  }
}
