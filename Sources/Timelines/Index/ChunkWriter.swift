import LMDB
import Vocabulary

/// A fact on its way into a chunk.
struct PackedFact {
  var key: ChunkKey
  var validTo: UInt32
  var typeNumber: UInt16
  var template: UInt8
  var kind: Fact.Kind
  /// The events that flipped it: a range of the writer's list.
  var flips: Range<Int>
  /// Its value: a range of the old chunk's bytes or of the stage's.
  var value: Range<Int>
  var isOld: Bool

  private var hasRank: Bool { key.rank != key.sequence }

  /// A flow of which header and value say all.
  var isPlainFlow: Bool { kind == .flow && flips.isEmpty && validTo == 0 && !hasRank }

  /// The bytes that its tail takes.
  var tailBytes: Int {
    (validTo == 0 ? 0 : 4) + (hasRank ? 8 : 0) + (flips.isEmpty ? 0 : 4 + flips.count * 8)
      + value.count
  }

  /// Its kind and what its tail has.
  var tag: UInt8 {
    kind.rawValue | (flips.isEmpty ? 0 : ChunkFact.flippedTag)
      | (validTo == 0 ? 0 : ChunkFact.endsTag) | (hasRank ? ChunkFact.rankedTag : 0)
  }
}

/// What one run will take, as its facts are added.
struct RunSize {
  private(set) var count = 0
  private var factBytes = 0
  private var isPlainFlow = true

  /// Fewer flows than these are added up each time.
  static let summedCount = 4

  mutating func add(_ fact: PackedFact) {
    count += 1
    factBytes += ChunkFact.headerBytes + fact.tailBytes
    isPlainFlow = isPlainFlow && fact.isPlainFlow
  }

  var shape: ChunkRun.Shape {
    guard isPlainFlow else { return .plain }
    return count == 1 ? .single : count < RunSize.summedCount ? .plain : .summed
  }

  var byteCount: Int {
    ChunkRun.headBytes + (shape == .summed ? ChunkRun.sumBytes : 0) + factBytes
  }
}

/// Packs sorted facts of one entity into chunks.
struct ChunkWriter {
  var bytes: [UInt8] = []
  var flips: [UInt64] = []

  /// Appends one chunk of the facts to ``bytes``, which it replaces.
  mutating func pack(_ facts: ArraySlice<PackedFact>, old: [UInt8], staged: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    var runs = 0
    var smallest = UInt64.max
    var last: UInt32?
    for fact in facts {
      smallest = min(smallest, fact.key.sequence)
      if last != fact.key.attribute { runs += 1 }
      last = fact.key.attribute
    }
    bytes.append(littleEndian: UInt32(facts.count))
    bytes.append(littleEndian: UInt32(runs))
    bytes.append(littleEndian: smallest)
    var start = facts.startIndex
    while start < facts.endIndex {
      var size = RunSize()
      var end = start
      while end < facts.endIndex, facts[end].key.attribute == facts[start].key.attribute {
        size.add(facts[end])
        end += 1
      }
      pack(run: facts[start..<end], size, old, staged)
      start = end
    }
  }

  private mutating func pack(
    run facts: ArraySlice<PackedFact>, _ size: RunSize, _ old: [UInt8], _ staged: [UInt8]
  ) {
    guard let first = facts.first else { return }
    let sum = size.shape == .summed ? FlowSum(facts, old, staged) : nil
    let shape = size.shape == .summed && sum == nil ? .plain : size.shape
    let byteCount =
      size.byteCount - (size.shape == .summed && sum == nil ? ChunkRun.sumBytes : 0)
    bytes.append(littleEndian: first.key.attribute)
    bytes.append(littleEndian: UInt32(byteCount))
    bytes.append(littleEndian: UInt32(facts.count) | UInt32(shape.rawValue) << 24)
    sum?.append(to: &bytes)
    var tail = byteCount - facts.reduce(0) { $0 + $1.tailBytes }
    for fact in facts {
      bytes.append(littleEndian: fact.key.validFrom)
      bytes.append(littleEndian: fact.key.sequence)
      bytes.append(littleEndian: UInt32(tail))
      bytes.append(littleEndian: fact.typeNumber)
      bytes.append(fact.template)
      bytes.append(fact.tag)
      tail += fact.tailBytes
    }
    for fact in facts { appendTail(fact, old, staged) }
  }

  private mutating func appendTail(_ fact: PackedFact, _ old: [UInt8], _ staged: [UInt8]) {
    if fact.validTo != 0 { bytes.append(littleEndian: fact.validTo) }
    if fact.key.rank != fact.key.sequence { bytes.append(littleEndian: fact.key.rank) }
    if !fact.flips.isEmpty {
      bytes.append(littleEndian: UInt32(fact.flips.count))
      for index in fact.flips { bytes.append(littleEndian: flips[index]) }
    }
    if fact.isOld {
      bytes.append(old.span, fact.value)
    } else {
      bytes.append(staged.span, fact.value)
    }
  }

  /// Where to cut sorted facts so that each part makes a chunk of about the target size: full
  /// ones when only the end grew, else even ones.
  static func cuts(_ facts: [PackedFact], grewAtEnd: Bool) -> [Range<Int>] {
    let total = cut(facts, target: .max).bytes
    guard total > Chunk.bytesTarget else { return [0..<facts.count] }
    let parts = (total + Chunk.bytesTarget - 1) / Chunk.bytesTarget
    let even = min(Chunk.bytesTarget, total / parts + 2 * ChunkFact.headerBytes)
    return cut(facts, target: grewAtEnd ? Chunk.bytesTarget : even).cuts
  }

  /// Cuts before every fact that would make its chunk larger than the target; a chunk has at least
  /// one fact. `bytes` is the size of the last.
  private static func cut(
    _ facts: [PackedFact], target: Int
  ) -> (cuts: [Range<Int>], bytes: Int) {
    var cuts: [Range<Int>] = []
    var start = 0
    var closed = Chunk.headBytes
    var run = RunSize()
    for index in facts.indices {
      if index > start, facts[index].key.attribute != facts[index - 1].key.attribute {
        closed += run.byteCount
        run = RunSize()
      }
      var grown = run
      grown.add(facts[index])
      if index > start, closed + grown.byteCount > target {
        cuts.append(start..<index)
        start = index
        closed = Chunk.headBytes
        run = RunSize()
        run.add(facts[index])
      } else {
        run = grown
      }
    }
    cuts.append(start..<facts.count)
    return (cuts, closed + run.byteCount)
  }
}

/// What the flows of a run come to, so that they need not be looked at one by one.
struct FlowSum {
  var firstDay = UInt32.max
  var lastDay: UInt32 = 0
  var firstSequence = UInt64.max
  var lastSequence: UInt64 = 0
  /// The first day of the fact with the greatest sequence.
  var dayOfLastSequence: UInt32 = 0
  var currency: UInt32 = 0
  var amount: Int64 = 0

  /// The sum of plain flows; nil where it is beyond all numbers.
  init?(_ facts: ArraySlice<PackedFact>, _ old: [UInt8], _ staged: [UInt8]) {
    for fact in facts {
      let value = fact.isOld ? old.span : staged.span
      let at = fact.value.lowerBound
      let (sum, overflow) = amount.addingReportingOverflow(
        Int64(bitPattern: value.littleEndianUInt64(at: at)))
      if overflow { return nil }
      amount = sum
      currency = value.littleEndianUInt32(at: at + 8)
      firstDay = min(firstDay, fact.key.validFrom)
      lastDay = max(lastDay, fact.key.validFrom)
      firstSequence = min(firstSequence, fact.key.sequence)
      if fact.key.sequence >= lastSequence {
        lastSequence = fact.key.sequence
        dayOfLastSequence = fact.key.validFrom
      }
    }
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(littleEndian: firstDay)
    bytes.append(littleEndian: lastDay)
    bytes.append(littleEndian: firstSequence)
    bytes.append(littleEndian: lastSequence)
    bytes.append(littleEndian: dayOfLastSequence)
    bytes.append(littleEndian: currency)
    bytes.append(littleEndian: UInt64(bitPattern: amount))
  }

  /// The sum that stands in a run.
  init(_ bytes: Span<UInt8>, at offset: Int) {
    firstDay = bytes.littleEndianUInt32(at: offset)
    lastDay = bytes.littleEndianUInt32(at: offset &+ 4)
    firstSequence = bytes.littleEndianUInt64(at: offset &+ 8)
    lastSequence = bytes.littleEndianUInt64(at: offset &+ 16)
    dayOfLastSequence = bytes.littleEndianUInt32(at: offset &+ 24)
    currency = bytes.littleEndianUInt32(at: offset &+ 28)
    amount = Int64(bitPattern: bytes.littleEndianUInt64(at: offset &+ 32))
  }
}
