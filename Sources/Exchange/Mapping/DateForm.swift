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
  func date(in text: String, century: Int?) -> CivilDate? {
    if pattern == "excel" { return Int(text).flatMap(CivilDate.init(spreadsheetDay:)) }
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
    return rest.isEmpty ? CivilDate(year: year, month: month, day: day) : nil
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

/// A day of the civil calendar between 1900 and 2999.
struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  init?(year: Int, month: Int, day: Int) {
    guard 1900...2999 ~= year, 1...12 ~= month, day >= 1 else { return nil }
    guard day <= Self.days(in: month, of: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day in the form `YYYY-MM-DD`, `nil` when it is none.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || 0x30...0x39 ~= $0 }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that a spreadsheet stores as a number; 1 March 1900 is day 61.
  ///
  /// Days before that are refused: spreadsheets count a 29 February 1900 that never was.
  init?(spreadsheetDay number: Int) {
    guard number >= 61, number <= 401_768 else { return nil }
    var rest = number - 61 + 59
    var year = 1900
    while rest >= Self.days(of: year) {
      rest -= Self.days(of: year)
      year += 1
    }
    var month = 1
    while rest >= Self.days(in: month, of: year) {
      rest -= Self.days(in: month, of: year)
      month += 1
    }
    self.init(year: year, month: month, day: rest + 1)
  }

  /// The fiscal year that the day lies in, named after the year in which it begins.
  func fiscalYear(startingAt start: (month: Int, day: Int)) -> Int {
    (month, day) < start ? year - 1 : year
  }

  var description: String {
    let four = String(repeating: "0", count: 4 - String(year).count) + String(year)
    return four + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
  }

  static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(of year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
