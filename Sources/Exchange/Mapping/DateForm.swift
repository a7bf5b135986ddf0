import Vocabulary

/// One way of writing a date, such as `d.M.yy` or `yyyy-MM-dd`.
///
/// The letters are those of Unicode's date patterns: `yyyy`, `yy`, `MM`, `M`, `MMM` (a month's name,
/// English or German, short or long), `dd`, `d`; all else stands for itself. `excel` reads the
/// number of days that spreadsheets store.
struct DateForm: Equatable, Sendable {
  private enum Part: Equatable {
    case year, shortYear, month, paddedMonth, monthName, day, paddedDay
    case literal(Character)
  }

  /// The pattern as the mapping gives it.
  let pattern: String
  private let parts: [Part]

  /// Makes the form of a pattern, `nil` when it lacks a day, a month or a year.
  init?(_ pattern: String) {
    self.pattern = pattern
    var parts: [Part] = []
    var rest = Substring(pattern)
    let letters: [(String, Part)] = [
      ("yyyy", .year), ("yy", .shortYear), ("MMM", .monthName), ("MM", .paddedMonth),
      ("M", .month), ("dd", .paddedDay), ("d", .day),
    ]
    while let first = rest.first {
      if pattern != "excel", let match = letters.first(where: { rest.hasPrefix($0.0) }) {
        parts.append(match.1)
        rest = rest.dropFirst(match.0.count)
      } else {
        parts.append(.literal(first))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
    guard pattern != "excel" else { return }
    let years = parts.count { $0 == .year || $0 == .shortYear }
    let months = parts.count { $0 == .month || $0 == .paddedMonth || $0 == .monthName }
    let days = parts.count { $0 == .day || $0 == .paddedDay }
    guard years == 1, months == 1, days == 1 else { return nil }
  }

  /// The date that the text gives in this form, `nil` when it has another form or is no date.
  ///
  /// - Parameter century: the first year of the hundred that two-digit years stand for.
  func date(in text: String, century: Int?) -> Day? {
    if pattern == "excel" { return Int(text).flatMap(Day.init(spreadsheetDay:)) }
    var rest = Substring(text)
    var year = 0
    var month = 0
    var day = 0
    for part in parts {
      switch part {
      case .literal(let letter):
        guard rest.first == letter else { return nil }
        rest = rest.dropFirst()
      case .monthName:
        let name = rest.prefix { $0.isLetter }
        guard let found = Self.month(named: String(name)) else { return nil }
        month = found
        rest = rest.dropFirst(name.count)
      case .year: year = Self.take(&rest, 4...4) ?? 0
      case .shortYear:
        guard let century, let two = Self.take(&rest, 2...2) else { return nil }
        year = century + ((two - century) % 100 + 100) % 100
      case .month: month = Self.take(&rest, 1...2) ?? 0
      case .paddedMonth: month = Self.take(&rest, 2...2) ?? 0
      case .day: day = Self.take(&rest, 1...2) ?? 0
      case .paddedDay: day = Self.take(&rest, 2...2) ?? 0
      }
    }
    return rest.isEmpty ? Day(year: year, month: month, day: day) : nil
  }

  private static func take(_ rest: inout Substring, _ count: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(count.upperBound)
    guard digits.count >= count.lowerBound, let number = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }

  private static let months: [[String]] = [
    ["january", "januar", "jänner", "jan"], ["february", "februar", "feb"],
    ["march", "märz", "mar", "mär", "mrz"], ["april", "apr"], ["may", "mai"],
    ["june", "juni", "jun"], ["july", "juli", "jul"], ["august", "aug"],
    ["september", "sep", "sept"], ["october", "oktober", "oct", "okt"], ["november", "nov"],
    ["december", "dezember", "dec", "dez"],
  ]

  private static func month(named name: String) -> Int? {
    months.firstIndex { $0.contains(name.lowercased()) }.map { $0 + 1 }
  }
}

extension Day {
  /// The day that a spreadsheet stores as a number; 1 March 1900 is day 61.
  ///
  /// Days before that are refused: spreadsheets count a 29 February 1900 that never was.
  init?(spreadsheetDay number: Int) {
    guard number >= 61, number <= 401_768 else { return nil }
    // Day 25569 is 1 January 1970.
    self.init(ordinal: number - 25_569)
  }

  /// The fiscal year that the day lies in, named after the year in which it begins.
  func fiscalYear(startingAt start: (month: Int, day: Int)) -> Int {
    (month, day) < start ? year - 1 : year
  }
}
