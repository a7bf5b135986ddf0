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
          + "rights on \(parent ?? "TMPDIR")")
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
    var breaches: [LaterRuleBreach] = []
    let last = min(end, reached + UInt64(TableChecker.chunk))
    let handles = handles
    let first = reached + 1
    try environment.write { (transaction) throws(LedgerError) in
      var tables = LogTables(handles)
      do throws(DecidingError) {
        var number = first
        while number <= last {
          guard let stored = try LedgerError.wrap(reader, number, log) else { break }
          breaches += try Deciding.breaches(
            of: stored, number: number, &tables, transaction.reading)
          tables.append(number, stored)
          try Applying.apply(stored, number: number, to: &tables, transaction.reading)
          number += 1
        }
      } catch {
        throw LedgerError(error)
      }
      do throws(LMDBError) {
        try tables.flush(into: &transaction)
      } catch {
        throw LedgerError(error)
      }
    }
    reached = last
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
      if let difference { report.add(0, "table \(table.rawValue): \(difference)") }
    }
  }

  /// The first difference of two tables in words, or nil.
  private static func difference(
    _ log: consuming LMDB.Cursor, _ copy: consuming LMDB.Cursor, leavingOut table: LogTable?
  ) throws(LMDBError) -> String? {
    var entries = 0
    while true {
      let (hasLog, hasCopy) = (try next(&log, table), try next(&copy, table))
      guard hasLog, hasCopy else {
        if hasLog == hasCopy { return nil }
        return hasLog
          ? "from entry \(entries + 1) on it holds more than the events make"
          : "it ends after \(entries) entries, the events make more"
      }
      entries += 1
      guard log.key.equals(0..<log.key.count, copy.key) else {
        return "entry \(entries) has another key than the events make"
      }
      guard log.value.equals(0..<log.value.count, copy.value) else {
        return "entry \(entries) has another value than the events make"
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
