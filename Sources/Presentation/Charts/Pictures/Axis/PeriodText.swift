public import Vocabulary

/// Names periods as people read them.
public struct PeriodText: Sendable {
  private let language: Language

  /// The names in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// `IV/2024` in German, `Q4 2024` in English.
  public func text(_ period: Period) -> String {
    let year = String(PeriodText.year(period))
    return language == .de ? name(period, "/", year) : name(period, " ", year)
  }

  /// The same with two digits of the year: `IV/24`, `Q4/24`.
  public func short(_ period: Period) -> String {
    let year = PeriodText.year(period)
    guard period.length != .year else { return String(year) }
    return name(period, "/", PeriodText.two(year % 100))
  }

  private func name(_ period: Period, _ between: String, _ year: String) -> String {
    let isGerman = language == .de
    switch period.length {
    case .year: return year
    case .half:
      let half = period.ordinal % 2 + 1
      return isGerman ? "\(half). Hj.\u{a0}\(year)" : "H\(half)\(between)\(year)"
    case .quarter:
      let quarter = period.ordinal % 4
      return (isGerman ? ["I", "II", "III", "IV"][quarter] : "Q\(quarter + 1)") + between + year
    case .month: return "\(PeriodText.two(period.ordinal % 12 + 1))/\(year)"
    case .week:
      let week = String(period.description.suffix(2))
      return isGerman ? "KW\u{a0}\(week)/\(year)" : "W\(week)\(between)\(year)"
    case .day:
      let day = period.firstDay
      guard isGerman else { return day.description }
      return "\(PeriodText.two(day.day)).\(PeriodText.two(day.month)).\(year)"
    }
  }

  /// The year that its name has: that of a week's Thursday.
  private static func year(_ period: Period) -> Int {
    period.length == .week ? Day(ordinal: period.ordinal * 7).year : period.lastDay.year
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
