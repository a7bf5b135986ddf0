import Foundation
import LMDB
import Vocabulary

/// Makes the log's tables anew from its records, beside the ledger, and compares them.
struct TableChecker: ~Copyable {
  /// The events applied in one transaction.
  static let chunk = 10_000

  private let folder: TemporaryFolder
  private let environment: LMDB.Environment
  private let handles: LogTableHandles
  private(set) var reached: UInt64 = 0

  /// Opens an empty copy in a new folder under `parent`, in the usual place for what is temporary
  /// if that is nil.
  init(under parent: String?) throws(LedgerError) {
    let folder: TemporaryFolder
    let environment: LMDB.Environment
    do throws(LMDBError) { folder = try TemporaryFolder(named: "verify", in: parent) } catch {
      throw LedgerError(
        .cannotCreate,
        "the folder in which the tables are made anew cannot be made (\(error.message)); check the "
          + "rights on \(parent ?? "TMPDIR")",
        "der Ordner, in dem die Tabellen neu entstehen, lässt sich nicht anlegen "
          + "(\(error.text.de)); die Rechte an \(parent ?? "TMPDIR") prüfen")
    }
    do throws(LMDBError) {
      environment = try LMDB.Environment.open(
        at: folder.path, tables: Ledger.tableNames,
        options: LMDB.Environment.Options(durability: .unsynced))
    } catch {
      throw LedgerError(error)
    }
    self.folder = folder
    self.environment = environment
    handles = LogTableHandles(environment)
  }

  /// Applies the events behind those already applied, up to `end`; at most one chunk. Gives those
  /// that later rules forbid.
  mutating func apply(
    _ reader: LogReader, _ log: borrowing ReadTransaction, through end: UInt64
  ) throws(LedgerError) -> [LaterRuleBreach] {
    let last = min(end, reached + UInt64(TableChecker.chunk))
    while true {
      do throws(LedgerError) {
        let breaches = try apply(reader, log, reached + 1, through: last)
        reached = last
        return breaches
      } catch {
        // Only under a limited address space is the map ever full.
        guard error.code == .mapFull else { throw error }
        do throws(LMDBError) {
          try environment.growMap(to: environment.mapSizeBytes * 2)
        } catch {
          throw LedgerError(error)
        }
      }
    }
  }

  private func apply(
    _ reader: LogReader, _ log: borrowing ReadTransaction, _ first: UInt64, through last: UInt64
  ) throws(LedgerError) -> [LaterRuleBreach] {
    var breaches: [LaterRuleBreach] = []
    let handles = handles
    try environment.write { (transaction) throws(LedgerError) in
      var decider = Decider(handles, transaction.reading)
      do throws(DecidingError) {
        var number = first
        while number <= last {
          guard let stored = try LedgerError.wrap(reader, number, log) else { break }
          breaches += try decider.breaches(of: stored, number: number)
          decider.tables.append(number, stored)
          try decider.tables.apply(stored, number: number)
          number += 1
        }
      } catch {
        throw LedgerError(error)
      }
      let changes = decider.changes()
      do throws(LMDBError) {
        try changes.flush(into: &transaction)
      } catch {
        throw LedgerError(error)
      }
    }
    return breaches
  }

  /// Compares all tables with those of the log, which must reach just as far.
  func compare(
    _ log: LogTableHandles, _ transaction: borrowing ReadTransaction,
    _ report: inout VerifyReport
  ) throws(LedgerError) {
    // What an older program left behind is made anew with the next write, and is no damage.
    let withRecent: Bool
    do throws(LMDBError) {
      withRecent = try log.reach(transaction) == reached
    } catch {
      throw LedgerError(error)
    }
    for table in LogTable.allCases where table != .events {
      let difference = try environment.read { (copy) throws(LedgerError) in
        do throws(LMDBError) {
          return try TableChecker.difference(
            transaction.cursor(log[table]), copy.cursor(handles[table]),
            leavingOut: withRecent ? nil : table)
        } catch {
          throw LedgerError(error)
        }
      }
      if let difference {
        report.add(
          0, "table \(table.rawValue): \(difference.en)",
          "Tabelle \(table.rawValue): \(difference.de)")
      }
    }
  }

  /// The first difference of two tables in words, or nil.
  private static func difference(
    _ log: consuming LMDB.Cursor, _ copy: consuming LMDB.Cursor, leavingOut table: LogTable?
  ) throws(LMDBError) -> Label? {
    var entries = 0
    while true {
      let (hasLog, hasCopy) = (try next(&log, table), try next(&copy, table))
      guard hasLog, hasCopy else {
        if hasLog == hasCopy { return nil }
        return hasLog
          ? Label(
            "from entry \(entries + 1) on it holds more than the events make",
            "ab Eintrag \(entries + 1) enthält sie mehr, als die Ereignisse ergeben")
          : Label(
            "it ends after \(entries) entries, the events make more",
            "sie endet nach \(entries) Einträgen, die Ereignisse ergeben mehr")
      }
      entries += 1
      guard log.key.equals(0..<log.key.count, copy.key) else {
        return Label(
          "entry \(entries) has another key than the events make",
          "Eintrag \(entries) hat einen anderen Schlüssel, als die Ereignisse ergeben")
      }
      guard log.value.equals(0..<log.value.count, copy.value) else {
        return Label(
          "entry \(entries) has another value than the events make",
          "Eintrag \(entries) hat einen anderen Wert, als die Ereignisse ergeben")
      }
    }
  }
}

extension TableChecker {
  /// Goes to the next entry, but for recent keys of a table whose recent keys do not count.
  private static func next(
    _ cursor: inout LMDB.Cursor, _ table: LogTable?
  ) throws(LMDBError) -> Bool {
    while try cursor.next() {
      guard let table, table.isRecent(cursor.key) else { return true }
    }
    return false
  }
}

extension LedgerError {
  /// The stored bytes of an event, with the failure of a decision.
  @_lifetime(copy log)
  fileprivate static func wrap(
    _ reader: LogReader, _ number: UInt64, _ log: borrowing ReadTransaction
  ) throws(DecidingError) -> Span<UInt8>? {
    do throws(LMDBError) {
      return try reader.stored(number, log)
    } catch {
      throw DecidingError(error)
    }
  }
}
