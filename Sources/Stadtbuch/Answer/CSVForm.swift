import Exchange
import Vocabulary

/// For whom comma-separated values are written.
public enum CSVForm: Sendable, Equatable {
  /// For scripts and any spreadsheet: RFC 4180, texts guarded against being taken for formulas.
  case plain
  /// The same with every text as it stands.
  case raw
  /// What German Excel opens by a double click: a byte order mark, semicolons, decimal commas and
  /// dates such as 31.12.2024; what cannot be seen in a text is marked.
  case excelGerman(guards: Bool = true)

  /// What stands before the first line.
  package var mark: [UInt8] {
    if case .excelGerman = self { [0xef, 0xbb, 0xbf] } else { [] }
  }

  /// What stands between cells.
  package var separator: UInt8 {
    if case .excelGerman = self { 0x3b } else { 0x2c }
  }

  /// A number in digits with a point.
  package func number(_ digits: String) -> String {
    guard case .excelGerman = self else { return digits }
    return digits.replacing(".", with: ",")
  }

  /// A text in the column of a path.
  func text(_ text: String, in path: String, _ times: TimeFormat) -> String {
    switch self {
    case .plain: return FormulaGuard.guarded(text)
    case .raw: return text
    case .excelGerman(let guards):
      if CSVForm.mayBeValue(path) {
        if let day = Day(text) { return times.text(day) }
        if let instant = Instant(text) { return times.text(instant) }
        if ExactDecimal(text) != nil { return number(text) }
      }
      let shown = text.visible
      return guards ? FormulaGuard.guarded(shown) : shown
    }
  }

  /// Whether days and times stand as people of its language write them.
  package var isForPeople: Bool {
    if case .excelGerman = self { true } else { false }
  }

  /// A text.
  package func text(_ text: String) -> String {
    switch self {
    case .plain: return FormulaGuard.guarded(text)
    case .raw: return text
    case .excelGerman(let guards):
      let shown = text.visible
      return guards ? FormulaGuard.guarded(shown) : shown
    }
  }

  /// A list, written as JSON.
  package func json(_ text: String) -> String {
    if case .excelGerman = self { text.visible } else { text }
  }

  /// Whether a text of this column may be a date or number: not where the registry knows the field
  /// as a text or key, such as a voucher `12.30`.
  private static func mayBeValue(_ path: String) -> Bool {
    let name = path.utf8.split(separator: 0x2e).last.map { String(Substring($0)) } ?? path
    return !textFields.contains(name)
  }

  /// The fields that are texts wherever they occur, and the columns of answers that are.
  private static let textFields: Set<String> = {
    var texts: Set<String> = ["subject", "key", "leadName", "file", "why", "column", "warning"]
    var values: Set<String> = []
    func note(_ fields: [Field]) {
      for field in fields {
        switch field.kind {
        case .text, .prose, .key, .uri, .ref, .refOrText: texts.insert(field.name)
        case .structure(let inner), .list(.structure(let inner)): note(inner)
        default: values.insert(field.name)
        }
      }
    }
    for type in Registry.current.types { note(type.fields) }
    return texts.subtracting(values)
  }()
}
