extension ScratchBuffer {
  private static let lengthBytes = 4

  /// Adds what `body` appends as one record, to be read back as one; all or nothing of a buffer
  /// are records.
  public mutating func writeRecord(_ body: (inout [UInt8]) -> Void) throws(ScratchError) {
    try write { bytes in
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: ScratchBuffer.lengthBytes))
      body(&bytes)
      let count = bytes.count - start - ScratchBuffer.lengthBytes
      for place in 0..<ScratchBuffer.lengthBytes {
        bytes[start + place] = UInt8(truncatingIfNeeded: count >> (8 * place))
      }
    }
  }

  /// Calls `body` with each record in order; may be done again.
  public func forEachRecord(_ body: (Span<UInt8>) throws -> Void) throws {
    var window: [UInt8] = []
    var offset = 0
    while offset < count {
      try read(at: offset, ScratchBuffer.blockBytes, into: &window)
      var start = 0
      while let record = ScratchBuffer.record(in: window, at: start) {
        try body(window.span.extracting(record))
        start = record.upperBound
      }
      if start == 0 {
        // A record longer than a window.
        let whole = ScratchBuffer.length(in: window, at: 0) + ScratchBuffer.lengthBytes
        try read(at: offset, whole, into: &window)
        try body(window.span.extracting(ScratchBuffer.lengthBytes..<window.count))
        start = whole
      }
      offset += start
    }
  }

  private static func record(in bytes: [UInt8], at start: Int) -> Range<Int>? {
    guard start + lengthBytes <= bytes.count else { return nil }
    let from = start + lengthBytes
    let end = from + length(in: bytes, at: start)
    return end <= bytes.count ? from..<end : nil
  }

  private static func length(in bytes: [UInt8], at start: Int) -> Int {
    (0..<lengthBytes).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }
}
