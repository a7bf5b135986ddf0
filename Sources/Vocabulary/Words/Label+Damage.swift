/// What is wrong with a stored record or with a mapping's YAML, in words.
extension Label {
  private static let damages: [String: String] = [
    "a length beyond the end": "eine Länge über das Ende hinaus",
    "a wire type that records never use": "ein Feldformat, das Datensätze nie verwenden",
    "a number cut short": "eine abgeschnittene Zahl",
    "a number of over 64 bits": "eine Zahl mit mehr als 64 Bit",
    "a number not in shortest form": "eine Zahl, die nicht in kürzester Form steht",
    "fields out of order": "Felder in falscher Reihenfolge",
    "no number, subject or data": "keine Nummer, kein Gegenstand oder keine Daten",
    "a correction without its data": "eine Berichtigung ohne ihre Daten",
    "no such visibility": "eine Sichtbarkeit, die es nicht gibt",
    "no such version of data": "eine Datenversion, die es nicht gibt",
    "a field that records do not have": "ein Feld, das Datensätze nicht haben",
    "an id without 16 bytes": "eine Kennung ohne 16 Bytes",
  ]

  /// What is wrong with a record; nil where it has no words here.
  package static func damage(_ why: String) -> Label? {
    damages[why].map { Label(why, $0) }
  }
}

extension WireError {
  /// What is wrong, in both languages.
  package var words: Label { Label.damage(why) ?? Label(en: why, de: why) }
}
