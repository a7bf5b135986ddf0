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
}
