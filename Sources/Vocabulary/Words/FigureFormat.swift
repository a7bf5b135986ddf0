/// Writes figures as people of a language read them.
public struct FigureFormat: Sendable {
  /// The language.
  public let language: Language

  /// The figures of a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// What stands before the fraction.
  public var point: String { language == .de ? "," : "." }
  /// What sets thousands apart.
  public var thousands: String { language == .de ? "." : "," }

  /// Digits with the language's point, thousands apart; what is no number stays as it is.
  public func figures(_ text: String) -> String {
    let isNegative = text.utf8.first == 0x2d
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return text }
    var result = isNegative ? "−" : ""
    result += FigureFormat.group(whole, with: thousands)
    if parts.count > 1 { result += point + parts[1] }
    return result
  }

  /// Basis points as per cent, with no more places than needed.
  public func percent(_ points: Int64) -> String {
    let rest = points.magnitude % 100
    var text = (points < 0 ? "−" : "") + String(points.magnitude / 100)
    if rest > 0 {
      text += point + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
    return text + "\u{a0}%"
  }

  /// The digits in groups of three from the right.
  public static func group(_ digits: some StringProtocol, with separator: String) -> String {
    let count = digits.utf8.count
    guard count > 3 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }
}
