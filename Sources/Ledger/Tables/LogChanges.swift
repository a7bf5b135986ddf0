package import LMDB

/// What a request changes in the log's tables: written into the transaction that it was made in,
/// each table in the order of its keys.
package struct LogChanges: ~Copyable {
  let handles: LogTableHandles
  let events: PendingEvents
  var ids: IdentityIndex
  let subjects: Overlay<SubjectState>
  /// The number of the first new subject, and the entries of all of them.
  let firstNew: UInt32
  let newSubjects: [Int]
  let others: [any ChangedTable]

  /// Writes them.
  package consuming func flush(into transaction: inout WriteTransaction) throws(LMDBError) {
    try events.flush(into: &transaction, handles[.events])
    try ids.flush(into: &transaction)
    for (offset, entry) in newSubjects.enumerated() {
      var key = KeyBuffer()
      key.append(firstNew + UInt32(offset))
      try transaction.append(handles[.names], key: key.span, value: subjects.key(at: entry))
    }
    try subjects.flush(into: &transaction)
    for table in others { try table.flush(into: &transaction) }
    if let last = events.last { try handles.setReach(last, &transaction) }
  }
}

/// A table with what changes in it.
protocol ChangedTable {
  /// Writes what changed, in key order.
  func flush(into transaction: inout WriteTransaction) throws(LMDBError)
}
