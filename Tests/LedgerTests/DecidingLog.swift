import Foundation
import LMDB
import Vocabulary

@testable import Ledger

/// The log's tables in a temporary environment, with a clock that stands at one day.
final class DecidingLog {
  let environment: LMDB.Environment
  let handles: LogTableHandles
  private let folder: String
  /// The number that the next event gets.
  private(set) var next: UInt64 = 1
  private var lastID: UInt64 = 0
  /// The day on which events are recorded.
  var today = "2025-01-15"
  /// Whether what was forbidden later is taken, of events that say their number.
  var takesFormer = false
  /// Whether what is strange is refused.
  var isStrict = false
  /// What the last batch was told.
  private(set) var findings: [LedgerWarning] = []

  init() throws {
    folder = NSTemporaryDirectory() + "stadtbuch-deciding-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    environment = try LMDB.Environment.open(
      at: folder, tables: LogTableHandles.names, options: .init(durability: .unsynced))
    handles = LogTableHandles(environment)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The draft of an event; `more` are further envelope attributes as JSON members.
  func draft(
    _ type: String, _ subject: String, _ data: String = "{}", _ more: String = ""
  ) throws -> Draft {
    lastID += 1
    let id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | lastID)
    let line = """
      {"specversion":"1.0","id":"\(id)","type":"\(type)","subject":"\(subject)","data":\(data)\
      \(more.isEmpty ? "" : ",\(more)")}
      """
    return try DraftReader().read(line: Array(line.utf8).span)
  }

  /// Records a batch: all of it or nothing.
  @discardableResult
  func record(_ drafts: [Draft]) throws -> [Decision] {
    let before = next
    do {
      return try environment.write { transaction in
        var decider = Decider(handles, transaction.reading)
        var stored: [UInt8] = []
        var decisions: [Decision] = []
        for draft in drafts {
          let decision = try decider.record(draft, context, into: &stored)
          if decision == .record { next += 1 }
          decisions.append(decision)
        }
        findings = decider.tables.findings
        let changes = decider.changes()
        try changes.flush(into: &transaction)
        return decisions
      }
    } catch {
      next = before
      throw error
    }
  }

  private var context: DecisionContext {
    DecisionContext(
      nextSequence: next, time: Instant("\(today)T09:00:00Z") ?? Instant(microseconds: 0),
      today: Day(today) ?? .first, takesFormer: takesFormer, isStrict: isStrict)
  }

  /// Records one event and returns its number.
  @discardableResult
  func say(
    _ type: String, _ subject: String, _ data: String = "{}", _ more: String = ""
  ) throws -> UInt64 {
    switch try record([try draft(type, subject, data, more)])[0] {
    case .record: next - 1
    case .duplicate(let number): number
    }
  }

  /// Voids an event.
  @discardableResult
  func void(_ number: UInt64, _ more: String = "") throws -> UInt64 {
    try say(
      "event.voided", "event/\(number)", "{}",
      #""reason":"mistake""# + (more.isEmpty ? "" : ",\(more)"))
  }

  /// Corrects an event.
  @discardableResult
  func correct(
    _ number: UInt64, _ type: String, _ data: String, _ more: String = ""
  ) throws -> UInt64 {
    try say(
      "event.corrected", "event/\(number)", #"{"type":"\#(type)","data":\#(data)}"#,
      #""reason":"mistake""# + (more.isEmpty ? "" : ",\(more)"))
  }

  /// Why something is refused, or nil when it is not.
  func refusal(_ body: (DecidingLog) throws -> Void) throws -> Refusal? {
    do {
      try body(self)
      return nil
    } catch DecidingError.refused(let refusal) {
      return refusal
    } catch let refusal as Refusal {
      return refusal
    }
  }

  /// The record of an event, as it would be said anew.
  func stored(_ number: UInt64) throws -> Draft? {
    try environment.read { transaction in
      guard let stored = try transaction.get(handles[.events], number) else { return nil }
      let record = stored.extracting(EventPrefix(stored).byteCount..<stored.count)
      return Draft(record: record, try RecordLayout(record))
    }
  }

  /// One field of the data of an event.
  func text(_ field: String, of number: UInt64) throws -> String? {
    guard let draft = try stored(number) else { return nil }
    return DataView(draft.contentType.fields, draft.data.span).text(field)
  }

  /// All that one table holds.
  func dump(_ table: LogTable) throws -> [[UInt8]] {
    try environment.read { transaction in
      var cursor = try transaction.cursor(handles[table])
      var rows: [[UInt8]] = []
      while try cursor.next() {
        var row: [UInt8] = []
        row.append(cursor.key)
        row.append(0)
        row.append(cursor.value)
        rows.append(row)
      }
      return rows
    }
  }

  /// A log with the same events, whose tables are made anew by applying them in one go.
  func rebuilt() throws -> DecidingLog {
    let copy = try DecidingLog()
    let events = try environment.read { transaction in
      var cursor = try transaction.cursor(handles[.events])
      var events: [[UInt8]] = []
      while try cursor.next() {
        var event: [UInt8] = []
        event.append(cursor.value)
        events.append(event)
      }
      return events
    }
    try copy.environment.write { transaction in
      var tables = LogTables(copy.handles, transaction.reading)
      for event in events {
        tables.append(copy.next, event.span)
        try tables.apply(event.span, number: copy.next)
        copy.next += 1
      }
      let changes = tables.changes()
      try changes.flush(into: &transaction)
    }
    return copy
  }
}
