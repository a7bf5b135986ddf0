import Stadtbuch

/// Whole numbers with separators between thousands.
enum Grouped {
  static func number(_ number: UInt64, _ language: Language) -> String {
    group(String(number), with: language == .de ? "." : ",")
  }

  /// The digits in groups of three from the right.
  static func group(_ digits: some StringProtocol, with separator: String) -> String {
    FigureFormat.group(digits, with: separator)
  }
}
