import LMDB
import Vocabulary

/// The tables of the log.
struct SeamTables: Sendable {
  static let names = ["events", "ids", "meta", "subjects", "names"]
  let events: Table
  let ids: Table
  let meta: Table
  let subjects: Table
  let names: Table

  init(_ environment: Environment) {
    events = environment.table("events")
    ids = environment.table("ids")
    meta = environment.table("meta")
    subjects = environment.table("subjects")
    names = environment.table("names")
  }
}

/// One write transaction's decisions: the seam to deciding and applying.
struct LogSession: ~Copyable {
  let tables: SeamTables
  private(set) var bytes = 0
  private var records: [(UInt64, EventID, [UInt8])] = []
  private var mark = 0

  init(tables: SeamTables, identity: LedgerIdentity) {
    self.tables = tables
  }

  mutating func begin() {
    mark = records.count
    bytes = 0
  }

  mutating func accept() {}

  mutating func drop() {
    records.removeSubrange(mark...)
  }

  mutating func take(
    _ draft: Draft, at place: Sequencer.Place, today: Day, _ transaction: inout WriteTransaction
  ) throws(LedgerError) -> Receipt.Outcome {
    var key = KeyBuffer()
    key.append(draft.id.high)
    key.append(draft.id.low)
    do throws(LMDBError) {
      if let found = try transaction.get(tables.ids, key.span) {
        return .duplicate(sequence: found.bigEndianUInt64(at: 0))
      }
    } catch {
      throw LedgerError(error)
    }
    var draft = draft
    draft.validFrom = draft.validFrom ?? today
    var record: [UInt8] = []
    RecordEncoder.encode(
      draft, sequence: place.number, time: place.time, timeTrusted: place.timeTrusted, into: &record
    )
    var stored: [UInt8] = []
    do throws(WireError) {
      let layout = try RecordLayout(record.span)
      EventPrefix(owner: 0, layout: layout, target: 0).append(to: &stored)
    } catch {
      throw LedgerError.damaged(place.number, error.why)
    }
    stored.append(contentsOf: record)
    bytes += stored.count
    records.append((place.number, draft.id, stored))
    return .recorded(sequence: place.number, version: 0)
  }

  /// Writes all that was accepted; returns whether there was anything.
  mutating func flush(_ transaction: inout WriteTransaction) throws(LMDBError) -> Bool {
    for (number, id, stored) in records {
      try transaction.append(tables.events, number, value: stored.span)
      var key = KeyBuffer()
      key.append(id.high)
      key.append(id.low)
      var value = KeyBuffer()
      value.append(number)
      try transaction.put(tables.ids, key: key.span, value: value.span)
    }
    return !records.isEmpty
  }
}
