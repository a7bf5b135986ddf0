import Foundation
import LMDB
import Vocabulary

/// How much of a ledger is verified.
public enum VerifyDepth: Sendable {
  /// Each record on its own and in its order.
  case records
  /// The tables too, by making them anew from the records beside the ledger.
  case full
}

extension Ledger {
  /// Reads every record again: numbers without a gap, times in order, canonical bytes, prefixes,
  /// identities, and of a whole ledger that the tables are what the records make them.
  ///
  /// What cannot be read because its page is damaged is a problem like any other, and the rest is
  /// read all the same. `progress` is told what was found so far and the number of events to read,
  /// so that it can be said even if the process ends in the middle. When a full verification of
  /// the whole ledger finds nothing, writing is allowed again after a commit of unknown outcome.
  public func verify(
    from first: UInt64 = 1, through last: UInt64? = nil, depth: VerifyDepth = .full,
    progress: ((_ soFar: VerifyReport, _ all: UInt64) -> Void)? = nil
  ) throws(LedgerError) -> VerifyReport {
    let head = try head.sequence
    let end = min(last ?? head, head)
    let start = max(first, 1)
    var checker = RecordChecker(reader: reader)
    if start > 1, start <= end { checker.begin(after: start - 1, try time(of: start - 1)) }
    var next = start
    while next <= end {
      let stop = min(end, next + Ledger.verifyChunk - 1)
      try check(&checker, next, through: stop) { progress?($0, end - start + 1) }
      next = stop + 1
      progress?(checker.report, end - start + 1)
    }
    checker.finish(end)
    var report = checker.report
    guard depth == .full, start == 1, end == head, report.ok else { return report }
    try checkTables(&report)
    if report.ok { writer?.unblock() }
    return report
  }

  /// The events that one transaction of a verification reads.
  private static let verifyChunk: UInt64 = 2_000

  /// Checks a stretch, going on behind what cannot be read.
  private func check(
    _ checker: inout RecordChecker, _ first: UInt64, through last: UInt64,
    _ progress: (VerifyReport) -> Void
  ) throws(LedgerError) {
    var next = first
    while next <= last {
      progress(checker.report)
      do throws(LedgerError) {
        try walk(&checker, &next, through: last, progress)
        return
      } catch {
        guard error.code == .corrupt else { throw error }
        checker.skip(next, error.text)
        next += 1
      }
    }
  }

  /// Checks event after event; `next` is the one at hand, also when it throws.
  ///
  /// Each is looked for from the root: LMDB aborts the process where it steps sideways onto a page
  /// that is none, and returns an error where it comes from above.
  private func walk(
    _ checker: inout RecordChecker, _ next: inout UInt64, through last: UInt64,
    _ progress: (VerifyReport) -> Void
  ) throws(LedgerError) {
    try withEvents { (events) throws(LedgerError) in
      try read { (transaction) throws(LedgerError) in
        do throws(LMDBError) {
          var found = try events.seek(next)
          while found, events.sequence <= last {
            next = events.sequence
            try checker.check(events.event, transaction)
            next += 1
            if next % 128 == 0 { progress(checker.report) }
            found = try events.seek(next)
          }
        } catch {
          throw LedgerError(error)
        }
      }
    }
  }

  /// Makes the tables anew, first in the background of running writes, then in one last view.
  private func checkTables(_ report: inout VerifyReport) throws(LedgerError) {
    var copy = try TableChecker(under: scratchFolder)
    while true {
      let isDone = try read { (transaction) throws(LedgerError) in
        let end: UInt64
        do throws(LMDBError) {
          end = try reader.lastSequence(transaction)
        } catch {
          throw LedgerError(error)
        }
        report.add(try copy.apply(reader, transaction, through: end))
        guard copy.reached == end else { return false }
        try copy.compare(tables, transaction, &report)
        return true
      }
      if isDone { return }
    }
  }

  /// Where the tables are made anew: what lies in `views` may be deleted at any time. Nil, the usual
  /// place for what is temporary, where nothing may be written there or too little space is left.
  private var scratchFolder: String? {
    guard options.mode == .readWrite, FileSystem.mayWrite(folders.views),
      let free = try? environment.freeDiskBytes(), let log = try? environment.statistics(),
      free >= options.freeSpaceMarkBytes + Int64(log.usedBytes)
    else { return nil }
    return folders.views
  }

  private func time(of number: UInt64) throws(LedgerError) -> Instant? {
    try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        return try reader.time(of: number, transaction)
      } catch {
        throw LedgerError(error)
      }
    }
  }
}
