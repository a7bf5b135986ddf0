import Vocabulary

/// Who holds a booking key, and what reverses it.
struct BookingState: StoredValue {
  /// An event that reverses a booking of this key.
  struct Reversal: Equatable {
    /// The reversing event.
    var event: UInt64
    /// The booking that it reverses: the first event of its chain of corrections.
    var booking: UInt64
    /// Its amount in minor units, below zero.
    var minor: Int64
    /// Whether it is not void.
    var isActive: Bool
  }

  /// The unvoided events of this key, in order; deciding lets there be one at most.
  var holders: [UInt64] = []
  /// All reversals, void or not, in the order of their events.
  private(set) var reversals: [Reversal] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    let count = Int(bytes.littleEndianUInt32(at: 0))
    for place in 0..<count { holders.append(bytes.littleEndianUInt64(at: 4 + place * 8)) }
    var offset = 4 + count * 8
    while offset < bytes.count {
      reversals.append(
        Reversal(
          event: bytes.littleEndianUInt64(at: offset),
          booking: bytes.littleEndianUInt64(at: offset + 8),
          minor: Int64(bitPattern: bytes.littleEndianUInt64(at: offset + 16)),
          isActive: bytes[offset + 24] == 1))
      offset += 25
    }
  }

  var isEmpty: Bool { holders.isEmpty && reversals.isEmpty }

  func append(to bytes: inout [UInt8]) {
    bytes.append(littleEndian: UInt32(holders.count))
    for holder in holders { bytes.append(littleEndian: holder) }
    for reversal in reversals {
      bytes.append(littleEndian: reversal.event)
      bytes.append(littleEndian: reversal.booking)
      bytes.append(littleEndian: UInt64(bitPattern: reversal.minor))
      bytes.append(reversal.isActive ? 1 : 0)
    }
  }

  /// What the unvoided reversals of a booking come to, below zero.
  func reversed(_ booking: UInt64) -> Total {
    reversals.reduce(0) { $1.booking == booking && $1.isActive ? $0 + Total($1.minor) : $0 }
  }

  /// Adds a reversal of a booking, or brings one back that was void.
  mutating func reverse(_ booking: UInt64, by event: UInt64, minor: Int64) {
    if let place = reversals.firstIndex(where: { $0.event == event }) {
      reversals[place].isActive = true
    } else {
      reversals.append(
        Reversal(event: event, booking: booking, minor: minor, isActive: true))
    }
  }

  /// Makes a reversal void.
  mutating func unreverse(by event: UInt64) {
    if let place = reversals.firstIndex(where: { $0.event == event }) {
      reversals[place].isActive = false
    }
  }
}
