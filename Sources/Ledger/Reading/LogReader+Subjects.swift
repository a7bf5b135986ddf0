public import LMDB
import Vocabulary

extension LogReader {
  /// The number of a subject, if the log names it.
  public func subjectNumber(
    _ name: Span<UInt8>, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt32? {
    guard name.count > 0, name.count < 512 else { return nil }
    return try transaction.get(tables.subjects, name)?.littleEndianUInt32(at: 0)
  }

  /// The name of a subject's number.
  public func subjectName(
    _ number: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> String? {
    var key = KeyBuffer()
    key.append(number)
    guard let name = try transaction.get(tables.names, key.span) else { return nil }
    return name.string(in: 0..<name.count)
  }

  /// How many subjects the log names; their numbers run from 1.
  public func subjectCount(
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Int {
    try transaction.count(of: tables.names)
  }

  /// Calls `body` with each subject whose name starts so, in rising order of bytes.
  public func forEachSubject(
    startingWith prefix: [UInt8], _ transaction: borrowing ReadTransaction,
    _ body: (_ name: Span<UInt8>, _ number: UInt32) -> Void
  ) throws(LMDBError) {
    var cursor = try transaction.cursor(tables.subjects)
    var found = prefix.isEmpty ? try cursor.first() : try cursor.seek(key: prefix.span)
    while found {
      let name = cursor.key
      guard name.count >= prefix.count, name.equals(0..<prefix.count, prefix.span) else { return }
      body(name, cursor.value.littleEndianUInt32(at: 0))
      found = try cursor.next()
    }
  }
}
