import LMDB
import Vocabulary

/// Where the records of a log are read, by whoever follows it.
struct LogSource: Sendable {
  /// The most records and bytes that are handed out at a time.
  static let (recordsMax, bytesMax) = (1_000, 1 << 20)

  let environment: LMDB.Environment
  let reader: LogReader
  let signal: CommitSignal

  /// The last event.
  var head: LedgerPosition {
    get throws(LedgerError) {
      try environment.read { (transaction) throws(LedgerError) in
        let head = try reader.head(transaction)
        return LedgerPosition(
          sequence: head.sequence, time: head.sequence == 0 ? nil : head.time)
      }
    }
  }

  /// How far it has gone, as memory tells: read before looking, so that nothing is missed.
  var mark: LogMark {
    LogMark(signals: signal.count, transaction: environment.lastTransactionID)
  }

  /// Suspends until it may have gone further, or the task is cancelled.
  func wait(after mark: LogMark) async {
    await signal.wait(beyond: mark.signals, environment, since: mark.transaction)
  }

  /// Copies the next records, as many as are handed out at a time.
  func records(from number: UInt64) throws(LedgerError) -> [EventRecord] {
    try environment.read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        var records: [EventRecord] = []
        var bytes = 0
        var events = try reader.events(transaction)
        var found = try events.seek(number)
        while found, records.count < LogSource.recordsMax, bytes < LogSource.bytesMax {
          var copy: [UInt8] = []
          copy.append(events.record)
          bytes += copy.count
          records.append(EventRecord(sequence: events.sequence, bytes: copy))
          found = try events.next()
        }
        return records
      } catch {
        throw LedgerError(error)
      }
    }
  }
}

/// How far a log had gone when somebody looked.
package struct LogMark: Sendable {
  let signals: UInt64
  let transaction: UInt64
}
