import Vocabulary

/// A run of neighbouring facts of one entity, packed into about two kilobytes.
///
/// Layout, little-endian: count of facts (4), count of runs (4), smallest sequence (8) · per run
/// its attribute (4) and first fact (4) · per fact a header of 32 bytes · per fact its tail: the
/// events that flipped it (8 each), then its value. A run is the facts of one attribute.
struct Chunk: ~Escapable {
  let bytes: Span<UInt8>
  let factCount: Int
  let runCount: Int

  /// A chunk is split when it would be larger.
  static let bytesTarget = 1_950
  static let headBytes = 16
  static let runBytes = 8
  static let factBytes = 32

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    factCount = Int(bytes.littleEndianUInt32(at: 0))
    runCount = Int(bytes.littleEndianUInt32(at: 4))
  }

  /// The smallest sequence among its facts.
  var firstSequence: UInt64 { bytes.littleEndianUInt64(at: 8) }

  /// The attribute of a run.
  func attribute(ofRun run: Int) -> UInt32 {
    bytes.littleEndianUInt32(at: Chunk.headBytes &+ run &* Chunk.runBytes)
  }

  /// The facts of a run.
  func facts(ofRun run: Int) -> Range<Int> {
    let at = Chunk.headBytes &+ run &* Chunk.runBytes &+ 4
    let first = Int(bytes.littleEndianUInt32(at: at))
    let end =
      run &+ 1 < runCount
      ? Int(bytes.littleEndianUInt32(at: at &+ Chunk.runBytes)) : factCount
    return first..<end
  }

  private func header(_ fact: Int) -> Int {
    Chunk.headBytes &+ runCount &* Chunk.runBytes &+ fact &* Chunk.factBytes
  }

  func validFrom(_ fact: Int) -> UInt32 { bytes.littleEndianUInt32(at: header(fact)) }
  func validTo(_ fact: Int) -> UInt32 { bytes.littleEndianUInt32(at: header(fact) &+ 4) }
  func sequence(_ fact: Int) -> UInt64 { bytes.littleEndianUInt64(at: header(fact) &+ 8) }
  func rank(_ fact: Int) -> UInt64 { bytes.littleEndianUInt64(at: header(fact) &+ 16) }
  func typeNumber(_ fact: Int) -> UInt16 { bytes.littleEndianUInt16(at: header(fact) &+ 28) }
  func template(_ fact: Int) -> UInt8 { bytes[header(fact) &+ 30] }
  func kind(_ fact: Int) -> Fact.Kind {
    Fact.Kind(rawValue: bytes[header(fact) &+ 31] & 7) ?? .register
  }

  private func tail(_ fact: Int) -> Range<Int> {
    let start = Int(bytes.littleEndianUInt32(at: header(fact) &+ 24))
    let end =
      fact &+ 1 < factCount
      ? Int(bytes.littleEndianUInt32(at: header(fact &+ 1) &+ 24)) : bytes.count
    return start..<end
  }

  /// Whether the fact was ever flipped.
  func isFlipped(_ fact: Int) -> Bool { bytes[header(fact) &+ 31] & 8 != 0 }

  /// The number of events that flipped the fact.
  func flipCount(_ fact: Int) -> Int {
    isFlipped(fact) ? Int(bytes.littleEndianUInt32(at: tail(fact).lowerBound)) : 0
  }

  /// One of the events that flipped the fact, in rising order.
  func flip(_ fact: Int, _ index: Int) -> UInt64 {
    bytes.littleEndianUInt64(at: tail(fact).lowerBound &+ 4 &+ index &* 8)
  }

  /// Where the fact's value stands.
  func value(_ fact: Int) -> Range<Int> {
    let tail = tail(fact)
    let flips = flipCount(fact)
    return tail.lowerBound &+ (flips > 0 ? 4 &+ flips &* 8 : 0)..<tail.upperBound
  }

  /// The amount of a flow in minor units.
  func amount(_ fact: Int) -> Int64 {
    Int64(bitPattern: bytes.littleEndianUInt64(at: value(fact).lowerBound))
  }

  /// Whether the fact's event is void at `knownAt`: flipped an odd number of times up to it.
  func isVoid(_ fact: Int, at knownAt: UInt64) -> Bool {
    guard isFlipped(fact) else { return false }
    var count = 0
    for index in 0..<flipCount(fact) where flip(fact, index) <= knownAt { count &+= 1 }
    return count & 1 == 1
  }

  /// Whether the fact holds at a point.
  func holds(_ fact: Int, asOf: UInt32, knownAt: UInt64) -> Bool {
    guard sequence(fact) <= knownAt, validFrom(fact) <= asOf else { return false }
    let end = validTo(fact)
    return (end == 0 || asOf < end) && !isVoid(fact, at: knownAt)
  }
}
