import CLMDB

/// The library's transaction pointer with the calls that reading and writing share.
///
/// It knows nothing of lifetimes: only the public transactions hand out what it finds.
@usableFromInline @safe
struct RawTransaction: Equatable {
  let pointer: OpaquePointer
  let environment: UInt32

  @usableFromInline
  static func == (left: RawTransaction, right: RawTransaction) -> Bool {
    unsafe left.pointer == right.pointer && left.environment == right.environment
  }

  var id: UInt64 { unsafe UInt64(mdb_txn_id(pointer)) }

  func own(_ table: Table) -> UInt32 {
    precondition(table.environment == environment, "the table belongs to another environment")
    return table.handle
  }

  func get(_ table: Table, _ key: Span<UInt8>) throws(LMDBError) -> FoundBytes? {
    var found = unsafe MDB_val()
    let status = unsafe withValue(key) { key in
      unsafe mdb_get(pointer, own(table), &key, &found)
    }
    guard status != MDB_NOTFOUND else { return nil }
    try check(status, "mdb_get")
    guard let bytes = unsafe FoundBytes(found) else {
      throw unsafe RawTransaction.damage("a record has no address", pointer)
    }
    if bytes.mayBeLarge(keyCount: key.count) { try unsafe bytes.checkPages(key.count, pointer) }
    return bytes
  }

  func count(of table: Table) throws(LMDBError) -> Int {
    try statistics(of: own(table)).entries
  }

  func statistics(of table: UInt32) throws(LMDBError) -> TableStatistics {
    var answer = MDB_stat()
    try check(unsafe mdb_stat(pointer, table, &answer), "mdb_stat")
    return TableStatistics(
      entries: answer.ms_entries, depth: Int(answer.ms_depth), branchPages: answer.ms_branch_pages,
      leafPages: answer.ms_leaf_pages, overflowPages: answer.ms_overflow_pages)
  }

  /// Puts a record and returns the status, of which `MDB_KEYEXIST` may be an answer.
  func put(
    _ table: Table, _ key: Span<UInt8>, _ value: Span<UInt8>, flags: Int32
  ) -> Int32 {
    unsafe withValue(key) { key in
      unsafe withValue(value) { value in
        unsafe mdb_put(pointer, own(table), &key, &value, UInt32(flags))
      }
    }
  }

  func delete(_ table: Table, _ key: Span<UInt8>) throws(LMDBError) -> Bool {
    let status = unsafe withValue(key) { key in
      unsafe mdb_del(pointer, own(table), &key, nil)
    }
    guard status != MDB_NOTFOUND else { return false }
    try check(status, "mdb_del")
    return true
  }

  func clear(_ table: Table) throws(LMDBError) {
    try check(unsafe mdb_drop(pointer, own(table), 0), "mdb_drop")
  }

  /// Lends the bytes of `span` to the library, which only reads them.
  @inline(__always)
  private func withValue(_ span: Span<UInt8>, _ body: (inout MDB_val) -> Int32) -> Int32 {
    unsafe span.withUnsafeBufferPointer { buffer in
      var value = unsafe MDB_val(
        mv_size: buffer.count, mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress))
      return unsafe body(&value)
    }
  }
}
