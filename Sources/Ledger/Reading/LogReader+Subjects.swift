public import LMDB
public import Vocabulary

extension LogReader {
  /// The number of a subject, if the log names it.
  public func subjectNumber(
    _ name: Span<UInt8>, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt32? {
    guard name.count > 0, name.count < 512 else { return nil }
    return try transaction.get(tables[.subjects], name)?.littleEndianUInt32(at: 0)
  }

  /// The name of a subject's number.
  public func subjectName(
    _ number: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> String? {
    try tables.name(of: number, transaction)
  }

  /// How many subjects the log names; their numbers run from 1.
  public func subjectCount(
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Int {
    try transaction.count(of: tables[.names])
  }

  /// Calls `body` with each subject whose name starts so, in rising order of bytes.
  public func forEachSubject(
    startingWith prefix: [UInt8], _ transaction: borrowing ReadTransaction,
    _ body: (_ name: Span<UInt8>, _ number: UInt32) -> Void
  ) throws(LMDBError) {
    var cursor = try transaction.cursor(tables[.subjects])
    var found = prefix.isEmpty ? try cursor.first() : try cursor.seek(key: prefix.span)
    while found {
      let name = cursor.key
      guard name.count >= prefix.count, name.equals(0..<prefix.count, prefix.span) else { return }
      body(name, cursor.value.littleEndianUInt32(at: 0))
      found = try cursor.next()
    }
  }

  /// Calls `body` with each subject whose name comes after another, in rising order of bytes, until
  /// it says that it has enough.
  public func forEachSubject(
    after name: [UInt8], _ transaction: borrowing ReadTransaction,
    _ body: (_ name: Span<UInt8>, _ number: UInt32) -> Bool
  ) throws(LMDBError) {
    var cursor = try transaction.cursor(tables[.subjects])
    var found = name.isEmpty ? try cursor.first() : try cursor.seek(key: name.span)
    if found, cursor.key.equals(0..<cursor.key.count, name.span) { found = try cursor.next() }
    while found, body(cursor.key, cursor.value.littleEndianUInt32(at: 0)) {
      found = try cursor.next()
    }
  }

  /// How many events a subject owns, voided ones and voids included, at the head.
  public func version(
    of name: Span<UInt8>, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64 {
    guard name.count > 0, name.count < 512,
      let stored = try transaction.get(tables[.subjects], name)
    else { return 0 }
    return SubjectState(stored).version
  }

  /// The number of the event with this identity.
  public func sequence(
    of id: EventID, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64? {
    try tables.event(id, transaction)
  }

  /// The events that flipped an event, in order; it is void when their number is odd.
  public func flips(
    of event: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> [UInt64] {
    try tables.flips(of: event, transaction)
  }
}
