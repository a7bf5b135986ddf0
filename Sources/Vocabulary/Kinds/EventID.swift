/// An event's identity: a UUID made by whoever says it. Ordered as its bytes are.
public struct EventID: Sendable, Hashable, Comparable {
  /// The first eight bytes.
  public let high: UInt64
  /// The last eight bytes.
  public let low: UInt64

  /// The UUID of these halves.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Earlier bytes come first.
  @inlinable
  public static func < (left: EventID, right: EventID) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  /// The UUID version 7 of an instant and 74 bits of chance.
  public static func version7(at instant: Instant, random: (UInt64, UInt64)) -> EventID {
    let milliseconds = UInt64(bitPattern: instant.microseconds / 1000) & 0xffff_ffff_ffff
    return EventID(
      high: milliseconds << 16 | 0x7000 | random.0 & 0x0fff,
      low: 0x8000_0000_0000_0000 | random.1 & 0x3fff_ffff_ffff_ffff)
  }
}

extension EventID: CustomStringConvertible {
  /// The UUID of the usual 36 characters, of either case.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(text: bytes.span)
  }

  /// The UUID of the usual 36 characters, of either case.
  public init?(text bytes: Span<UInt8>) {
    guard bytes.count == 36 else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<36 {
      let byte = bytes[index]
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == 0x2d else { return nil }
        continue
      }
      guard let nibble = hexadecimalDigit(byte) else { return nil }
      if index < 18 { high = high << 4 | UInt64(nibble) } else { low = low << 4 | UInt64(nibble) }
    }
    self.init(high: high, low: low)
  }

  /// The UUID of 16 bytes from `offset` on.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int) {
    high = bytes.littleEndianUInt64(at: offset).byteSwapped
    low = bytes.littleEndianUInt64(at: offset &+ 8).byteSwapped
  }

  /// The usual 36 characters, in lower case.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.append(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The value of one hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

extension [UInt8] {
  /// Appends the 36 characters of a UUID.
  public mutating func append(_ id: EventID) {
    for index in 0..<16 {
      if index == 4 || index == 6 || index == 8 || index == 10 { append(0x2d) }
      let half = index < 8 ? id.high : id.low
      append(hexadecimal: UInt8(truncatingIfNeeded: half >> UInt64(56 - index % 8 * 8)))
    }
  }

  /// Appends the 16 bytes of a UUID.
  public mutating func append(bytesOf id: EventID) {
    append(littleEndian: id.high.byteSwapped)
    append(littleEndian: id.low.byteSwapped)
  }

  /// Appends a byte as two hexadecimal digits.
  public mutating func append(hexadecimal byte: UInt8) {
    let (high, low) = (byte >> 4, byte & 15)
    append(high < 10 ? 0x30 + high : 0x57 + high)
    append(low < 10 ? 0x30 + low : 0x57 + low)
  }
}
