import Vocabulary

/// A hash table whose keys are short runs of bytes, kept one behind the other in one array.
///
/// A batch of 100,000 events asks it some times per event, so asking makes nothing on the heap,
/// and an entry is known by a small number that stays the same.
struct ByteMap<Value> {
  private var keys: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var places: [Int32] = []
  /// The values, in the order in which their keys were added.
  var values: [Value] = []

  /// The number of entries.
  var count: Int { values.count }

  /// The key of an entry.
  @_lifetime(borrow self)
  func key(at entry: Int) -> Span<UInt8> {
    keys.span.extracting((entry == 0 ? 0 : ends[entry - 1])..<ends[entry])
  }

  /// The entry of a key.
  func find(_ key: Span<UInt8>) -> Int? {
    guard !places.isEmpty else { return nil }
    let hash = ByteMap.hash(key)
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = Int(places[place])
      if entry < 0 { return nil }
      if hashes[entry] == hash, equals(entry, key) { return entry }
      place = (place &+ 1) & mask
    }
  }

  /// Adds a key that is not there yet.
  mutating func insert(_ key: Span<UInt8>, _ value: Value) -> Int {
    if places.count < (values.count + 1) * 2 { grow() }
    let hash = ByteMap.hash(key)
    let entry = values.count
    keys.append(key)
    ends.append(keys.count)
    hashes.append(hash)
    values.append(value)
    occupy(hash, entry)
    return entry
  }

  private mutating func occupy(_ hash: UInt64, _ entry: Int) {
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] >= 0 { place = (place &+ 1) & mask }
    places[place] = Int32(truncatingIfNeeded: entry)
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: max(16, places.count * 2))
    for (entry, hash) in hashes.enumerated() { occupy(hash, entry) }
  }

  private func equals(_ entry: Int, _ key: Span<UInt8>) -> Bool {
    let start = entry == 0 ? 0 : ends[entry - 1]
    return keys.span.equals(start..<ends[entry], key)
  }

  /// Mixes eight bytes at a time; no defence against chosen keys is needed within one batch of
  /// one writer.
  private static func hash(_ key: Span<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: key.count) &* 0x9e37_79b9_7f4a_7c15
    var offset = 0
    while offset &+ 8 <= key.count {
      hash = mixed(hash ^ key.littleEndianUInt64(at: offset))
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < key.count {
      rest = rest << 8 | UInt64(key[offset])
      offset &+= 1
    }
    return mixed(hash ^ rest)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low
  }
}
