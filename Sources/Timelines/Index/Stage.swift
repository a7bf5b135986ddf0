import Vocabulary

/// One change of the index that waits: a fact, or the flip of a fact.
struct StagedItem: Comparable {
  var key: ChunkKey
  /// The event that flips the fact of this key; 0 where the item is the fact itself.
  var flip: UInt64
  var validTo: UInt32
  var valueStart: Int32
  var valueCount: Int32
  var typeNumber: UInt16
  var template: UInt8
  var kind: Fact.Kind

  static func < (left: StagedItem, right: StagedItem) -> Bool {
    left.key != right.key ? left.key < right.key : left.flip < right.flip
  }

  static func == (left: StagedItem, right: StagedItem) -> Bool {
    left.key == right.key && left.flip == right.flip
  }
}

/// The changes of one flush, in the order of the log until they are sorted.
struct Stage {
  var items: [StagedItem] = []
  var bytes: [UInt8] = []
  /// Owner and number of each event.
  var owned: [OwnedEvent] = []

  struct OwnedEvent: Comparable {
    var owner: UInt32
    var sequence: UInt64

    static func < (left: OwnedEvent, right: OwnedEvent) -> Bool {
      left.owner != right.owner ? left.owner < right.owner : left.sequence < right.sequence
    }
  }

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    owned.removeAll(keepingCapacity: true)
  }

  /// Adds a fact with the value that it has in the stored event.
  mutating func add(
    _ fact: Fact, entity: UInt32, attribute: UInt32, validFrom: Day, validTo: UInt32,
    sequence: UInt64, rank: UInt64, _ stored: Span<UInt8>
  ) {
    let start = bytes.count
    if fact.kind == .flow {
      bytes.append(littleEndian: UInt64(bitPattern: fact.amount))
      bytes.append(littleEndian: fact.currency)
    } else {
      bytes.append(stored, fact.value.range)
    }
    items.append(
      StagedItem(
        key: ChunkKey(
          entity: entity, attribute: attribute, validFrom: UInt32(bitPattern: validFrom.number),
          rank: rank, sequence: sequence),
        flip: 0, validTo: validTo, valueStart: Int32(start),
        valueCount: Int32(bytes.count - start), typeNumber: fact.typeNumber,
        template: fact.template, kind: fact.kind))
  }

  /// Adds the flip of a fact.
  mutating func flip(
    _ fact: Fact, entity: UInt32, attribute: UInt32, validFrom: Day, sequence: UInt64,
    rank: UInt64, by flipping: UInt64
  ) {
    items.append(
      StagedItem(
        key: ChunkKey(
          entity: entity, attribute: attribute, validFrom: UInt32(bitPattern: validFrom.number),
          rank: rank, sequence: sequence),
        flip: flipping, validTo: 0, valueStart: 0, valueCount: 0, typeNumber: fact.typeNumber,
        template: fact.template, kind: fact.kind))
  }
}
