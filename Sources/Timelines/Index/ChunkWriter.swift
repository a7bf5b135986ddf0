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

  /// The bytes that it takes in a chunk, without a run of its own.
  var byteCount: Int {
    Chunk.factBytes + value.count + (flips.isEmpty ? 0 : 4 + flips.count * 8)
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
    last = nil
    for (index, fact) in facts.enumerated() where last != fact.key.attribute {
      bytes.append(littleEndian: fact.key.attribute)
      bytes.append(littleEndian: UInt32(index))
      last = fact.key.attribute
    }
    var tail = bytes.count + facts.count * Chunk.factBytes
    for fact in facts {
      bytes.append(littleEndian: fact.key.validFrom)
      bytes.append(littleEndian: fact.validTo)
      bytes.append(littleEndian: fact.key.sequence)
      bytes.append(littleEndian: fact.key.rank)
      bytes.append(littleEndian: UInt32(tail))
      bytes.append(littleEndian: fact.typeNumber)
      bytes.append(fact.template)
      bytes.append(fact.kind.rawValue | (fact.flips.isEmpty ? 0 : 8))
      tail += fact.byteCount - Chunk.factBytes
    }
    for fact in facts {
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
  }

  /// Where to cut sorted facts so that each part makes a chunk of about the target size: full
  /// ones when only the end grew, else even ones.
  static func cuts(_ facts: [PackedFact], grewAtEnd: Bool) -> [Range<Int>] {
    var total = Chunk.headBytes
    for fact in facts { total += fact.byteCount + Chunk.runBytes }
    guard total > Chunk.bytesTarget else { return [0..<facts.count] }
    let parts = (total + Chunk.bytesTarget - 1) / Chunk.bytesTarget
    let target = grewAtEnd ? Chunk.bytesTarget : total / parts + Chunk.factBytes
    var cuts: [Range<Int>] = []
    var start = 0
    var size = Chunk.headBytes
    for (index, fact) in facts.enumerated() {
      let bytes = fact.byteCount + Chunk.runBytes
      if index > start, size + bytes > target {
        cuts.append(start..<index)
        start = index
        size = Chunk.headBytes
      }
      size += bytes
    }
    cuts.append(start..<facts.count)
    return cuts
  }
}
