private import CLMDB

/// A position that walks over a table in key order.
///
/// A move returns false when there is no such record, and throws when it failed; the two are
/// never mixed up. The spans stay valid as long as the transaction, also after further moves.
@safe
public struct Cursor: ~Copyable, ~Escapable {
  private let cursor: OpaquePointer
  @usableFromInline var keyStart: UnsafePointer<UInt8>?
  @usableFromInline var keyCount: Int
  @usableFromInline var valueStart: UnsafePointer<UInt8>?
  @usableFromInline var valueCount: Int

  @_lifetime(immortal)
  init(_ transaction: RawTransaction, _ table: Table, lifetime: Void) throws(LMDBError) {
    var opened: OpaquePointer?
    let status = unsafe mdb_cursor_open(transaction.pointer, transaction.own(table), &opened)
    try transaction.check(status, "mdb_cursor_open")
    guard let opened = unsafe opened else {
      throw LMDBError(.other, status: 0, operation: "mdb_cursor_open", message: "no cursor")
    }
    unsafe cursor = opened
    unsafe keyStart = nil
    keyCount = 0
    unsafe valueStart = nil
    valueCount = 0
  }

  deinit { unsafe mdb_cursor_close(cursor) }

  /// Whether the cursor stands on a record: the last move returned true.
  @inlinable public var isOnRecord: Bool { unsafe keyStart != nil }

  /// The key of the record; the last move must have returned true.
  public var key: Span<UInt8> {
    @inlinable @_lifetime(copy self)
    get {
      guard let start = unsafe keyStart else { preconditionFailure("no record at the cursor") }
      return unsafe _overrideLifetime(Span(_unsafeStart: start, count: keyCount), copying: self)
    }
  }

  /// The value of the record; the last move must have returned true.
  public var value: Span<UInt8> {
    @inlinable @_lifetime(copy self)
    get {
      guard let start = unsafe valueStart else { preconditionFailure("no record at the cursor") }
      return unsafe _overrideLifetime(Span(_unsafeStart: start, count: valueCount), copying: self)
    }
  }

  /// Moves to the first record of the table.
  @_lifetime(self: copy self)
  public mutating func first() throws(LMDBError) -> Bool { try move(MDB_FIRST) }

  /// Moves to the last record of the table.
  @_lifetime(self: copy self)
  public mutating func last() throws(LMDBError) -> Bool { try move(MDB_LAST) }

  /// Moves to the following record; from no position, to the first.
  @_lifetime(self: copy self)
  public mutating func next() throws(LMDBError) -> Bool { try move(MDB_NEXT) }

  /// Moves to the record before; from no position, to the last.
  @_lifetime(self: copy self)
  public mutating func previous() throws(LMDBError) -> Bool { try move(MDB_PREV) }

  /// Moves to the first record whose key is `key` or above it.
  @_lifetime(self: copy self)
  public mutating func seek(key: Span<UInt8>) throws(LMDBError) -> Bool {
    var found = unsafe MDB_val()
    var wanted = unsafe MDB_val()
    let status = unsafe key.withUnsafeBufferPointer { buffer in
      unsafe wanted.mv_size = buffer.count
      unsafe wanted.mv_data = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
      return unsafe mdb_cursor_get(cursor, &wanted, &found, MDB_SET_RANGE)
    }
    return try unsafe settle(status, wanted, found)
  }

  /// Moves to the first record whose key of eight bytes is `key` or above it.
  @_lifetime(self: copy self)
  public mutating func seek(_ key: UInt64) throws(LMDBError) -> Bool {
    try seek(key: KeyBuffer(key).span)
  }

  @inline(__always) @_lifetime(self: copy self)
  private mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
    var key = unsafe MDB_val()
    var value = unsafe MDB_val()
    let status = unsafe mdb_cursor_get(cursor, &key, &value, operation)
    return try unsafe settle(status, key, value)
  }

  @inline(__always) @_lifetime(self: copy self)
  private mutating func settle(
    _ status: Int32, _ key: MDB_val, _ value: MDB_val
  ) throws(LMDBError) -> Bool {
    unsafe keyStart = nil
    unsafe valueStart = nil
    guard status == 0 else {
      if status == MDB_NOTFOUND { return false }
      throw unsafe RawTransaction.failure(status, "mdb_cursor_get", mdb_cursor_txn(cursor))
    }
    guard let key = unsafe FoundBytes(key), let value = unsafe FoundBytes(value) else {
      throw unsafe RawTransaction.damage("a record has no address", mdb_cursor_txn(cursor))
    }
    if value.mayBeLarge(keyCount: key.count) {
      try unsafe value.checkPages(key.count, mdb_cursor_txn(cursor))
    }
    unsafe keyStart = key.start
    keyCount = key.count
    unsafe valueStart = value.start
    valueCount = value.count
    return true
  }
}
