/// ISO 8601 durations of whole days or months: `P60D`, `P2W`, `P2M`, `P1Y6M`.
public enum Duration {
  /// The months of a duration in years and months.
  public static func months(_ text: String) -> Int? {
    guard let parts = parts(text), !parts.isEmpty, parts.allSatisfy({ "YM".contains($0.unit) })
    else { return nil }
    return parts.reduce(0) { $0 + $1.count * ($1.unit == "Y" ? 12 : 1) }
  }

  /// The days of a duration in weeks and days.
  public static func days(_ text: String) -> Int? {
    guard let parts = parts(text), !parts.isEmpty, parts.allSatisfy({ "WD".contains($0.unit) })
    else { return nil }
    return parts.reduce(0) { $0 + $1.count * ($1.unit == "W" ? 7 : 1) }
  }

  /// The day that lies a duration after another.
  public static func adding(_ text: String, to day: Day) -> Day? {
    if let days = days(text) { return day.adding(days: days) }
    return months(text).map(day.adding(months:))
  }

  private static func parts(_ text: String) -> [(count: Int, unit: Character)]? {
    guard text.hasPrefix("P"), text.count <= 12 else { return nil }
    var parts: [(Int, Character)] = []
    var digits = ""
    var rest = "YMWD"[...]
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let count = Int(digits), count <= 9999, let place = rest.firstIndex(of: character)
      else { return nil }
      parts.append((count, character))
      rest = rest[rest.index(after: place)...]
      digits = ""
    }
    return digits.isEmpty ? parts : nil
  }
}
