extension Day {
  /// The forms in which people may write a date, to be named where one is not understood.
  public static var writtenForms: String { forms.en }

  /// The same in both languages.
  public static let forms = Label("2024-12-31 or 31.12.2024", "2024-12-31 oder 31.12.2024")

  /// The date as people write it: `2024-12-31` or `31.12.2024`, also `1.3.2024`.
  public static func written(_ text: some StringProtocol) -> Day? {
    let bytes = Array(text.utf8)
    if let day = Day(bytes.span) { return day }
    guard bytes.count <= 10 else { return nil }
    let parts = bytes.split(separator: 0x2e, omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
      parts[2].count == 4, let day = Day.number(parts[0]), let month = Day.number(parts[1]),
      let year = Day.number(parts[2])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}

/// A time as people write it and as tables print it: `12.02.2026 10:00:00,123456`,
/// `2026-02-12 10:00:00.123456`, `2026-02-12T10:00Z`.
///
/// Without an offset it is local; which instant that is, the ledger's time zone says.
public struct WrittenTime: Sendable, Hashable {
  /// The date.
  public let day: Day
  /// The microseconds since that date's midnight, by the clock on the wall.
  public let microseconds: Int64
  /// The seconds by which the clock is ahead of UTC, where that is said.
  public let offset: Int?

  /// A time of these parts.
  public init(day: Day, microseconds: Int64, offset: Int? = nil) {
    self.day = day
    self.microseconds = microseconds
    self.offset = offset
  }

  /// The instant, where the offset is said and the instant lies in the calendar.
  public var instant: Instant? { offset.flatMap { instant(ahead: $0) } }

  /// The instant if the clock is so many seconds ahead of UTC, nil outside of the calendar.
  public func instant(ahead offset: Int) -> Instant? {
    let instant = Instant(
      microseconds: (Int64(day.ordinal) * 86_400 - Int64(offset)) * 1_000_000 + microseconds)
    return instant.isInCalendar ? instant : nil
  }

  /// The time of a text, if it is one. Date and time are set apart by a blank or `T`, the fraction
  /// by a point or comma; digits beyond microseconds must be zero.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 64 else { return nil }
    var rest = Substring(text)
    guard let gap = rest.firstIndex(where: { $0 == " " || $0 == "T" || $0 == "t" }),
      let day = Day.written(rest[..<gap])
    else { return nil }
    rest = rest[rest.index(after: gap)...]
    let end = rest.firstIndex { !($0.isASCII && $0.isNumber || ":.,".contains($0)) }
    guard let time = WrittenTime.timeOfDay(rest[..<(end ?? rest.endIndex)]) else { return nil }
    var zone = rest[(end ?? rest.endIndex)...]
    // A line that went through a shell or a form may have other blanks.
    while zone.first == " " || zone.first == "T" { zone = zone.dropFirst() }
    guard zone.isEmpty || WrittenTime.offset(zone) != nil else { return nil }
    self.init(day: day, microseconds: time, offset: WrittenTime.offset(zone))
  }

  private static func timeOfDay(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = twoDigits(parts[0]), hour < 24,
      let minute = twoDigits(parts[1]), minute < 60
    else { return nil }
    let minutes = Int64(hour * 60 + minute)
    guard parts.count == 3 else { return minutes * 60_000_000 }
    let seconds = parts[2].split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
    guard let second = twoDigits(seconds[0]), second < 60 else { return nil }
    guard seconds.count == 2 else { return (minutes * 60 + Int64(second)) * 1_000_000 }
    guard let fraction = fraction(seconds[1]) else { return nil }
    return (minutes * 60 + Int64(second)) * 1_000_000 + fraction
  }

  private static func twoDigits(_ text: Substring) -> Int? {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private static func fraction(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text.utf8.dropFirst(6).allSatisfy({ $0 == 0x30 })
    else { return nil }
    var digits = String(text.prefix(6))
    while digits.utf8.count < 6 { digits += "0" }
    return Int64(digits)
  }

  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" || sign == "−" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = twoDigits(parts[0]), hours < 24,
      let minutes = twoDigits(parts[1]), minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (sign == "+" ? 60 : -60)
  }
}

extension WrittenTime: CustomStringConvertible {
  /// `2026-02-12 10:00:00.123456`, and the offset where it is said.
  public var description: String { text(day: day.description, point: ".") }

  /// The time with its date as given and what stands before the fraction; to the second if nil.
  public func text(day: String, point: String?) -> String {
    var bytes = Array(day.utf8)
    bytes.append(0x20)
    bytes.append(padded: Int(microseconds / 3_600_000_000), 2)
    bytes.append(0x3a)
    bytes.append(padded: Int(microseconds / 60_000_000 % 60), 2)
    bytes.append(0x3a)
    bytes.append(padded: Int(microseconds / 1_000_000 % 60), 2)
    if let point {
      bytes.append(point)
      bytes.append(padded: Int(microseconds % 1_000_000), 6)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return offset.map { "\(text) \(WrittenTime.text(ofOffset: $0))" } ?? text
  }

  /// `+01:00` for an hour ahead of UTC.
  public static func text(ofOffset offset: Int) -> String {
    let minutes = abs(offset) / 60
    var bytes: [UInt8] = [offset < 0 ? 0x2d : 0x2b]
    bytes.append(padded: minutes / 60, 2)
    bytes.append(0x3a)
    bytes.append(padded: minutes % 60, 2)
    return String(decoding: bytes, as: UTF8.self)
  }
}
