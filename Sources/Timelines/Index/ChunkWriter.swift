import LMDB
import Vocabulary

/// A fact on its way into a chunk.
struct PackedFact {
  var key: ChunkKey
  var validTo: UInt32
  var typeNumber: UInt16
  var template: UInt8
  var kind: Fact.Kind
  var isFinal: Bool
  /// The events that flipped it: a range of the writer's list.
  var flips: Range<Int>
  /// Its value: a range of the old chunk's bytes or of the stage's.
  var value: Range<Int>
  var isOld: Bool

  private var hasRank: Bool { key.rank != key.sequence }

  /// A flow, which has no end.
  var isFlow: Bool { kind == .flow && validTo == 0 }

  /// A flow of which header and value say all.
  var isPlainFlow: Bool { isFlow && flips.isEmpty && !hasRank }

  /// The bytes that its tail takes.
  var tailBytes: Int {
    (validTo == 0 ? 0 : 4) + (hasRank ? 8 : 0) + (flips.isEmpty ? 0 : 4 + flips.count * 8)
      + value.count
  }

  /// Its kind and what its tail has.
  var tag: UInt8 {
    kind.rawValue | (flips.isEmpty ? 0 : ChunkFact.flippedTag)
      | (validTo == 0 ? 0 : ChunkFact.endsTag) | (hasRank ? ChunkFact.rankedTag : 0)
      | (isFinal ? ChunkFact.finalTag : 0)
  }
}

/// What one run will take, as its facts are added.
struct RunSize {
  private(set) var count = 0
  private(set) var factBytes = 0
  private var isFlow = true
  private var isPlainFlow = true

  /// Fewer facts than these stand in the directory.
  static let longCount = 3

  mutating func add(_ fact: PackedFact) {
    count += 1
    factBytes += ChunkFact.headerBytes + fact.tailBytes
    isFlow = isFlow && fact.isFlow
    isPlainFlow = isPlainFlow && fact.isPlainFlow
  }

  var isLong: Bool { count >= RunSize.longCount }

  var shape: ChunkRun.Shape {
    if count == 1 { return isPlainFlow ? .single : .plain }
    return isFlow && isLong ? .summed : .plain
  }

  var byteCount: Int {
    ChunkRun.entryBytes + (shape == .summed ? FlowSum.byteCount : 0) + factBytes
  }
}

/// Packs sorted facts of one entity into chunks.
struct ChunkWriter {
  var bytes: [UInt8] = []
  var flips: [UInt64] = []
  private var runs: [Run] = []

  /// A run on its way into a chunk.
  private struct Run {
    var facts: Range<Int>
    var size: RunSize
    var sum: FlowSum?

    var shape: ChunkRun.Shape {
      size.shape == .summed && sum == nil ? .plain : size.shape
    }
    var directoryBytes: Int {
      ChunkRun.entryBytes + (sum == nil ? 0 : FlowSum.byteCount)
        + (size.isLong ? 0 : size.factBytes)
    }
  }

  /// Appends one chunk of the facts to ``bytes``, which it replaces.
  mutating func pack(_ facts: ArraySlice<PackedFact>, old: [UInt8], staged: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    let smallest = collect(facts, old, staged)
    let directoryEnd = runs.reduce(Chunk.headBytes) { $0 + $1.directoryBytes }
    bytes.append(littleEndian: UInt32(directoryEnd))
    bytes.append(littleEndian: facts.contains(where: \.isFinal) ? 1 as UInt32 : 0)
    bytes.append(littleEndian: smallest)
    var behind = directoryEnd
    for run in runs {
      let start = run.size.isLong ? behind : bytes.count + ChunkRun.entryBytes
      if run.size.isLong { behind += run.size.factBytes }
      bytes.append(littleEndian: facts[run.facts.lowerBound].key.attribute)
      bytes.append(littleEndian: UInt32(start))
      bytes.append(littleEndian: UInt32(run.size.factBytes))
      bytes.append(littleEndian: UInt32(run.size.count) | UInt32(run.shape.rawValue) << 24)
      run.sum?.append(to: &bytes)
      if !run.size.isLong { append(facts[run.facts], old, staged) }
    }
    for run in runs where run.size.isLong { append(facts[run.facts], old, staged) }
  }

  /// Finds the runs of facts, and gives the smallest sequence.
  private mutating func collect(
    _ facts: ArraySlice<PackedFact>, _ old: [UInt8], _ staged: [UInt8]
  ) -> UInt64 {
    runs.removeAll(keepingCapacity: true)
    var smallest = UInt64.max
    var start = facts.startIndex
    while start < facts.endIndex {
      var size = RunSize()
      var end = start
      while end < facts.endIndex, facts[end].key.attribute == facts[start].key.attribute {
        size.add(facts[end])
        smallest = min(smallest, facts[end].key.sequence)
        end += 1
      }
      let sum = size.shape == .summed ? FlowSum(facts[start..<end], flips, old, staged) : nil
      runs.append(Run(facts: start..<end, size: size, sum: sum))
      start = end
    }
    return smallest
  }

  /// Appends facts: their headers, then their tails.
  private mutating func append(
    _ facts: ArraySlice<PackedFact>, _ old: [UInt8], _ staged: [UInt8]
  ) {
    var tail = facts.count * ChunkFact.headerBytes
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
