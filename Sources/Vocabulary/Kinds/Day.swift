/// A civil date between 1900-01-01 and 2999-12-31, as the number YYYYMMDD.
public struct Day: Sendable, Hashable, Comparable {
  /// Year, month and day as one decimal number.
  public let number: Int32

  /// The first day that can be written.
  public static let first = Day(unchecked: 19_000_101)
  /// The last day that can be written.
  public static let last = Day(unchecked: 29_991_231)

  /// A number known to be a date.
  @inlinable
  public init(unchecked number: Int32) {
    self.number = number
  }

  /// The date of this number, if there is one.
  public init?(number: Int32) {
    self.init(year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
  }

  /// The date of these parts, if there is one.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    number = Int32(year * 10_000 + month * 100 + day)
  }

  /// The year.
  public var year: Int { Int(number) / 10_000 }
  /// The month, from 1.
  public var month: Int { Int(number) / 100 % 100 }
  /// The day of the month, from 1.
  public var day: Int { Int(number) % 100 }

  /// The number of days since 1970-01-01.
  public var ordinal: Int {
    // Days are counted from March, so that the leap day ends the year.
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let era = y / 400
    let ofEra = y - era * 400
    let ofYear = (153 * m + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// The day so many days after 1970-01-01, held within the first and the last.
  public init(ordinal: Int) {
    guard (Day.first.ordinal...Day.last.ordinal).contains(ordinal) else {
      self = ordinal < 0 ? .first : .last
      return
    }
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * m + 2) / 5 + 1
    let month = m < 10 ? m + 3 : m - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self = Day(year: year, month: month, day: day) ?? (year < 1900 ? .first : .last)
  }

  /// The day so many days later, held within the first and the last.
  public func adding(days: Int) -> Day {
    let (sum, isBeyond) = ordinal.addingReportingOverflow(days)
    return isBeyond ? (days < 0 ? .first : .last) : Day(ordinal: sum)
  }

  /// The same day so many months later, or the last of that month; held within the first day and
  /// the last.
  public func adding(months: Int) -> Day {
    let (total, isBeyond) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isBeyond, total >= 1900 * 12 else { return months < 0 ? .first : .last }
    let (year, month) = (total / 12, total % 12 + 1)
    return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
      ?? .last
  }

  /// The days from `self` to `other`; negative when that lies before.
  public func days(to other: Day) -> Int {
    other.ordinal - ordinal
  }

  /// The day of the week, 1 for Monday.
  public var weekday: Int {
    let fromThursday = (ordinal + 3) % 7
    return (fromThursday < 0 ? fromThursday + 7 : fromThursday) + 1
  }

  /// The days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether February has 29 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Earlier dates come first.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }
}

extension Day: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`, if the text is one.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The date as `YYYY-MM-DD`, if the bytes are one.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 10, bytes[4] == 0x2d, bytes[7] == 0x2d,
      let year = bytes.digits(0, 4), let month = bytes.digits(5, 2), let day = bytes.digits(8, 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.append(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Span where Element == UInt8 {
  /// The number that `count` digits from `offset` on spell.
  func digits(_ offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset + count <= self.count else { return nil }
    var number = 0
    for index in offset..<offset + count {
      let digit = self[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}

extension [UInt8] {
  /// Appends a date as `YYYY-MM-DD`.
  public mutating func append(_ day: Day) {
    append(padded: day.year, 4)
    append(0x2d)
    append(padded: day.month, 2)
    append(0x2d)
    append(padded: day.day, 2)
  }

  /// Appends a number of so many digits, zeros in front.
  mutating func append(padded number: Int, _ digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      append(UInt8(0x30 + rest / divisor % 10))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Appends a number in decimal.
  public mutating func append(decimal number: Int64) {
    if number < 0 { append(0x2d) }
    append(decimal: number.magnitude)
  }

  /// Appends a number in decimal.
  public mutating func append(decimal number: UInt64) {
    let start = count
    var rest = number
    repeat {
      append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
      rest /= 10
    } while rest > 0
    var (left, right) = (start, count - 1)
    while left < right {
      swapAt(left, right)
      left += 1
      right -= 1
    }
  }
}
