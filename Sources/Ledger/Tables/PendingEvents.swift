import LMDB
import Vocabulary

/// The events of the running request, one behind the other.
struct PendingEvents {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var first: UInt64 = 0

  var count: Int { ends.count }
  var byteCount: Int { bytes.count }
  /// The number of the last one.
  var last: UInt64? { ends.isEmpty ? nil : first + UInt64(ends.count - 1) }

  private func range(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : ends[place - 1])..<ends[place]
  }

  /// The event at a place.
  subscript(place: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(range(place)) }
  }

  /// Adds an event; numbers follow one another.
  mutating func append(_ number: UInt64, _ stored: Span<UInt8>) {
    if ends.isEmpty { first = number }
    precondition(number == first + UInt64(ends.count), "numbers have no gap")
    bytes.append(stored)
    ends.append(bytes.count)
  }

  /// A copy of an event, if it is among these.
  func copy(_ number: UInt64) -> [UInt8]? {
    guard number >= first, number - first < UInt64(ends.count) else { return nil }
    return Array(bytes[range(Int(number - first))])
  }

  /// Writes the events behind those of the log.
  func flush(
    into transaction: inout WriteTransaction, _ table: Table
  ) throws(LMDBError) {
    for place in ends.indices {
      try transaction.append(
        table, first + UInt64(place), value: bytes.span.extracting(range(place)))
    }
  }
}
