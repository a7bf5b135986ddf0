/// All records of a log from a number on, those to come included, in order and each once, as many
/// at a time as are there.
///
/// It ends only with its task, or with an error. No transaction is held while it waits.
public struct LedgerFollower: AsyncSequence, Sendable {
  /// The next records, at least one.
  public typealias Element = [EventRecord]
  /// Why following ends.
  public typealias Failure = LedgerError

  let log: LogSource
  let first: UInt64

  /// Walks on by position; waking it is only a hint.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let log: LogSource
    var position: UInt64

    /// The next records, once there are any; nil when the task is cancelled.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(LedgerError) -> [EventRecord]? {
      while !Task.isCancelled {
        let mark = log.mark
        let records = try log.records(from: position)
        if let last = records.last {
          position = last.sequence + 1
          return records
        }
        await log.wait(after: mark)
      }
      return nil
    }
  }

  /// A walk of its own, from the first number again.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(log: log, position: first)
  }
}

extension Ledger {
  /// Follows the log from an event on, those to come included.
  public func follow(from number: UInt64 = 1) -> LedgerFollower {
    LedgerFollower(log: log, first: max(number, 1))
  }

  /// The next records from a number on, at most 1,000 and about 1 MiB; none above the head.
  public func records(from number: UInt64) throws(LedgerError) -> [EventRecord] {
    try log.records(from: max(number, 1))
  }
  /// How far the log has gone; taken before looking for records, so that none is missed.
  package var mark: LogMark { log.mark }

  /// Suspends until there may be records that were not there, the ledger is closed, or the task is
  /// cancelled.
  package func waitForRecords(after mark: LogMark) async { await log.wait(after: mark) }
}
