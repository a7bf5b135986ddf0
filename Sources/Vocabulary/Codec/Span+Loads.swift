/// Reads of numbers and comparisons on borrowed bytes: the codec's one place for unchecked loads,
/// each behind a single bounds check.
extension Span where Element == UInt8 {
  /// The 32-bit number that stands little-endian at `offset`.
  @inlinable
  public func littleEndianUInt32(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset &+ 4 <= count)
    return unsafe withUnsafeBytes {
      unsafe UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
  }

  /// The 64-bit number that stands little-endian at `offset`.
  @inlinable
  public func littleEndianUInt64(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= count)
    return unsafe withUnsafeBytes {
      unsafe UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  /// The 16-bit number that stands little-endian at `offset`.
  @inlinable
  public func littleEndianUInt16(at offset: Int) -> UInt16 {
    precondition(offset >= 0 && offset &+ 2 <= count)
    return unsafe withUnsafeBytes {
      unsafe UInt16(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }
  }

  /// The string of these bytes, repaired where they are not UTF-8.
  @inlinable
  public func string(in range: Range<Int>) -> String {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The string of these bytes, where there are any.
  public func text(in range: Range<Int>?) -> String? {
    guard let range else { return nil }
    return string(in: range)
  }

  /// Whether the bytes of `range` are those of `other`.
  @inlinable
  public func equals(_ range: Range<Int>, _ other: Span<UInt8>) -> Bool {
    guard range.count == other.count else { return false }
    var index = 0
    while index < other.count {
      if self[range.lowerBound &+ index] != other[index] { return false }
      index &+= 1
    }
    return true
  }

  /// Whether these bytes sort before the other ones; a prefix sorts before what it begins.
  @inlinable
  public func precedes(_ other: Span<UInt8>) -> Bool {
    let shared = Swift.min(count, other.count)
    var index = 0
    while index < shared {
      let (left, right) = (self[index], other[index])
      if left != right { return left < right }
      index &+= 1
    }
    return count < other.count
  }

  /// Whether the bytes are UTF-8.
  public var isUTF8: Bool {
    if isASCII { return true }
    return unsafe withUnsafeBufferPointer {
      unsafe String(validating: $0, as: UTF8.self) != nil
    }
  }

  /// Whether the bytes are all below 128.
  @inlinable
  public var isASCII: Bool {
    var index = 0
    while index &+ 8 <= count {
      if littleEndianUInt64(at: index) & 0x8080_8080_8080_8080 != 0 { return false }
      index &+= 8
    }
    while index < count {
      if self[index] >= 0x80 { return false }
      index &+= 1
    }
    return true
  }
}

extension [UInt8] {
  /// Appends the bytes of `range` of the borrowed bytes.
  @inlinable
  public mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends borrowed bytes.
  @inlinable
  public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends the UTF-8 of a text.
  @inlinable
  public mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a number little-endian.
  @inlinable
  public mutating func append(littleEndian value: UInt32) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value >> 16))
    append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// Appends a number little-endian.
  @inlinable
  public mutating func append(littleEndian value: UInt64) {
    append(littleEndian: UInt32(truncatingIfNeeded: value))
    append(littleEndian: UInt32(truncatingIfNeeded: value >> 32))
  }

  /// Appends a number little-endian.
  @inlinable
  public mutating func append(littleEndian value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }
}
