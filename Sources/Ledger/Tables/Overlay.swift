import LMDB
import Vocabulary

/// A value of one of the log's tables: how it stands there.
protocol StoredValue {
  /// The value where the table has none.
  init()
  /// The value of stored bytes.
  init(_ bytes: Span<UInt8>)
  /// Whether the table need not keep it.
  var isEmpty: Bool { get }
  /// Appends its bytes.
  func append(to bytes: inout [UInt8])
}

/// How an entry stands to its table.
struct EntryMark: OptionSet {
  let rawValue: UInt8
  /// The table has a value of this key.
  static let stored = EntryMark(rawValue: 1)
  /// The value differs from the table's.
  static let changed = EntryMark(rawValue: 2)
}

/// A table seen through a write: read through to LMDB once per key, changed in memory, written
/// in key order.
struct Overlay<Value: StoredValue>: ChangedTable {
  /// The table underneath.
  let table: Table
  private var keys = ByteTable()
  /// The values, in the order in which their keys were added.
  private var values: [Value] = []
  private var marks: [EntryMark] = []
  private var changed: [Int32] = []
  private var misses = 0
  private var greatest: [UInt8] = []

  init(_ table: Table) {
    self.table = table
  }

  /// The number of entries looked at so far.
  var count: Int { values.count }

  /// The entry of a key, read from the table the first time.
  mutating func entry(
    _ key: Span<UInt8>, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    let hash = ByteTable.hash(key)
    if let entry = keys.find(key, hash) { return entry }
    misses += 1
    // In bulk it pays to know the end of the table: keys behind it need no look-up.
    if misses == Overlay.missesMin { greatest = try transaction.greatestKey(of: table) ?? [] }
    if misses >= Overlay.missesMin, greatest.span.precedes(key) {
      return add(key, hash, Value(), [])
    }
    if let stored = try transaction.find(table, key) {
      return add(key, hash, Value(stored), .stored)
    }
    return add(key, hash, Value(), [])
  }

  private mutating func add(
    _ key: Span<UInt8>, _ hash: UInt64, _ value: Value, _ mark: EntryMark
  ) -> Int {
    marks.append(mark)
    values.append(value)
    return keys.insert(key, hash)
  }

  private static var missesMin: Int { 16 }

  /// The entry of a key that is known to stand in the table with these bytes.
  mutating func entry(_ key: Span<UInt8>, stored: Span<UInt8>) -> Int {
    let hash = ByteTable.hash(key)
    if let entry = keys.find(key, hash) { return entry }
    return add(key, hash, Value(stored), .stored)
  }

  /// The key of an entry.
  @_lifetime(borrow self)
  func key(at entry: Int) -> Span<UInt8> { keys.key(at: entry) }

  /// The value of an entry; to change it, say so with ``change(_:)`` as well.
  subscript(entry: Int) -> Value {
    _read { yield values[entry] }
    _modify { yield &values[entry] }
  }

  /// Notes that the value of an entry differs from the table's.
  mutating func change(_ entry: Int) {
    guard !marks[entry].contains(.changed) else { return }
    marks[entry].insert(.changed)
    changed.append(Int32(truncatingIfNeeded: entry))
  }

  func flush(into transaction: inout WriteTransaction) throws(LMDBError) {
    guard !changed.isEmpty else { return }
    let order = changed.sorted { keys.key(at: Int($0)).precedes(keys.key(at: Int($1))) }
    var last = try lastKey(transaction.reading)
    var bytes: [UInt8] = []
    for entry in order {
      let entry = Int(entry)
      let key = keys.key(at: entry)
      guard !values[entry].isEmpty else {
        if marks[entry].contains(.stored) { try transaction.delete(table, key: key) }
        continue
      }
      bytes.removeAll(keepingCapacity: true)
      values[entry].append(to: &bytes)
      if last == nil || last?.span.precedes(key) == true {
        last = nil
        try transaction.append(table, key: key, value: bytes.span)
      } else {
        try transaction.put(table, key: key, value: bytes.span)
      }
    }
  }

  /// The greatest key of the table, or nil where it is empty.
  private func lastKey(_ transaction: borrowing ReadTransaction) throws(LMDBError) -> [UInt8]? {
    var cursor = try transaction.cursor(table)
    guard try cursor.last() else { return nil }
    var key: [UInt8] = []
    key.append(cursor.key)
    return key
  }
}
