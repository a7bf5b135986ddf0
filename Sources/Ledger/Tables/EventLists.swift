import Vocabulary

/// The events that flipped another one, in order: it is void when their number is odd.
struct FlipList: StoredValue {
  /// The numbers of the flipping events.
  var events: [UInt64] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      events.append(bytes.littleEndianUInt64(at: offset))
      offset += 8
    }
  }

  var isEmpty: Bool { events.isEmpty }
  /// Whether the event is void now.
  var isVoid: Bool { events.count % 2 == 1 }

  func append(to bytes: inout [UInt8]) {
    for event in events { bytes.append(littleEndian: event) }
  }
}

/// How many unvoided events of one subject name another.
struct UseCount: StoredValue {
  /// The number of events.
  var events: UInt32 = 0

  init() {}

  init(_ bytes: Span<UInt8>) {
    events = bytes.littleEndianUInt32(at: 0)
  }

  var isEmpty: Bool { events == 0 }

  func append(to bytes: inout [UInt8]) {
    bytes.append(littleEndian: events)
  }
}

extension [UInt64] {
  /// Adds a number at its place in a rising list.
  mutating func insertSorted(_ number: UInt64) {
    var place = count
    while place > 0, self[place - 1] > number { place -= 1 }
    insert(number, at: place)
  }

  /// Takes a number out.
  mutating func remove(_ number: UInt64) {
    if let place = firstIndex(of: number) { remove(at: place) }
  }
}
