/// A point in time: microseconds since 1970-01-01T00:00:00Z.
public struct Instant: Sendable, Hashable, Comparable {
  /// The microseconds.
  public let microseconds: Int64

  /// An instant of so many microseconds.
  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Earlier instants come first.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension Instant {
  /// The first instant of the calendar in UTC.
  public static let first = Instant(microseconds: -2_208_988_800_000_000)
  /// The last instant of the calendar in UTC.
  public static let last = Instant(microseconds: 32_503_679_999_999_999)

  /// Whether its date in UTC is one that can be written.
  public var isInCalendar: Bool { self >= .first && self <= .last }
}

extension Instant: CustomStringConvertible {
  /// The instant of an RFC 3339 text with any offset, if the text is one and its date in UTC is in
  /// the calendar; digits beyond microseconds must be zero.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The instant of RFC 3339 bytes.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= 20, let day = Day(bytes.extracting(0..<10)),
      bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
      let hour = bytes.digits(11, 2), bytes[13] == 0x3a,
      let minute = bytes.digits(14, 2), bytes[16] == 0x3a,
      let second = bytes.digits(17, 2), hour < 24, minute < 60, second < 60
    else { return nil }
    var offset = 19
    var micros = 0
    if bytes[offset] == 0x2e {
      offset += 1
      var digits = 0
      while offset < bytes.count, let digit = bytes.digits(offset, 1) {
        guard digits < 6 || digit == 0 else { return nil }
        if digits < 6 { micros = micros * 10 + digit }
        digits += 1
        offset += 1
      }
      guard digits > 0 else { return nil }
      while digits < 6 {
        micros *= 10
        digits += 1
      }
    }
    guard offset < bytes.count else { return nil }
    var zone = 0
    switch bytes[offset] {
    case 0x5a, 0x7a:
      guard offset + 1 == bytes.count else { return nil }
    case 0x2b, 0x2d:
      guard offset + 6 == bytes.count, bytes[offset + 3] == 0x3a,
        let hours = bytes.digits(offset + 1, 2), let minutes = bytes.digits(offset + 4, 2),
        hours < 24, minutes < 60
      else { return nil }
      zone = (hours * 60 + minutes) * (bytes[offset] == 0x2d ? -60 : 60)
    default: return nil
    }
    let seconds = day.ordinal * 86_400 + hour * 3600 + minute * 60 + second - zone
    self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(micros))
    guard isInCalendar else { return nil }
  }

  /// `YYYY-MM-DDThh:mm:ss.uuuuuuZ`.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.append(self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The civil date in UTC.
  public var dayInUTC: Day {
    let days = microseconds / 86_400_000_000
    return Day(ordinal: Int(microseconds % 86_400_000_000 < 0 ? days - 1 : days))
  }
}

extension [UInt8] {
  /// Appends an instant as `YYYY-MM-DDThh:mm:ss.uuuuuuZ`.
  public mutating func append(_ instant: Instant) {
    var days = instant.microseconds / 86_400_000_000
    var rest = instant.microseconds % 86_400_000_000
    if rest < 0 {
      rest += 86_400_000_000
      days -= 1
    }
    append(Day(ordinal: Int(days)))
    append(0x54)
    append(padded: Int(rest / 3_600_000_000), 2)
    append(0x3a)
    append(padded: Int(rest / 60_000_000 % 60), 2)
    append(0x3a)
    append(padded: Int(rest / 1_000_000 % 60), 2)
    append(0x2e)
    append(padded: Int(rest % 1_000_000), 6)
    append(0x5a)
  }
}
