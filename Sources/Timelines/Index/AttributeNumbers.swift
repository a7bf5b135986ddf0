import LMDB
import Vocabulary

/// The numbers of attributes: fixed ones for registers that the vocabulary names, then by first
/// appearance in the log.
struct AttributeNumbers {
  /// The first number of an attribute whose name is made of data.
  static let dynamicBase: UInt32 = 4096

  private var known = NameTable(capacity: 4096)
  private var next: UInt32?
  private(set) var added: [(number: UInt32, name: [UInt8])] = []

  /// Starts a flush: another process may have added names since the last one.
  mutating func begin() {
    next = nil
    added.removeAll()
  }

  /// The number of a name; a new one is remembered, to be written with the flush.
  mutating func number(
    of name: Span<UInt8>, _ tables: IndexTables, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt32 {
    let hash = ByteTable.hash(name)
    if let number = known.number(of: name, hash) { return number }
    if let number = try AttributeNumbers.stored(name, hash, tables, transaction) {
      known.insert(name, hash, number: number)
      return number
    }
    let number = try nextNumber(tables, transaction)
    next = number + 1
    known.insert(name, hash, number: number)
    var copy: [UInt8] = []
    copy.append(name)
    added.append((number, copy))
    return number
  }

  private func nextNumber(
    _ tables: IndexTables, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt32 {
    if let next { return next }
    return AttributeNumbers.dynamicBase + UInt32(try transaction.count(of: tables.attributes))
  }

  /// The number under which the index knows a name.
  static func stored(
    _ name: Span<UInt8>, _ hash: UInt64, _ tables: IndexTables,
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt32? {
    var cursor = try transaction.cursor(tables.attributeNumbers)
    var found = try cursor.seek(key: KeyBuffer(hash).span)
    while found, cursor.key.bigEndianUInt64(at: 0) == hash {
      let number = cursor.key.bigEndianUInt32(at: 8)
      var key = KeyBuffer()
      key.append(number)
      if let stored = try transaction.get(tables.attributes, key.span),
        stored.equals(0..<stored.count, name)
      {
        return number
      }
      found = try cursor.next()
    }
    return nil
  }

  /// Writes what was added since the last time.
  mutating func flush(
    _ tables: IndexTables, into transaction: inout WriteTransaction
  ) throws(LMDBError) {
    for (number, name) in added {
      var key = KeyBuffer()
      key.append(number)
      try transaction.append(tables.attributes, key: key.span, value: name.span)
      var reverse = KeyBuffer(ByteTable.hash(name.span))
      reverse.append(number)
      let nothing: [UInt8] = []
      try transaction.put(tables.attributeNumbers, key: reverse.span, value: nothing.span)
    }
    added.removeAll()
  }
}
