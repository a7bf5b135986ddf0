import Vocabulary

/// Names as small numbers: a hash table over runs of bytes that are kept one behind the other.
struct NameTable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var hashes: [UInt64] = []
  private var slots: [Int32]
  /// The number that belongs to each entry.
  private(set) var numbers: [UInt32] = []

  init(capacity: Int = 1024) {
    slots = [Int32](repeating: -1, count: capacity)
  }

  /// How many names there are.
  var count: Int { numbers.count }

  /// The hash of a name; part of the format of views, so it never changes.
  static func hash(_ name: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(name.count)
    var offset = 0
    while offset &+ 8 <= name.count {
      hash = mix(hash ^ name.littleEndianUInt64(at: offset))
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < name.count {
      tail = tail << 8 | UInt64(name[offset])
      offset &+= 1
    }
    return mix(hash ^ tail)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return high ^ low ^ (value >> 29)
  }

  /// The number of a name, if it is here.
  func number(of name: Span<UInt8>, _ hash: UInt64) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let entry = Int(slots[slot])
      if entry < 0 { return nil }
      if hashes[entry] == hash, equals(entry, name) { return numbers[entry] }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  /// Adds a name that is not here.
  mutating func insert(_ name: Span<UInt8>, _ hash: UInt64, number: UInt32) {
    if numbers.count * 2 >= slots.count { grow() }
    bytes.append(name)
    starts.append(bytes.count)
    hashes.append(hash)
    numbers.append(number)
    place(Int32(numbers.count - 1), hash)
  }

  /// The place of an entry's name in ``nameBytes``.
  func range(ofEntry entry: Int) -> Range<Int> { starts[entry]..<starts[entry + 1] }

  /// The bytes of all names.
  var nameBytes: [UInt8] { bytes }

  private func equals(_ entry: Int, _ name: Span<UInt8>) -> Bool {
    bytes.span.equals(starts[entry]..<starts[entry + 1], name)
  }

  private mutating func place(_ entry: Int32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (entry, hash) in hashes.enumerated() { place(Int32(entry), hash) }
  }
}
