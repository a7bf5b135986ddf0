import LMDB
public import Vocabulary

/// A copy of one event that its holder may keep.
public struct EventCopy: Sendable, Equatable {
  /// Its number.
  public let sequence: UInt64
  /// Its prefix and its record.
  public let stored: [UInt8]

  /// Its record, as hashed and exported.
  public var record: ArraySlice<UInt8> { stored[Int(stored[12])...] }
  /// What spares decoding it.
  public var prefix: EventPrefix { EventPrefix(stored.span) }
}

/// All events from a number on, those to come included, in order and each once.
///
/// It ends only with its task, or with an error. No transaction is held while it waits.
public struct LedgerFollower: AsyncSequence, Sendable {
  /// One event.
  public typealias Element = EventCopy
  /// Why following ends.
  public typealias Failure = LedgerError

  let ledger: Ledger
  let first: UInt64

  /// Walks on by position; waking it is only a hint.
  public struct AsyncIterator: AsyncIteratorProtocol {
    /// The most events and bytes that are copied ahead.
    static let (eventsMax, bytesMax) = (1_000, 1 << 20)

    let ledger: Ledger
    var position: UInt64
    var ready: [EventCopy] = []
    var taken = 0

    /// The next event, once there is one; nil when the task is cancelled.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(LedgerError) -> EventCopy? {
      while true {
        if taken < ready.count {
          taken += 1
          position = ready[taken - 1].sequence + 1
          return ready[taken - 1]
        }
        guard !Task.isCancelled else { return nil }
        let seen = ledger.signal.count
        let transaction = ledger.environment.lastTransactionID
        ready.removeAll(keepingCapacity: true)
        taken = 0
        try ledger.copy(from: position, into: &ready)
        if ready.isEmpty {
          await ledger.signal.wait(beyond: seen, ledger.environment, since: transaction)
        }
      }
    }
  }

  /// A walk of its own, from the first number again.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(ledger: ledger, position: first)
  }
}

extension Ledger {
  /// Follows the log from an event on, those to come included.
  public func follow(from number: UInt64 = 1) -> LedgerFollower {
    LedgerFollower(ledger: self, first: max(number, 1))
  }

  /// Copies the next events, as many as a follower keeps ahead.
  func copy(from number: UInt64, into copies: inout [EventCopy]) throws(LedgerError) {
    var bytes = 0
    try withEvents { (events) throws(LedgerError) in
      do throws(LMDBError) {
        var found = try events.seek(number)
        while found, copies.count < LedgerFollower.AsyncIterator.eventsMax,
          bytes < LedgerFollower.AsyncIterator.bytesMax
        {
          var stored: [UInt8] = []
          stored.append(events.stored)
          bytes += stored.count
          copies.append(EventCopy(sequence: events.sequence, stored: stored))
          found = try events.next()
        }
      } catch {
        throw LedgerError(error)
      }
    }
  }
}
