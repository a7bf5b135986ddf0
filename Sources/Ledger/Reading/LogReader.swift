public import LMDB
public import Vocabulary

/// Looks up what the log holds, each time inside a transaction that the caller has open.
public struct LogReader: Sendable {
  let tables: LogTableHandles

  init(_ tables: LogTableHandles) {
    self.tables = tables
  }

  /// The number of the last event, 0 of an empty log.
  public func lastSequence(
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64 {
    var cursor = try transaction.cursor(tables[.events])
    return try cursor.last() ? cursor.key.bigEndianUInt64(at: 0) : 0
  }

  /// The stored value of an event: its prefix, then its record; nil above the head.
  @_lifetime(copy transaction)
  public func stored(
    _ number: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Span<UInt8>? {
    try transaction.get(tables[.events], number)
  }

  /// A walk over the events, not yet on one.
  @_lifetime(copy transaction)
  public func events(
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> EventCursor {
    EventCursor(try transaction.cursor(tables[.events]))
  }

  /// The last event.
  func head(_ transaction: borrowing ReadTransaction) throws(LedgerError) -> LogHead {
    let number: UInt64
    let stored: Span<UInt8>?
    do throws(LMDBError) {
      number = try lastSequence(transaction)
      stored = try transaction.get(tables[.events], number)
    } catch {
      throw LedgerError(error)
    }
    guard let stored else { return .empty }
    let layout = try StoredEvent(number, stored).layout()
    return LogHead(sequence: number, time: layout.time, timeTrusted: layout.timeTrusted)
  }

  /// The time of an event; nil above the head.
  public func time(
    of number: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Instant? {
    guard let stored = try transaction.get(tables[.events], number) else { return nil }
    return StoredEvent(number, stored).time
  }
}
