/// One field as it stands in a message.
public struct WireField: Sendable {
  /// The field's number.
  public var number: Int
  /// Its form.
  public var type: WireType
  /// The number of a varint field.
  public var value: UInt64
  /// Where the content of a length-delimited field stands.
  public var range: Range<Int>
  /// Where the field begins, its tag included.
  public var start: Int
  /// Where the next field begins.
  public var end: Int

  /// A field as read.
  @inlinable
  public init(
    number: Int, type: WireType, value: UInt64, range: Range<Int>, start: Int, end: Int
  ) {
    self.number = number
    self.type = type
    self.value = value
    self.range = range
    self.start = start
    self.end = end
  }
}

/// What is not a canonical message.
public struct WireError: Error, Sendable, Equatable {
  /// The offset at which reading stopped.
  public let offset: Int
  /// What is wrong there.
  public let why: String

  /// What is wrong at `offset`.
  public init(offset: Int, why: String) {
    self.offset = offset
    self.why = why
  }
}

/// A walk over the fields of a message in borrowed bytes.
public struct WireReader: ~Escapable {
  @usableFromInline let bytes: Span<UInt8>
  @usableFromInline var offset: Int
  @usableFromInline let end: Int

  /// A walk over the whole of `bytes`.
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    offset = 0
    end = bytes.count
  }

  /// A walk over one part of `bytes`; offsets are those in the whole.
  @inlinable
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Whether all is read.
  @inlinable
  public var isAtEnd: Bool { offset >= end }

  /// The next field, or nil at the end.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func next() throws(WireError) -> WireField? {
    guard offset < end else { return nil }
    let start = offset
    let tag = try varint()
    let number = Int(truncatingIfNeeded: tag >> 3)
    switch tag & 7 {
    case 0:
      let value = try varint()
      return WireField(
        number: number, type: .varint, value: value, range: offset..<offset, start: start,
        end: offset)
    case 2:
      let length = try varint()
      guard length <= UInt64(end &- offset) else {
        throw WireError(offset: offset, why: "a length beyond the end")
      }
      let from = offset
      offset = offset &+ Int(length)
      return WireField(
        number: number, type: .lengthDelimited, value: length, range: from..<offset,
        start: start, end: offset)
    default: throw WireError(offset: start, why: "a wire type that records never use")
    }
  }

  /// The next varint; only its shortest form is taken.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func varint() throws(WireError) -> UInt64 {
    var position = offset
    guard position < end else { throw WireError(offset: offset, why: "a number cut short") }
    let first = bytes[position]
    position &+= 1
    if first < 0x80 {
      offset = position
      return UInt64(first)
    }
    var value = UInt64(first & 0x7f)
    var shift: UInt64 = 7
    while true {
      guard position < end else { throw WireError(offset: offset, why: "a number cut short") }
      let byte = bytes[position]
      position &+= 1
      guard shift < 63 || byte <= 1 else {
        throw WireError(offset: offset, why: "a number of over 64 bits")
      }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 {
        guard byte != 0 else {
          throw WireError(offset: offset, why: "a number not in shortest form")
        }
        break
      }
      shift &+= 7
    }
    offset = position
    return value
  }
}
