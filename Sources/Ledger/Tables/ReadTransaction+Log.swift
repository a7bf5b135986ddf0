import LMDB

/// Reads of the log whose failures are those of deciding.
extension ReadTransaction {
  /// The value at `key`, or nil if there is none.
  @_lifetime(copy self)
  borrowing func find(_ table: Table, _ key: Span<UInt8>) throws(DecidingError) -> Span<UInt8>? {
    do throws(LMDBError) {
      return try get(table, key)
    } catch {
      throw DecidingError(error)
    }
  }

  /// The bytes of the greatest key, or nil where the table is empty.
  borrowing func greatestKey(of table: Table) throws(DecidingError) -> [UInt8]? {
    do throws(LMDBError) {
      var cursor = try cursor(table)
      guard try cursor.last() else { return nil }
      var key: [UInt8] = []
      for index in cursor.key.indices { key.append(cursor.key[index]) }
      return key
    } catch {
      throw DecidingError(error)
    }
  }

  /// The number of records in a table.
  borrowing func size(of table: Table) throws(DecidingError) -> Int {
    do throws(LMDBError) {
      return try count(of: table)
    } catch {
      throw DecidingError(error)
    }
  }
}
