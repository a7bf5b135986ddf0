extension Duration {
  /// The duration as people write it, in the form of ISO 8601: `2 months`, `60 Tage`, `1 year 6
  /// months` and `P2M` itself; nil where it is none.
  public static func written(_ text: some StringProtocol) -> String? {
    let given = String(text)
    if isDuration(given) { return given }
    var rest = Substring(given.lowercased())
    var duration = "P"
    while let (count, unit) = takePart(&rest) {
      duration += "\(count)\(unit)"
    }
    // What is larger stands first, and days are not added to months: neither has a length in the
    // other.
    return rest.isEmpty && isDuration(duration) ? duration : nil
  }

  private static func isDuration(_ text: String) -> Bool {
    months(text) != nil || days(text) != nil
  }

  /// Takes a number and the unit behind it, with the words that join them to what follows.
  private static func takePart(_ rest: inout Substring) -> (count: Int, unit: Character)? {
    var text = rest
    skip(&text)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.utf8.count), let count = Int(digits) else { return nil }
    text = text.dropFirst(digits.count)
    while text.first?.isWhitespace == true { text.removeFirst() }
    let word = text.prefix { $0.isLetter }
    guard let unit = units[String(word)] else { return nil }
    text = text.dropFirst(word.count)
    while text.first?.isWhitespace == true { text.removeFirst() }
    rest = text
    return (count, unit)
  }

  /// Skips what may stand between two parts: a comma, `and`, `und`.
  private static func skip(_ text: inout Substring) {
    if text.first == "," { text.removeFirst() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    for word in ["and ", "und "] where text.hasPrefix(word) { text.removeFirst(word.count) }
  }

  private static let units: [String: Character] = [
    "day": "D", "days": "D", "tag": "D", "tage": "D", "tagen": "D",
    "week": "W", "weeks": "W", "woche": "W", "wochen": "W",
    "month": "M", "months": "M", "monat": "M", "monate": "M", "monaten": "M",
    "year": "Y", "years": "Y", "jahr": "Y", "jahre": "Y", "jahren": "Y",
  ]
}
