/// A span of calendar days with a name: `2024`, `2024-H1`, `2024-Q1`, `2024-03`, `2024-W05` (ISO)
/// or `2024-03-31`.
public struct Period: Sendable, Hashable {
  /// How long a period is.
  public enum Length: UInt8, Sendable, CaseIterable {
    case year, half, quarter, month, week, day
  }

  /// How long it is.
  public let length: Length
  /// Its place among the periods of its length: neighbours differ by one.
  public let ordinal: Int

  /// The period of this length and place.
  public init(length: Length, ordinal: Int) {
    self.length = length
    self.ordinal = ordinal
  }

  /// The period of this length in which a day lies.
  public init(length: Length, containing day: Day) {
    self.length = length
    switch length {
    case .year: ordinal = day.year
    case .half: ordinal = day.year * 2 + (day.month - 1) / 6
    case .quarter: ordinal = day.year * 4 + (day.month - 1) / 3
    case .month: ordinal = day.year * 12 + day.month - 1
    case .week: ordinal = Period.week(of: day)
    case .day: ordinal = day.ordinal
    }
  }

  /// The period that the bytes name, if they name one.
  public init?(_ bytes: Span<UInt8>) {
    guard let year = bytes.digits(0, 4), (1900...2999).contains(year) else { return nil }
    if bytes.count == 4 {
      self.init(length: .year, ordinal: year)
      return
    }
    guard bytes.count >= 7, bytes[4] == 0x2d else { return nil }
    switch (bytes[5], bytes.count) {
    case (0x48, 7):
      guard let half = bytes.digits(6, 1), (1...2).contains(half) else { return nil }
      self.init(length: .half, ordinal: year * 2 + half - 1)
    case (0x51, 7):
      guard let quarter = bytes.digits(6, 1), (1...4).contains(quarter) else { return nil }
      self.init(length: .quarter, ordinal: year * 4 + quarter - 1)
    case (0x57, 8):
      guard let week = bytes.digits(6, 2), (1...Period.weeks(of: year)).contains(week)
      else { return nil }
      self.init(length: .week, ordinal: Period.firstWeek(of: year) + week - 1)
    case (_, 7):
      guard let month = bytes.digits(5, 2), (1...12).contains(month) else { return nil }
      self.init(length: .month, ordinal: year * 12 + month - 1)
    case (_, 10):
      guard let day = Day(bytes) else { return nil }
      self.init(length: .day, ordinal: day.ordinal)
    default: return nil
    }
  }

  /// The period that the text names, if it names one.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The first day.
  public var firstDay: Day {
    switch length {
    case .year: civil(ordinal, 1)
    case .half: civil(ordinal / 2, ordinal % 2 * 6 + 1)
    case .quarter: civil(ordinal / 4, ordinal % 4 * 3 + 1)
    case .month: civil(ordinal / 12, ordinal % 12 + 1)
    case .week: Day(ordinal: ordinal * 7 - 3)
    case .day: Day(ordinal: ordinal)
    }
  }

  /// The last day.
  public var lastDay: Day {
    switch length {
    case .year: lastCivil(ordinal, 12)
    case .half: lastCivil(ordinal / 2, ordinal % 2 * 6 + 6)
    case .quarter: lastCivil(ordinal / 4, ordinal % 4 * 3 + 3)
    case .month: lastCivil(ordinal / 12, ordinal % 12 + 1)
    case .week: Day(ordinal: ordinal * 7 + 3)
    case .day: Day(ordinal: ordinal)
    }
  }

  /// Whether all of it lies at or before a day. The week in which the calendar ends never does.
  public func hasEnded(by day: Day) -> Bool {
    lastDay <= day && (length != .week || ordinal * 7 + 3 <= Day.last.ordinal)
  }

  /// The period after this one.
  public var next: Period { Period(length: length, ordinal: ordinal + 1) }
  /// The period before this one.
  public var previous: Period { Period(length: length, ordinal: ordinal - 1) }
  /// The number of its days.
  public var dayCount: Int { lastDay.ordinal - firstDay.ordinal + 1 }

  private func civil(_ year: Int, _ month: Int) -> Day {
    Day(year: year, month: month, day: 1) ?? (year < 1900 ? .first : .last)
  }

  private func lastCivil(_ year: Int, _ month: Int) -> Day {
    Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
      ?? (year < 1900 ? .first : .last)
  }

  /// ISO weeks are counted from Monday, 1969-12-29, which is week 0.
  private static func week(of day: Day) -> Int {
    let shifted = day.ordinal + 3
    return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
  }

  /// The week of 4 January is the first of its year.
  private static func firstWeek(of year: Int) -> Int {
    week(of: Day(year: year, month: 1, day: 4) ?? .first)
  }

  private static func weeks(of year: Int) -> Int {
    year < 2999 ? firstWeek(of: year + 1) - firstWeek(of: year) : 52
  }
}

extension Period: CustomStringConvertible {
  /// The period's name.
  public var description: String {
    var bytes: [UInt8] = []
    switch length {
    case .year: bytes.append(padded: ordinal, 4)
    case .half:
      bytes.append(padded: ordinal / 2, 4)
      bytes.append("-H\(ordinal % 2 + 1)")
    case .quarter:
      bytes.append(padded: ordinal / 4, 4)
      bytes.append("-Q\(ordinal % 4 + 1)")
    case .month:
      bytes.append(padded: ordinal / 12, 4)
      bytes.append(0x2d)
      bytes.append(padded: ordinal % 12 + 1, 2)
    case .week:
      // The Thursday of a week decides its year.
      let year = Day(ordinal: ordinal * 7).year
      bytes.append(padded: year, 4)
      bytes.append("-W")
      bytes.append(padded: ordinal - Period.firstWeek(of: year) + 1, 2)
    case .day: bytes.append(firstDay)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
