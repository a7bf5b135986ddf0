/// Writing of protobuf: only the shortest varints, only what the canonical form allows.
extension [UInt8] {
  /// Appends a base-128 varint.
  @inlinable
  public mutating func append(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a field's tag.
  @inlinable
  public mutating func append(tag number: Int, _ type: WireType) {
    append(varint: UInt64(number) << 3 | UInt64(type.rawValue))
  }

  /// Appends a whole field that holds a varint.
  @inlinable
  public mutating func append(field number: Int, varint value: UInt64) {
    append(tag: number, .varint)
    append(varint: value)
  }

  /// Appends a whole field that holds a string or bytes.
  @inlinable
  public mutating func append(field number: Int, bytes: Span<UInt8>) {
    append(tag: number, .lengthDelimited)
    append(varint: UInt64(bytes.count))
    append(bytes)
  }

  /// Appends a whole field that holds a string.
  @inlinable
  public mutating func append(field number: Int, text: String) {
    append(tag: number, .lengthDelimited)
    append(varint: UInt64(text.utf8.count))
    append(contentsOf: text.utf8)
  }

  /// Puts the length of all that stands from `start` on in front of it.
  @inlinable
  public mutating func insertLength(at start: Int) {
    let length = UInt64(count - start)
    if length < 0x80 {
      insert(UInt8(length), at: start)
    } else {
      var prefix: [UInt8] = []
      prefix.append(varint: length)
      insert(contentsOf: prefix, at: start)
    }
  }
}

/// The two forms of protobuf that records use.
public enum WireType: UInt8, Sendable {
  /// A base-128 number.
  case varint = 0
  /// A length and that many bytes.
  case lengthDelimited = 2
}

/// Zigzag: small numbers of either sign become small unsigned ones.
@inlinable
public func zigzag(_ value: Int64) -> UInt64 {
  UInt64(bitPattern: (value << 1) ^ (value >> 63))
}

/// The number that ``zigzag(_:)`` turned into `value`.
@inlinable
public func unzigzag(_ value: UInt64) -> Int64 {
  Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
}
