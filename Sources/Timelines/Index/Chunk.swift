import Vocabulary

/// A part of one entity's facts, packed into about two kilobytes: runs, each the facts of one
/// attribute.
///
/// Layout, little-endian: where the directory ends (4), whether an observation is final (4),
/// smallest sequence (8) ·
/// the directory, one entry a run · the facts of long runs. What is mostly read of many facts
/// stands close together, so that little memory is brought in, however much was ever said.
struct Chunk: ~Escapable {
  let bytes: Span<UInt8>

  /// A chunk is split when it would be larger.
  static let bytesTarget = 1_950
  static let headBytes = 16

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// The smallest sequence among its facts.
  var firstSequence: UInt64 { bytes.littleEndianUInt64(at: 8) }

  /// Whether any of its observations says that it is final: who looks for those passes the others by.
  var holdsFinal: Bool { bytes.littleEndianUInt32(at: 4) != 0 }

  /// The offsets of its directory: the first run stands at the lower bound.
  var directory: Range<Int> {
    Chunk.headBytes..<max(Chunk.headBytes, Int(bytes.littleEndianUInt32(at: 0)))
  }

  /// Reads one byte of each cache line of the directory: loads that do not wait for each other bring
  /// it in faster than the walk over it, in which each does.
  func touch() -> UInt8 {
    var sum: UInt8 = 0
    var at = 0
    let end = directory.upperBound
    while at < end {
      sum &+= bytes[at]
      at &+= 64
    }
    return sum
  }

  /// The run whose entry begins at an offset of the ``directory``.
  @inline(__always)
  func run(at offset: Int) -> ChunkRun {
    let start = Int(bytes.littleEndianUInt32(at: offset &+ 4))
    let count = bytes.littleEndianUInt32(at: offset &+ 12)
    return ChunkRun(
      entry: offset, attribute: bytes.littleEndianUInt32(at: offset), start: start,
      end: start &+ Int(bytes.littleEndianUInt32(at: offset &+ 8)), count: Int(count & 0xff_ffff),
      shape: ChunkRun.Shape(rawValue: UInt8(truncatingIfNeeded: count >> 24)) ?? .plain)
  }

  /// How many of a run's facts begin up to a day: the first ones, for they stand in the order of
  /// their days.
  @inline(__always)
  func countBegun(_ run: ChunkRun, by day: UInt32) -> Int {
    var (low, high) = (0, run.count)
    while low < high {
      let middle = (low &+ high) / 2
      if bytes.littleEndianUInt32(at: run.header(middle)) <= day {
        low = middle &+ 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// A fact of a run with all that is known of it.
  func fact(_ run: ChunkRun, _ index: Int) -> ChunkFact {
    let header = run.header(index)
    let tag = bytes[header &+ ChunkFact.tagOffset]
    let sequence = bytes.littleEndianUInt64(at: header &+ 4)
    var fact = ChunkFact(
      validFrom: bytes.littleEndianUInt32(at: header), validTo: 0, sequence: sequence,
      rank: sequence, typeNumber: bytes.littleEndianUInt16(at: header &+ 16),
      template: bytes[header &+ 18], kind: Fact.Kind(rawValue: tag & 7) ?? .register,
      isFinal: tag & ChunkFact.finalTag != 0,
      flips: 0..<0, value: 0..<0)
    var at = tail(run, header)
    if tag & ChunkFact.endsTag != 0 {
      fact.validTo = bytes.littleEndianUInt32(at: at)
      at += 4
    }
    if tag & ChunkFact.rankedTag != 0 {
      fact.rank = bytes.littleEndianUInt64(at: at)
      at += 8
    }
    if tag & ChunkFact.flippedTag != 0 {
      let flips = at + 4
      at = flips + 8 * Int(bytes.littleEndianUInt32(at: at))
      fact.flips = flips..<at
    }
    fact.value = at..<end(run, index, header)
    return fact
  }

  /// What the fact with this header is.
  @inline(__always)
  func kind(_ header: Int) -> Fact.Kind {
    Fact.Kind(rawValue: bytes[header &+ ChunkFact.tagOffset] & 7) ?? .register
  }

  /// Where the tail of the fact with this header begins.
  @inline(__always)
  func tail(_ run: ChunkRun, _ header: Int) -> Int {
    run.shape == .single
      ? header &+ ChunkFact.headerBytes
      : run.start &+ Int(bytes.littleEndianUInt32(at: header &+ 12))
  }

  private func end(_ run: ChunkRun, _ index: Int, _ header: Int) -> Int {
    index &+ 1 < run.count
      ? run.start &+ Int(bytes.littleEndianUInt32(at: header &+ ChunkFact.headerBytes &+ 12))
      : run.end
  }

  /// One of the events that flipped the fact, in rising order.
  func flip(_ fact: ChunkFact, _ index: Int) -> UInt64 {
    bytes.littleEndianUInt64(at: fact.flips.lowerBound &+ index &* 8)
  }

  /// Whether the fact's event is void at `knownAt`: flipped an odd number of times up to it.
  func isVoid(_ fact: ChunkFact, at knownAt: UInt64) -> Bool {
    var count = 0
    for index in 0..<fact.flipCount where flip(fact, index) <= knownAt { count &+= 1 }
    return count & 1 == 1
  }

  /// Whether the fact with this header holds at a point.
  @inline(__always)
  func holds(_ run: ChunkRun, _ header: Int, asOf: UInt32, knownAt: UInt64) -> Bool {
    guard bytes.littleEndianUInt32(at: header) <= asOf,
      bytes.littleEndianUInt64(at: header &+ 4) <= knownAt
    else { return false }
    let tag = bytes[header &+ ChunkFact.tagOffset]
    if tag & (ChunkFact.endsTag | ChunkFact.flippedTag) == 0 { return true }
    return stillHolds(tag, tail(run, header), asOf, knownAt)
  }

  /// Whether a fact that began has not ended and is not void: flipped an even number of times.
  private func stillHolds(
    _ tag: UInt8, _ tail: Int, _ asOf: UInt32, _ knownAt: UInt64
  ) -> Bool {
    var at = tail
    if tag & ChunkFact.endsTag != 0 {
      guard asOf < bytes.littleEndianUInt32(at: at) else { return false }
      at += 4
    }
    guard tag & ChunkFact.flippedTag != 0 else { return true }
    if tag & ChunkFact.rankedTag != 0 { at += 8 }
    let flips = Int(bytes.littleEndianUInt32(at: at))
    var count = 0
    for index in 0..<flips where bytes.littleEndianUInt64(at: at &+ 4 &+ index &* 8) <= knownAt {
      count &+= 1
    }
    return count & 1 == 0
  }
}

/// The facts of one attribute in a chunk, in numbers: where they stand.
///
/// Entry of the directory: attribute (4), where its facts stand (4), their bytes (4), their count
/// (3), shape (1) · of a summed run its ``FlowSum`` · of a short one its facts. Facts: their headers ·
/// their tails.
struct ChunkRun {
  /// How the facts are laid out.
  enum Shape: UInt8 {
    /// Headers and tails.
    case plain
    /// One flow that was never flipped.
    case single
    /// Flows, whose sum stands in the directory.
    case summed
  }

  static let entryBytes = 16

  let entry: Int
  let attribute: UInt32
  let start: Int
  let end: Int
  let count: Int
  let shape: Shape

  /// Where the entry of the run that follows stands.
  @inline(__always)
  var next: Int {
    let behind = entry &+ ChunkRun.entryBytes
    if shape == .summed { return behind &+ FlowSum.byteCount }
    return start == behind ? end : behind
  }

  /// Where the sum of a summed run stands.
  @inline(__always)
  var sum: Int { entry &+ ChunkRun.entryBytes }

  /// Where the header of a fact stands.
  @inline(__always)
  func header(_ index: Int) -> Int { start &+ index &* ChunkFact.headerBytes }
}

/// One fact of a chunk.
///
/// Header: `validfrom` (4), sequence (8), offset of the tail in the run (4), type (2), template (1),
/// kind and what the tail has (1). Tail: `validto` (4) and rank (8) where they are not the usual
/// ones, the flips with their count (4, 8 each) if any, the value.
struct ChunkFact {
  static let headerBytes = 20
  static let tagOffset = 19
  static let flippedTag: UInt8 = 8
  static let endsTag: UInt8 = 16
  static let rankedTag: UInt8 = 32
  static let finalTag: UInt8 = 64

  var validFrom: UInt32
  /// The end as YYYYMMDD; 0 where there is none.
  var validTo: UInt32
  var sequence: UInt64
  var rank: UInt64
  var typeNumber: UInt16
  var template: UInt8
  var kind: Fact.Kind
  /// Whether it is an observation that says that it is final.
  var isFinal: Bool
  /// Where the flips stand in the chunk.
  var flips: Range<Int>
  /// Where the value stands in the chunk.
  var value: Range<Int>

  var flipCount: Int { flips.count / 8 }
}
