extension Span<UInt8> {
  /// The two bytes at `offset` as a number, the higher first.
  @inlinable public func bigEndianUInt16(at offset: Int) -> UInt16 {
    UInt16(bigEndian: load(at: offset, as: UInt16.self))
  }

  /// The four bytes at `offset` as a number, the highest first.
  @inlinable public func bigEndianUInt32(at offset: Int) -> UInt32 {
    UInt32(bigEndian: load(at: offset, as: UInt32.self))
  }

  /// The eight bytes at `offset` as a number, the highest first.
  @inlinable public func bigEndianUInt64(at offset: Int) -> UInt64 {
    UInt64(bigEndian: load(at: offset, as: UInt64.self))
  }

  @inlinable @inline(__always)
  func load<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, as type: Number.Type
  ) -> Number {
    precondition(
      offset >= 0 && offset <= count - MemoryLayout<Number>.size, "outside of the bytes")
    return unsafe withUnsafeBytes { bytes in
      unsafe bytes.loadUnaligned(fromByteOffset: offset, as: type)
    }
  }
}
