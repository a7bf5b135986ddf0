import Vocabulary

/// One change of the index that waits: a fact, or the flip of a fact.
struct PendingItem: Comparable {
  var key: ChunkKey
  /// The event that flips the fact of this key; 0 where the item is the fact itself.
  var flip: UInt64
  var validTo: UInt32
  var valueStart: Int32
  var valueCount: Int32
  var typeNumber: UInt16
  var template: UInt8
  var kind: Fact.Kind
  var isFinal = false

  static func < (left: PendingItem, right: PendingItem) -> Bool {
    left.key != right.key ? left.key < right.key : left.flip < right.flip
  }

  static func == (left: PendingItem, right: PendingItem) -> Bool {
    left.key == right.key && left.flip == right.flip
  }
}

/// The changes of one flush, in the order of the log until they are sorted.
struct PendingFacts {
  var items: [PendingItem] = []
  var bytes: [UInt8] = []
  /// Owner and number of each event.
  var owned: [OwnedEvent] = []
  /// Subjects on which a level of visibility is set.
  var leveled: Set<UInt32> = []
  /// Events that their envelope narrows.
  var narrowed: [UInt64] = []

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
    leveled.removeAll(keepingCapacity: true)
    narrowed.removeAll(keepingCapacity: true)
  }

  /// Adds a fact with the value that it has in the stored event.
  mutating func add(
    _ fact: Fact, entity: UInt32, attribute: UInt32, validFrom: Day, validTo: UInt32,
    sequence: UInt64, rank: UInt64, _ stored: Span<UInt8>
  ) {
    let start = bytes.count
    let key = ChunkKey(
      entity: entity, attribute: attribute, validFrom: UInt32(bitPattern: validFrom.number),
      rank: rank, sequence: sequence)
    if fact.kind == .flow, let other = staged(key, flip: 0) {
      // One event adds to the same account several times: that is one flow of the sum.
      add(fact.amount, toFlowAt: Int(items[other].valueStart))
      return
    }
    if fact.kind == .flow {
      bytes.append(littleEndian: UInt64(bitPattern: fact.amount))
      bytes.append(littleEndian: fact.currency)
    } else {
      bytes.append(stored, fact.value.range)
    }
    items.append(
      PendingItem(
        key: key, flip: 0, validTo: validTo, valueStart: Int32(start),
        valueCount: Int32(bytes.count - start), typeNumber: fact.typeNumber,
        template: fact.template, kind: fact.kind, isFinal: PendingFacts.isFinal(fact, stored)))
  }

  /// Whether a fact is an observation that says that it is final.
  private static func isFinal(_ fact: Fact, _ stored: Span<UInt8>) -> Bool {
    guard fact.kind == .observation else { return false }
    let fields = FactExtractor.current.fields(
      typeNumber: fact.typeNumber, template: fact.template)
    return DataView(fields, stored, in: fact.value.range).word("state") == "final"
  }

  /// Adds the flip of a fact.
  mutating func flip(
    _ fact: Fact, entity: UInt32, attribute: UInt32, validFrom: Day, sequence: UInt64,
    rank: UInt64, by flipping: UInt64
  ) {
    let key = ChunkKey(
      entity: entity, attribute: attribute, validFrom: UInt32(bitPattern: validFrom.number),
      rank: rank, sequence: sequence)
    guard staged(key, flip: flipping) == nil else { return }
    items.append(
      PendingItem(
        key: key, flip: flipping, validTo: 0, valueStart: 0, valueCount: 0,
        typeNumber: fact.typeNumber,
        template: fact.template, kind: fact.kind))
  }

  /// The item of this key among those that the last event made.
  private func staged(_ key: ChunkKey, flip: UInt64) -> Int? {
    var index = items.count - 1
    while index >= 0, items[index].flip == flip, items[index].key.sequence == key.sequence {
      if items[index].key == key { return index }
      index -= 1
    }
    return nil
  }

  private mutating func add(_ amount: Int64, toFlowAt start: Int) {
    let sum = Int64(bitPattern: bytes.span.littleEndianUInt64(at: start)) &+ amount
    for place in 0..<8 {
      bytes[start + place] = UInt8(truncatingIfNeeded: UInt64(bitPattern: sum) >> (8 * place))
    }
  }
}
