import Vocabulary

/// The unvoided closings and reopenings of one period.
struct PeriodState: StoredValue {
  /// How far a period is closed.
  enum Lock: UInt8 {
    case open, all, money
  }

  private struct Mark {
    var event: UInt64
    var rank: UInt64
    var lock: Lock
  }

  private var marks: [Mark] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      marks.append(
        Mark(
          event: bytes.littleEndianUInt64(at: offset),
          rank: bytes.littleEndianUInt64(at: offset + 8),
          lock: Lock(rawValue: bytes[offset + 16]) ?? .open))
      offset += 17
    }
  }

  var isEmpty: Bool { marks.isEmpty }

  func append(to bytes: inout [UInt8]) {
    for mark in marks {
      bytes.append(littleEndian: mark.event)
      bytes.append(littleEndian: mark.rank)
      bytes.append(mark.lock.rawValue)
    }
  }

  /// What the latest recorded one says; a correction stands where its first event stood.
  var lock: Lock {
    marks.max { ($0.rank, $0.event) < ($1.rank, $1.event) }?.lock ?? .open
  }

  /// The event that closed it last.
  var closing: UInt64? {
    marks.max { ($0.rank, $0.event) < ($1.rank, $1.event) }?.event
  }

  /// Adds or takes out what one event says.
  mutating func set(_ event: UInt64, rank: UInt64, _ lock: Lock, _ on: Bool) {
    guard on else { return marks.removeAll { $0.event == event } }
    let place = marks.firstIndex { $0.event > event } ?? marks.count
    marks.insert(Mark(event: event, rank: rank, lock: lock), at: place)
  }
}

/// A period that is closed, as days.
struct ClosedPeriod {
  /// Its name.
  var name: String
  /// Its year, where it is a year.
  var year: Int?
  /// Its first day.
  var firstDay: Day
  /// Its last day.
  var lastDay: Day
  /// Whether money events alone are locked.
  var isMoneyOnly: Bool
  /// The event that closed it.
  var event: UInt64
}
