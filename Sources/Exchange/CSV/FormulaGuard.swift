/// Keeps spreadsheets from taking a text for a formula, so that it can be taken back.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a return gets an apostrophe in front, and so
/// does one that begins with an apostrophe; numbers stay numbers. What was guarded is told by its two
/// first characters, so an ordinary text in a table that people have typed loses nothing.
public enum FormulaGuard {
  /// The text as it stands in a cell.
  public static func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, isTrigger(first), !isNumber(text.utf8) else { return text }
    return "'" + text
  }

  /// The text of a cell that may have been guarded.
  public static func unguarded(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.first == 0x27, let second = bytes.dropFirst().first, isTrigger(second) else {
      return cell
    }
    return String(decoding: bytes.dropFirst(), as: UTF8.self)
  }

  private static func isTrigger(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x27, 0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0d: true
    default: false
    }
  }

  /// Whether it is a number as answers write them: `-12.50`.
  private static func isNumber(_ text: String.UTF8View) -> Bool {
    let digits = text.first == 0x2d ? text.dropFirst() : text[...]
    let parts = digits.split(separator: 0x2e, omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}
