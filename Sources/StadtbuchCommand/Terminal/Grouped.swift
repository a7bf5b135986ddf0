import Stadtbuch

/// Whole numbers with separators between thousands.
enum Grouped {
  static func english(_ number: UInt64) -> String {
    group(String(number), with: ",")
  }

  /// The digits in groups of three from the right.
  static func group(_ digits: some StringProtocol, with separator: String) -> String {
    FigureFormat.group(digits, with: separator)
  }
}
