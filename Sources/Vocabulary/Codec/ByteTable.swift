/// A hash table over short runs of bytes, which are kept one behind the other in one array.
///
/// Bulk asks it some times per event, so asking makes nothing on the heap. An entry is known by its
/// place in the order of adding, which stays the same; what belongs to it stands with its owner.
public struct ByteTable: Sendable {
  /// The bytes of all keys, in the order of their entries.
  public private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32]

  /// An empty table; `capacity` is a power of two, of which half can be used before it grows.
  public init(capacity: Int = 16) {
    slots = [Int32](repeating: -1, count: capacity)
  }

  /// The number of entries.
  public var count: Int { ends.count }

  /// Where the key of an entry stands in ``bytes``.
  public func range(of entry: Int) -> Range<Int> {
    (entry == 0 ? 0 : ends[entry &- 1])..<ends[entry]
  }

  /// The key of an entry.
  @_lifetime(borrow self)
  public func key(at entry: Int) -> Span<UInt8> {
    bytes.span.extracting(range(of: entry))
  }

  /// The entry of a key.
  public func find(_ key: Span<UInt8>) -> Int? { find(key, ByteTable.hash(key)) }

  /// The entry of a key whose hash is known.
  public func find(_ key: Span<UInt8>, _ hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = Int(slots[slot])
      if entry < 0 { return nil }
      if hashes[entry] == hash, bytes.span.equals(range(of: entry), key) { return entry }
      slot = (slot &+ 1) & mask
    }
  }

  /// Adds a key that is not there yet and returns its entry.
  @discardableResult
  public mutating func insert(_ key: Span<UInt8>) -> Int { insert(key, ByteTable.hash(key)) }

  /// Adds a key that is not there yet, whose hash is known, and returns its entry.
  @discardableResult
  public mutating func insert(_ key: Span<UInt8>, _ hash: UInt64) -> Int {
    if count * 2 >= slots.count { grow() }
    let entry = count
    bytes.append(key)
    ends.append(bytes.count)
    hashes.append(hash)
    occupy(hash, entry)
    return entry
  }

  private mutating func occupy(_ hash: UInt64, _ entry: Int) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: entry)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (entry, hash) in hashes.enumerated() { occupy(hash, entry) }
  }

  /// The hash of a run of bytes, mixed eight at a time. It is part of the format of views, so it
  /// never changes; it is no defence against chosen keys.
  public static func hash(_ key: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(key.count)
    var offset = 0
    while offset &+ 8 <= key.count {
      hash = mix(hash ^ key.littleEndianUInt64(at: offset))
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < key.count {
      tail = tail << 8 | UInt64(key[offset])
      offset &+= 1
    }
    return mix(hash ^ tail)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return high ^ low ^ (value >> 29)
  }
}
