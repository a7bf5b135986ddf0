import Vocabulary

/// The sources from which a subject has money in a year: how many unvoided counted
/// appropriations, transfers in and carry-forwards in each has.
struct SourceCounts: StoredValue {
  /// Numbers of sources with their events, in the order of the numbers.
  private(set) var sources: [(number: UInt32, events: UInt32)] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      sources.append(
        (bytes.littleEndianUInt32(at: offset), bytes.littleEndianUInt32(at: offset + 4)))
      offset += 8
    }
  }

  var isEmpty: Bool { sources.isEmpty }

  func append(to bytes: inout [UInt8]) {
    for (number, events) in sources {
      bytes.append(littleEndian: number)
      bytes.append(littleEndian: events)
    }
  }

  /// Counts one event more or less.
  mutating func count(_ source: UInt32, _ on: Bool) {
    let place = sources.firstIndex { $0.number >= source } ?? sources.count
    if place < sources.count, sources[place].number == source {
      if on {
        sources[place].events += 1
      } else if sources[place].events > 1 {
        sources[place].events -= 1
      } else {
        sources.remove(at: place)
      }
    } else if on {
      sources.insert((source, 1), at: place)
    }
  }
}

/// The unvoided events by which a commitment stands in a year, each with its source.
struct CommitmentState: StoredValue {
  /// In the order of their numbers.
  private(set) var events: [(number: UInt64, source: UInt32)] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      events.append(
        (bytes.littleEndianUInt64(at: offset), bytes.littleEndianUInt32(at: offset + 8)))
      offset += 12
    }
  }

  var isEmpty: Bool { events.isEmpty }
  /// Its source, where it stands.
  var source: UInt32? { events.first?.source }

  func append(to bytes: inout [UInt8]) {
    for (number, source) in events {
      bytes.append(littleEndian: number)
      bytes.append(littleEndian: source)
    }
  }

  /// Adds what makes or carries it, or takes it out.
  mutating func set(_ event: UInt64, _ source: UInt32, _ on: Bool) {
    guard on else { return events.removeAll { $0.number == event } }
    let place = events.firstIndex { $0.number > event } ?? events.count
    events.insert((event, source), at: place)
  }
}

/// What is allocated of a grant, by currency.
struct AllocationSums: StoredValue {
  /// Packed currencies with their sums, in the order of the currencies.
  private(set) var sums: [(currency: UInt32, minor: Int64)] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      sums.append(
        (
          bytes.littleEndianUInt32(at: offset),
          Int64(bitPattern: bytes.littleEndianUInt64(at: offset + 4))
        ))
      offset += 12
    }
  }

  var isEmpty: Bool { sums.isEmpty }

  func append(to bytes: inout [UInt8]) {
    for (currency, minor) in sums {
      bytes.append(littleEndian: currency)
      bytes.append(littleEndian: UInt64(bitPattern: minor))
    }
  }

  /// What is allocated in one currency.
  func sum(_ currency: Currency) -> Total {
    Total(sums.first { $0.currency == currency.packed }?.minor ?? 0)
  }

  /// Adds an amount, or takes it away.
  mutating func add(_ money: Money, _ on: Bool) {
    let minor = on ? money.recorded : -money.recorded
    let packed = money.currency.packed
    let place = sums.firstIndex { $0.currency >= packed } ?? sums.count
    if place < sums.count, sums[place].currency == packed {
      sums[place].minor &+= minor
      if sums[place].minor == 0 { sums.remove(at: place) }
    } else {
      sums.insert((packed, minor), at: place)
    }
  }
}
