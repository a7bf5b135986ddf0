private import CLMDB

/// The one transaction that changes tables; committed or dropped as a whole.
///
/// It exists only inside `Environment.write`. Writing is `mutating`, so the compiler refuses to
/// write while a span or cursor obtained from it is still in use: the next write may move them.
public struct WriteTransaction: ~Copyable {
  @usableFromInline let raw: RawTransaction

  @usableFromInline
  init(_ raw: RawTransaction) {
    self.raw = raw
  }

  /// The number of this transaction.
  public var id: UInt64 { raw.id }

  /// This transaction seen as one for reading, so that one function serves both.
  public var reading: ReadTransaction {
    @_lifetime(borrow self)
    get { ReadTransaction(viewing: self) }
  }

  /// The value at `key`, or nil if there is none; earlier writes of this transaction count.
  @_lifetime(borrow self)
  public borrowing func get(
    _ table: Table, _ key: Span<UInt8>
  ) throws(LMDBError) -> Span<UInt8>? {
    guard let bytes = try raw.get(table, key) else { return nil }
    return unsafe _overrideLifetime(
      Span(_unsafeStart: bytes.start, count: bytes.count), borrowing: self)
  }

  /// The value at a key of eight bytes, highest first, or nil if there is none.
  @_lifetime(borrow self)
  public borrowing func get(_ table: Table, _ key: UInt64) throws(LMDBError) -> Span<UInt8>? {
    guard let bytes = try raw.get(table, KeyBuffer(key).span) else { return nil }
    return unsafe _overrideLifetime(
      Span(_unsafeStart: bytes.start, count: bytes.count), borrowing: self)
  }

  /// The number of records in a table.
  public borrowing func count(of table: Table) throws(LMDBError) -> Int {
    try raw.count(of: table)
  }

  /// A cursor over a table, not yet on a record.
  @_lifetime(borrow self)
  public borrowing func cursor(_ table: Table) throws(LMDBError) -> Cursor {
    let cursor = try Cursor(raw, table, lifetime: ())
    return unsafe _overrideLifetime(cursor, borrowing: self)
  }

  /// Sets the value at `key`, replacing one that is there.
  public mutating func put(
    _ table: Table, key: Span<UInt8>, value: Span<UInt8>
  ) throws(LMDBError) {
    try raw.check(raw.put(table, key, value, flags: 0), "mdb_put")
  }

  /// Sets the value at a key of eight bytes, highest first.
  public mutating func put(
    _ table: Table, _ key: UInt64, value: Span<UInt8>
  ) throws(LMDBError) {
    try raw.check(raw.put(table, KeyBuffer(key).span, value, flags: 0), "mdb_put")
  }

  /// Adds a record behind the last one of the table; faster than `put`.
  ///
  /// Throws `keyExists` if the key is not above the last, and changes nothing.
  public mutating func append(
    _ table: Table, key: Span<UInt8>, value: Span<UInt8>
  ) throws(LMDBError) {
    try raw.check(raw.put(table, key, value, flags: MDB_APPEND), "mdb_put")
  }

  /// Adds a record behind the last one, under a key of eight bytes, highest first.
  ///
  /// Throws `keyExists` if the key is not above the last, and changes nothing.
  public mutating func append(
    _ table: Table, _ key: UInt64, value: Span<UInt8>
  ) throws(LMDBError) {
    try raw.check(raw.put(table, KeyBuffer(key).span, value, flags: MDB_APPEND), "mdb_put")
  }

  /// Sets the value at `key` unless there is one; returns whether it was set.
  @discardableResult
  public mutating func putIfAbsent(
    _ table: Table, key: Span<UInt8>, value: Span<UInt8>
  ) throws(LMDBError) -> Bool {
    let status = raw.put(table, key, value, flags: MDB_NOOVERWRITE)
    guard status != MDB_KEYEXIST else { return false }
    try raw.check(status, "mdb_put")
    return true
  }

  /// Sets the value at a key of eight bytes unless there is one; returns whether it was set.
  @discardableResult
  public mutating func putIfAbsent(
    _ table: Table, _ key: UInt64, value: Span<UInt8>
  ) throws(LMDBError) -> Bool {
    return try putIfAbsent(table, key: KeyBuffer(key).span, value: value)
  }

  /// Deletes the record at `key`; returns whether there was one.
  @discardableResult
  public mutating func delete(_ table: Table, key: Span<UInt8>) throws(LMDBError) -> Bool {
    try raw.delete(table, key)
  }

  /// Deletes the record at a key of eight bytes, highest first; returns whether there was one.
  @discardableResult
  public mutating func delete(_ table: Table, _ key: UInt64) throws(LMDBError) -> Bool {
    return try raw.delete(table, KeyBuffer(key).span)
  }

  /// Deletes all records of a table; the table stays.
  public mutating func clear(_ table: Table) throws(LMDBError) {
    try raw.clear(table)
  }
}
