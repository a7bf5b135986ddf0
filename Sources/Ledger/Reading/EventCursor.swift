public import LMDB
public import Vocabulary

/// A walk over the events in either direction, inside one transaction.
///
/// What it lends stays valid as long as the transaction.
public struct EventCursor: ~Copyable, ~Escapable {
  @usableFromInline var cursor: LMDB.Cursor

  @_lifetime(copy cursor)
  init(_ cursor: consuming LMDB.Cursor) {
    self.cursor = cursor
  }

  /// Moves to the event after; from no position to the first. False at the end.
  @inlinable @_lifetime(self: copy self)
  public mutating func next() throws(LMDBError) -> Bool { try cursor.next() }

  /// Moves to the event before; from no position to the last. False at the beginning.
  @inlinable @_lifetime(self: copy self)
  public mutating func previous() throws(LMDBError) -> Bool { try cursor.previous() }

  /// Moves to the first event.
  @inlinable @_lifetime(self: copy self)
  public mutating func first() throws(LMDBError) -> Bool { try cursor.first() }

  /// Moves to the last event.
  @inlinable @_lifetime(self: copy self)
  public mutating func last() throws(LMDBError) -> Bool { try cursor.last() }

  /// Moves to the event of this number; false when there is none.
  @inlinable @_lifetime(self: copy self)
  public mutating func seek(_ number: UInt64) throws(LMDBError) -> Bool {
    try cursor.seek(number)
  }

  /// The number of the event that it stands on.
  @inlinable public var sequence: UInt64 { cursor.key.bigEndianUInt64(at: 0) }

  /// The prefix and record of the event that it stands on.
  public var stored: Span<UInt8> {
    @inlinable @_lifetime(copy self)
    get { cursor.value }
  }

  /// The prefix of the event that it stands on.
  @inlinable public var prefix: EventPrefix { EventPrefix(cursor.value) }

  /// The record of the event that it stands on.
  public var record: Span<UInt8> {
    @inlinable @_lifetime(copy self)
    get {
      let stored = cursor.value
      return stored.extracting(Int(stored[12])..<stored.count)
    }
  }

  /// The event that it stands on.
  public var event: StoredEvent {
    @inlinable @_lifetime(copy self)
    get { StoredEvent(cursor.key.bigEndianUInt64(at: 0), cursor.value) }
  }
}
