import LMDB
import Vocabulary

/// Which event has which identity.
///
/// Identities mostly rise (UUID version 7), so one above the greatest so far is new without any
/// look-up and is appended; the others are looked up and put in order at the end.
struct IdentityIndex {
  private let table: Table
  private var greatestStored: EventID?
  private var greatest: EventID?
  private var isLoaded = false
  private var rising: [(id: EventID, event: UInt64)] = []
  private var others: [EventID: UInt64] = [:]

  init(_ table: Table) {
    self.table = table
  }

  private mutating func load(_ transaction: borrowing ReadTransaction) throws(DecidingError) {
    isLoaded = true
    guard let key = try transaction.greatestKey(of: table) else { return }
    greatestStored = EventID(key.span, at: 0)
    greatest = greatestStored
  }

  /// The event of an identity, if it was seen.
  mutating func event(
    _ id: EventID, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> UInt64? {
    if !isLoaded { try load(transaction) }
    guard let greatest, !(greatest < id) else { return nil }
    if let event = others[id] ?? found(id) { return event }
    guard let greatestStored, !(greatestStored < id) else { return nil }
    var key = KeyBuffer()
    key.append(id.high)
    key.append(id.low)
    return try transaction.find(table, key.span)?.littleEndianUInt64(at: 0)
  }

  private func found(_ id: EventID) -> UInt64? {
    var (low, high) = (0, rising.count)
    while low < high {
      let middle = (low + high) / 2
      if rising[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < rising.count && rising[low].id == id ? rising[low].event : nil
  }

  /// Notes the identity of a new event.
  mutating func insert(
    _ id: EventID, _ event: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if !isLoaded { try load(transaction) }
    if let greatest, !(greatest < id) {
      others[id] = event
    } else {
      greatest = id
      rising.append((id, event))
    }
  }

  /// Writes the new identities in order.
  mutating func flush(into transaction: inout WriteTransaction) throws(LMDBError) {
    if !others.isEmpty {
      rising.append(contentsOf: others.map { (id: $0.key, event: $0.value) })
      rising.sort { $0.id < $1.id }
    }
    var value: [UInt8] = []
    for (id, event) in rising {
      var key = KeyBuffer()
      key.append(id.high)
      key.append(id.low)
      value.removeAll(keepingCapacity: true)
      value.append(littleEndian: event)
      if let greatestStored, !(greatestStored < id) {
        try transaction.put(table, key: key.span, value: value.span)
      } else {
        try transaction.append(table, key: key.span, value: value.span)
      }
    }
  }
}
