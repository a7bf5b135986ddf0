import Vocabulary

/// A register that checks look at.
enum Attribute: UInt8 {
  case parent = 1
  case successor, successors, closed, removed, measure, frequency, inventory, maximum
  case fiscalYearStart
}

/// One value that an event gives a register.
struct RegisterEntry: Equatable {
  /// The event.
  var event: UInt64
  /// The first event of its chain of corrections.
  var rank: UInt64
  /// The day from which it holds.
  var validFrom: Int32
  /// The day from which it no longer holds; 0 for none.
  var validTo: Int32
  /// A subject's number, a word's place, minor units of money, 1 for true.
  var value: UInt64
  /// The currency of money.
  var currency: UInt32
  /// Whether the register has no value from this day on.
  var isUnset: Bool

  /// Whether it holds on a day.
  func holds(on day: Day) -> Bool {
    validFrom <= day.number && (validTo == 0 || day.number < validTo)
  }

  private func follows(_ other: RegisterEntry) -> Bool {
    if validFrom != other.validFrom { return validFrom > other.validFrom }
    return rank != other.rank ? rank > other.rank : event > other.event
  }

  /// Whether it counts before another one.
  static func > (left: RegisterEntry, right: RegisterEntry) -> Bool { left.follows(right) }
}

/// The unvoided values of one register of one subject.
struct RegisterHistory: StoredValue {
  /// In the order of their events.
  private(set) var entries: [RegisterEntry] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      entries.append(
        RegisterEntry(
          event: bytes.littleEndianUInt64(at: offset),
          rank: bytes.littleEndianUInt64(at: offset + 8),
          validFrom: Int32(bitPattern: bytes.littleEndianUInt32(at: offset + 16)),
          validTo: Int32(bitPattern: bytes.littleEndianUInt32(at: offset + 20)),
          value: bytes.littleEndianUInt64(at: offset + 24),
          currency: bytes.littleEndianUInt32(at: offset + 32), isUnset: bytes[offset + 36] == 1))
      offset += RegisterHistory.stride
    }
  }

  private static let stride = 37

  var isEmpty: Bool { entries.isEmpty }

  func append(to bytes: inout [UInt8]) {
    for entry in entries {
      bytes.append(littleEndian: entry.event)
      bytes.append(littleEndian: entry.rank)
      bytes.append(littleEndian: UInt32(bitPattern: entry.validFrom))
      bytes.append(littleEndian: UInt32(bitPattern: entry.validTo))
      bytes.append(littleEndian: entry.value)
      bytes.append(littleEndian: entry.currency)
      bytes.append(entry.isUnset ? 1 : 0)
    }
  }

  /// Adds a value at the place of its event.
  mutating func insert(_ entry: RegisterEntry) {
    var place = entries.count
    while place > 0, entries[place - 1].event > entry.event { place -= 1 }
    entries.insert(entry, at: place)
  }

  /// Takes out what an event said.
  mutating func remove(event: UInt64) {
    entries.removeAll { $0.event == event }
  }

  /// The value on a day, as known now; where the register has none yet, its first when
  /// `orFirst`.
  func value(on day: Day, orFirst: Bool = false) -> RegisterEntry? {
    var best: RegisterEntry?
    for entry in entries where entry.holds(on: day) {
      if let found = best, !(entry > found) { continue }
      best = entry
    }
    if best == nil, orFirst {
      best = entries.min { $1 > $0 }
    }
    guard let best, !best.isUnset else { return nil }
    return best
  }

  /// All values of the event that counts on a day: a list makes several.
  func values(on day: Day) -> [UInt64] {
    guard let best = value(on: day) else { return [] }
    return entries.compactMap { $0.event == best.event ? $0.value : nil }
  }
}
