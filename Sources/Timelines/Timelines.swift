import LMDB
public import Ledger
import Synchronization
import Vocabulary

/// Facts over two axes of time: an index of the log that answers what held on any day, as known
/// after any event. It is derived: it can be thrown away and made anew.
public final class Timelines: Sendable {
  /// The log beneath.
  public let ledger: Ledger
  let log: LogAccess
  private let generation: Mutex<Generation>

  /// Opens the views of a ledger and brings them up to date; from then on they follow each commit
  /// of this process. `progress` is told the last event applied.
  public init(
    _ ledger: Ledger, progress: (UInt64) -> Void = { _ in }
  ) throws(TimelinesError) {
    self.ledger = ledger
    log = LogAccess(ledger: ledger)
    generation = Mutex(try Generation(number: try log.generation, log: log))
    try catchUp(progress: progress)
    ledger.setCommitHook { [weak self] _ in try self?.catchUp() }
  }

  /// Ends following and marks the views as closed in order.
  public func close() {
    ledger.setCommitHook(nil)
    current.close()
  }

  /// The generation that counts, opened anew when another process has swapped it.
  private var current: Generation {
    generation.withLock { $0 }
  }

  /// The last event that the views hold.
  public var position: UInt64 {
    get throws(TimelinesError) { try current.position }
  }

  /// Applies what the log holds and the views do not, also what other processes wrote.
  public func catchUp(progress: (UInt64) -> Void = { _ in }) throws(TimelinesError) {
    try refresh().catchUp(progress: progress)
  }

  func refresh() throws(TimelinesError) -> Generation {
    let number = try log.generation
    return try generation.withLock { (current) throws(TimelinesError) -> Generation in
      if current.number != number { current = try Generation(number: number, log: log) }
      return current
    }
  }

  /// Runs `body` on an unchanging view of facts and log at a point. The point must not lie above
  /// the last event; the views are brought up to date first if they do not reach it.
  public func read<R>(
    at point: Point, _ body: (borrowing Reading) throws(TimelinesError) -> R
  ) throws(TimelinesError) -> R {
    let generation = try refresh()
    if try generation.position < point.knownAt { try generation.catchUp() }
    return try reading(generation, at: point, body)
  }

  /// Makes another generation the one that is read.
  func use(_ new: Generation) {
    generation.withLock { $0 = new }
  }

  /// Runs `body` on an unchanging view of one generation.
  func reading<R>(
    _ generation: Generation, at point: Point,
    _ body: (borrowing Reading) throws(TimelinesError) -> R
  ) throws(TimelinesError) -> R {
    try generation.environment.read { (index) throws(TimelinesError) -> R in
      // The views' transaction begins first, so the log is never behind it.
      try ledger.read { (logTransaction) throws(TimelinesError) -> R in
        let position: UInt64
        do throws(LMDBError) { position = try generation.position(index) } catch {
          throw TimelinesError(error)
        }
        guard point.knownAt <= position else {
          throw TimelinesError(
            .aboveHead,
            "event \(point.knownAt) is not recorded; the last one is \(position)")
        }
        return try body(
          Reading(point, index, logTransaction, generation.tables, log, generation.names))
      }
    }
  }
}
