/// A composite key under construction, kept in place without the heap.
///
/// Numbers are written highest byte first, so that the order of keys is the order of numbers.
public struct KeyBuffer: Sendable {
  /// The most bytes a key can have.
  public static let bytesMax = 64

  @usableFromInline var storage: InlineArray<64, UInt8>
  @usableFromInline var written: Int

  /// An empty key.
  @inlinable public init() {
    storage = InlineArray(repeating: 0)
    written = 0
  }

  /// A key of eight bytes, the highest first.
  @inlinable public init(_ number: UInt64) {
    self.init()
    append(number)
  }

  /// The number of bytes written so far.
  @inlinable public var count: Int { written }

  /// The bytes written so far.
  public var span: Span<UInt8> {
    @inlinable @_lifetime(borrow self)
    get { storage.span.extracting(first: written) }
  }

  /// Forgets what was written.
  @inlinable public mutating func removeAll() { written = 0 }

  /// Keeps the first `length` bytes, so that a shared beginning need not be written again.
  @inlinable public mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= written, "nothing to keep there")
    written = length
  }

  /// Appends one byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    precondition(written < 64, "the key is longer than its buffer")
    storage[written] = byte
    written += 1
  }

  /// Appends two bytes, the higher first.
  @inlinable public mutating func append(_ number: UInt16) { append(bigEndian: number) }

  /// Appends four bytes, the highest first.
  @inlinable public mutating func append(_ number: UInt32) { append(bigEndian: number) }

  /// Appends eight bytes, the highest first.
  @inlinable public mutating func append(_ number: UInt64) { append(bigEndian: number) }

  /// Appends all of `bytes`.
  @inlinable public mutating func append(contentsOf bytes: Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }

  @inlinable @inline(__always)
  mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
    let width = Number.bitWidth / 8
    precondition(written + width <= 64, "the key is longer than its buffer")
    var storing = storage.mutableSpan
    for index in 0..<width {
      storing[written + index] = UInt8(truncatingIfNeeded: number >> (8 * (width - 1 - index)))
    }
    written += width
  }
}
