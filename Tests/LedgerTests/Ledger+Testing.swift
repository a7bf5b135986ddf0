import LMDB
import Ledger
import Vocabulary

extension Ledger {
  /// The subjects of all events in the order of the log.
  func subjectsInOrder() throws -> [String] {
    try collect { event, layout in event.record.string(in: layout.subject) }
  }

  /// The times of all events in the order of the log.
  func times() throws -> [Instant] {
    try collect { _, layout in layout.time }
  }

  /// Something of every event, after checking that the numbers have no gap.
  func collect<Value>(
    _ body: (borrowing StoredEvent, RecordLayout) -> Value
  ) throws -> [Value] {
    try read { (transaction) throws(LedgerError) in
      var values: [Value] = []
      var events = try reader.eventsOrFail(transaction)
      while try events.nextOrFail() {
        let event = events.event
        let layout = try event.layout()
        guard layout.sequence == UInt64(values.count + 1) else { return [] }
        values.append(body(event, layout))
      }
      return values
    }
  }
}

extension LogReader {
  @_lifetime(copy transaction)
  func eventsOrFail(
    _ transaction: borrowing ReadTransaction
  ) throws(LedgerError) -> EventCursor {
    do throws(LMDBError) { return try events(transaction) } catch { throw LedgerError(error) }
  }
}

extension EventCursor {
  @_lifetime(self: copy self)
  mutating func nextOrFail() throws(LedgerError) -> Bool {
    do throws(LMDBError) { return try next() } catch { throw LedgerError(error) }
  }

  @_lifetime(self: copy self)
  mutating func firstOrFail() throws(LedgerError) -> Bool {
    do throws(LMDBError) { return try first() } catch { throw LedgerError(error) }
  }
}

extension EventCursor {
  @_lifetime(self: copy self)
  mutating func previousOrFail() throws(LedgerError) -> Bool {
    do throws(LMDBError) { return try previous() } catch { throw LedgerError(error) }
  }
}

extension LogReader {
  func namesOrFail(
    kind: String, _ transaction: borrowing ReadTransaction
  ) throws(LedgerError) -> [(number: UInt32, name: String)] {
    do throws(LMDBError) {
      var names: [(number: UInt32, name: String)] = []
      try forEachSubject(startingWith: Array("\(kind)/".utf8), transaction) { name, number in
        names.append((number, name.string(in: 0..<name.count)))
      }
      return names
    } catch {
      throw LedgerError(error)
    }
  }
}

extension Ledger {
  /// The synchronous form of appending, also where the other one would be chosen.
  func appendHere(_ drafts: [Draft]) throws(LedgerError) -> Receipt {
    try append(drafts)
  }
}
