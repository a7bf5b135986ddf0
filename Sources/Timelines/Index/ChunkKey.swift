import LMDB
import Vocabulary

/// The place of a fact in the index: all facts of one entity lie together, sorted by attribute,
/// `validfrom`, rank and sequence, so that of a register the last that holds is the one that
/// shows. A chunk has the key of its first fact.
struct ChunkKey: Comparable {
  var entity: UInt32
  var attribute: UInt32
  var validFrom: UInt32
  var rank: UInt64
  var sequence: UInt64

  /// Bytes of a key: all numbers big-endian.
  static let byteCount = 28

  init(entity: UInt32, attribute: UInt32, validFrom: UInt32, rank: UInt64, sequence: UInt64) {
    self.entity = entity
    self.attribute = attribute
    self.validFrom = validFrom
    self.rank = rank
    self.sequence = sequence
  }

  init(_ key: Span<UInt8>) {
    entity = key.bigEndianUInt32(at: 0)
    attribute = key.bigEndianUInt32(at: 4)
    validFrom = key.bigEndianUInt32(at: 8)
    rank = key.bigEndianUInt64(at: 12)
    sequence = key.bigEndianUInt64(at: 20)
  }

  /// The key as the table holds it.
  var buffer: KeyBuffer {
    var key = KeyBuffer()
    key.append(entity)
    key.append(attribute)
    key.append(validFrom)
    key.append(rank)
    key.append(sequence)
    return key
  }

  static func < (left: ChunkKey, right: ChunkKey) -> Bool {
    if left.entity != right.entity { return left.entity < right.entity }
    if left.attribute != right.attribute { return left.attribute < right.attribute }
    if left.validFrom != right.validFrom { return left.validFrom < right.validFrom }
    if left.rank != right.rank { return left.rank < right.rank }
    return left.sequence < right.sequence
  }
}
