import Vocabulary

/// A register, or a set of members, that checks look at.
enum Attribute: UInt8 {
  /// The parent of a unit or goal.
  case parent = 1
  /// Where a unit went.
  case successor, successors
  case closed, removed, measure, frequency, inventory, maximum
  case fiscalYearStart
  /// The parent of an item, strategy or body.
  case upper = 32
  /// Where a project or strategy went.
  case heir, heirs
  case predecessors
  /// What a project depends on.
  case dependencies
  /// The state of a project or measure.
  case status
  /// Whether a project was merged, split or deregistered.
  case ended
  /// The grant of a source of money, and the other way round.
  case grant, sources

  /// Whether programs before this one did not keep it.
  var isRecent: Bool { rawValue >= Attribute.upper.rawValue }

  /// What is followed together with it and must not lead back to where it came from.
  var chain: [Attribute]? {
    switch self {
    case .parent, .upper, .predecessors, .dependencies: [self]
    case .successor, .successors: [.successor, .successors]
    case .heir, .heirs: [.heir, .heirs]
    default: nil
    }
  }
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

  /// Whether it says something about the same member of a set.
  func isOfSameMember(as other: RegisterEntry) -> Bool {
    value == other.value && currency == other.currency
  }

  /// The subject that it names.
  var subject: UInt32 { UInt32(truncatingIfNeeded: value) }

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
  /// `besides` is an event that does not count.
  func value(
    on day: Day, orFirst: Bool = false, besides event: UInt64 = 0
  ) -> RegisterEntry? {
    var best: RegisterEntry?
    for entry in entries where entry.holds(on: day) && entry.event != event {
      if let found = best, !(entry > found) { continue }
      best = entry
    }
    if best == nil, orFirst {
      best = entries.min { $1 > $0 }
    }
    guard let best, !best.isUnset else { return nil }
    return best
  }

  /// All subjects that the event which counts on a day names: a list makes several.
  func subjects(on day: Day) -> [UInt32] {
    guard let best = value(on: day) else { return [] }
    return entries.compactMap { $0.event == best.event ? $0.subject : nil }
  }

  /// The subjects that are members of a set on a day.
  func members(on day: Day) -> [UInt32] {
    var latest: [RegisterEntry] = []
    for entry in entries where entry.holds(on: day) {
      guard let place = latest.firstIndex(where: { $0.isOfSameMember(as: entry) }) else {
        latest.append(entry)
        continue
      }
      if entry > latest[place] { latest[place] = entry }
    }
    return latest.compactMap { $0.isUnset ? nil : $0.subject }
  }

  /// Whether something that counts more holds from the same day on.
  func hides(_ entry: RegisterEntry, isMember: Bool) -> Bool {
    entries.contains { other in
      other.validFrom == entry.validFrom && other > entry
        && (!isMember || other.isOfSameMember(as: entry))
    }
  }
}
