import LMDB
import Vocabulary

/// Which events each subject owns, in rising order: lists of some hundred numbers, each headed by
/// how many stand in the lists before it.
enum OwnedEvents {
  static let listCount = 200

  static func write(
    _ owned: [PendingFacts.OwnedEvent], _ tables: IndexTables,
    into transaction: inout WriteTransaction
  ) throws(LMDBError) {
    var start = 0
    var list: [UInt8] = []
    while start < owned.count {
      let owner = owned[start].owner
      var end = start
      while end < owned.count, owned[end].owner == owner { end += 1 }
      list.removeAll(keepingCapacity: true)
      var key = try last(owner, tables, transaction.reading, into: &list)
      var before: UInt64 = list.isEmpty ? 0 : list.span.littleEndianUInt64(at: 0)
      for index in start..<end {
        let count = list.isEmpty ? 0 : list.count / 8 - 1
        if list.isEmpty || count >= listCount {
          if let key { try transaction.put(tables.owned, key: key.span, value: list.span) }
          before += UInt64(count)
          list.removeAll(keepingCapacity: true)
          list.append(littleEndian: before)
          var fresh = KeyBuffer()
          fresh.append(owner)
          fresh.append(owned[index].sequence)
          key = fresh
        }
        list.append(littleEndian: owned[index].sequence)
      }
      if let key { try transaction.put(tables.owned, key: key.span, value: list.span) }
      start = end
    }
  }

  private static func last(
    _ owner: UInt32, _ tables: IndexTables, _ transaction: borrowing ReadTransaction,
    into list: inout [UInt8]
  ) throws(LMDBError) -> KeyBuffer? {
    var cursor = try transaction.cursor(tables.owned)
    guard try find(owner, .max, &cursor) else { return nil }
    list.append(cursor.value)
    var key = KeyBuffer()
    key.append(contentsOf: cursor.key)
    return key
  }

  /// Moves to the owner's list in which `sequence` would stand; false when it has none before it.
  static func find(
    _ owner: UInt32, _ sequence: UInt64, _ cursor: inout LMDB.Cursor
  ) throws(LMDBError) -> Bool {
    var key = KeyBuffer()
    key.append(owner)
    key.append(sequence)
    if try cursor.seek(key: key.span) {
      if cursor.key.bigEndianUInt32(at: 0) == owner, cursor.key.bigEndianUInt64(at: 4) == sequence {
        return true
      }
      guard try cursor.previous() else { return false }
    } else {
      guard try cursor.last() else { return false }
    }
    return cursor.key.bigEndianUInt32(at: 0) == owner
  }

  /// How many events the owner has up to `knownAt`.
  static func count(
    of owner: UInt32, through knownAt: UInt64, _ cursor: inout LMDB.Cursor
  ) throws(LMDBError) -> UInt64 {
    guard try find(owner, knownAt, &cursor) else { return 0 }
    let list = cursor.value
    var (low, high) = (1, list.count / 8)
    while low < high {
      let middle = (low + high) / 2
      if list.littleEndianUInt64(at: middle * 8) <= knownAt {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return list.littleEndianUInt64(at: 0) + UInt64(low - 1)
  }

  /// Events of the owner behind one of them, up to `knownAt`: those that stand in one list.
  static func some(
    of owner: UInt32, after sequence: UInt64, through knownAt: UInt64, _ cursor: inout LMDB.Cursor
  ) throws(LMDBError) -> [UInt64] {
    var key = KeyBuffer()
    key.append(owner)
    var found = try find(owner, sequence, &cursor)
    if !found { found = try cursor.seek(key: key.span) }
    while found, cursor.key.bigEndianUInt32(at: 0) == owner {
      let list = cursor.value
      var events: [UInt64] = []
      for place in 1..<list.count / 8 {
        let event = list.littleEndianUInt64(at: place * 8)
        guard event <= knownAt else { return events }
        if event > sequence { events.append(event) }
      }
      if !events.isEmpty { return events }
      found = try cursor.next()
    }
    return []
  }

  /// Events of the owner before one of them, rising: those that stand in one list.
  static func some(
    of owner: UInt32, before sequence: UInt64, _ cursor: inout LMDB.Cursor
  ) throws(LMDBError) -> [UInt64] {
    guard sequence > 0, try find(owner, sequence - 1, &cursor) else { return [] }
    let list = cursor.value
    var events: [UInt64] = []
    for place in 1..<list.count / 8 {
      let event = list.littleEndianUInt64(at: place * 8)
      guard event < sequence else { break }
      events.append(event)
    }
    return events
  }
}
