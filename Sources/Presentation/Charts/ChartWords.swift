import Stadtbuch
import Views
import Vocabulary

/// What people read in a drawing.
struct ChartWords {
  let format: PeopleFormat
  /// The names of subjects, as far as they are known.
  var names: [String: String] = [:]

  /// What stands where a row has no name.
  static let none = "–"

  var language: Language { format.language }

  /// What a row is called.
  func name(_ row: ChartRows.Row) -> String {
    guard !row.names.isEmpty else { return ChartWords.none }
    return row.names.map { name in
      if case .word = name.value { return format.cell(name.value, name.column).text }
      return key(name.value) ?? format.cell(name.value, name.column).text
    }
    .joined(separator: " · ")
  }

  /// What a subject is called: by its name, else by its key without its kind; nil of other values.
  func key(_ value: AnswerValue) -> String? {
    guard case .subject(let subject) = value else { return value.plainText }
    return (names[subject] ?? String(subject.drop { $0 != "/" }.dropFirst())).visibleLine
  }

  /// The label of a column.
  func head(_ key: String, _ rows: ChartRows) -> String { rows.label(key)?[language] ?? key }

  /// What is said where not all rows are drawn; nil where they are.
  func more(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return Label("\(count) more in the table", "\(count) weitere in der Tabelle")[language]
  }
}
