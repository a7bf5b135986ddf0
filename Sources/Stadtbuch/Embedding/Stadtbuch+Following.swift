public import Ledger

/// All records of a log from a number on, those to come included, in order and each once.
///
/// It ends with its task, and when the ledger is closed. Records are read on the ledger's threads,
/// some in advance; no transaction is held while it waits.
public struct FollowedRecords: AsyncSequence, Sendable {
  /// The record of one event.
  public typealias Element = EventRecord

  let ledger: Ledger
  let threads: OwnThreads
  let first: UInt64

  /// A walk by position.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let ledger: Ledger
    let threads: OwnThreads
    var position: UInt64
    /// What was read and not handed out yet, the next one last.
    var read: [EventRecord] = []

    /// The next record, once there is one; nil when the task is cancelled or the ledger is closed.
    public mutating func next() async throws -> EventRecord? {
      while !Task.isCancelled {
        if let record = read.popLast() { return record }
        let mark = ledger.mark
        do {
          // Who follows is as few as its tasks, and must not end because others ask much.
          read = try await threads.run(isLimited: false) { [ledger, position] _ in
            try ledger.records(from: position).reversed()
          }
        } catch is CancellationError {
          return nil
        } catch let error as LedgerError where error.code == .closed {
          return nil
        }
        if let last = read.first {
          position = last.sequence + 1
        } else {
          await ledger.waitForRecords(after: mark)
        }
      }
      return nil
    }
  }

  /// A walk of its own, from the first number again.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(ledger: ledger, threads: threads, position: first)
  }
}

extension Stadtbuch {
  /// Follows the log from an event on, those to come included, also from other processes.
  public func follow(from number: UInt64 = 1) -> FollowedRecords {
    FollowedRecords(ledger: engine.ledger, threads: threads, first: max(number, 1))
  }
}

extension Stadtbuch {
  /// How far the log has gone; taken before looking for records, so that none is missed.
  package var mark: LogMark { engine.ledger.mark }

  /// Waits until there may be records that were not there, but not for ever.
  ///
  /// - Returns: whether something woke it before the time was over.
  package func waits(after mark: LogMark, atMost time: Swift.Duration) async -> Bool {
    await withTaskGroup(of: Bool.self) { [engine] group in
      group.addTask {
        await engine.ledger.waitForRecords(after: mark)
        return true
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return false
      }
      let first = await group.next() ?? false
      group.cancelAll()
      return first
    }
  }
}
