import LMDB
public import Ledger
import Synchronization
public import Vocabulary

/// Facts over two axes of time: an index of the log that answers what held on any day, as known
/// after any event. It is derived: it can be thrown away and made anew.
///
/// Asking changes nothing on the disk as long as the views are up to date. Where they are not, they
/// are brought up to date first by whoever may write them; others wait a moment and then answer at
/// the views' position, which ``reach(_:)`` says.
public final class Timelines: Sendable {
  /// The log beneath.
  public let ledger: Ledger
  let log: LogAccess
  let generations: Generations
  private let current: CurrentGeneration
  /// Who asks; everybody may see everything where nothing is said.
  private let sight: Sight?

  /// Opens the views of a ledger and brings them up to date, if it can; from then on they follow
  /// each commit of this process. `progress` is told the last event applied.
  public init(
    _ ledger: Ledger, progress: (UInt64) -> Void = { _ in }
  ) throws(TimelinesError) {
    self.ledger = ledger
    log = LogAccess(ledger: ledger)
    generations = Generations(log: log)
    current = CurrentGeneration(try generations.openCurrent())
    sight = nil
    _ = try reach(try log.head, progress: progress)
    ledger.setCommitHook { [weak self] _ in try self?.catchUp() }
  }

  /// The same facts as others see them.
  private init(_ whole: Timelines, _ sight: Sight) {
    ledger = whole.ledger
    log = whole.log
    generations = whole.generations
    current = whole.current
    self.sight = sight
  }

  /// The same facts as an audience sees them on a day: rights are not history, so what somebody may
  /// see is asked of today, whatever the point.
  ///
  /// - Parameter through: rights as they had been recorded by an event; all that is recorded if nil.
  public func seen(
    by audience: Audience, today: Day, through: UInt64? = nil
  ) -> Timelines {
    audience.level == .full ? self : Timelines(self, Sight(audience, today, through: through))
  }

  /// What is published today; nil for whoever may see everything.
  public func publication() throws(TimelinesError) -> Publication? {
    guard sight != nil else { return nil }
    return try read(at: Point(asOf: .first, knownAt: 0)) { (reading) throws(TimelinesError) in
      reading.publication
    }
  }

  /// For whom readings are.
  public var audience: Audience { sight?.audience ?? .full }

  /// Ends following and, if this process has written the views, marks them as closed in order.
  ///
  /// Returns why they could not be synced, if so; they are then made anew when they are opened next.
  @discardableResult
  public func close() -> TimelinesError? {
    ledger.setCommitHook(nil)
    do throws(TimelinesError) { try current.generation.withLock { $0 }.close() } catch {
      return error
    }
    return nil
  }

  /// The last event that the views hold.
  public var position: UInt64 {
    get throws(TimelinesError) { try refresh().position }
  }

  /// Applies what the log holds and the views do not, also what other processes wrote.
  public func catchUp(progress: (UInt64) -> Void = { _ in }) throws(TimelinesError) {
    do throws(TimelinesError) {
      try refresh().catchUp(progress: progress)
    } catch {
      guard error.code == .replaced else { throw error }
      try reopen().catchUp(progress: progress)
    }
  }

  func refresh() throws(TimelinesError) -> Generation {
    let number = try log.generation
    return try current.generation.withLock { (current) throws(TimelinesError) -> Generation in
      if current.number != number { current = try generations.openCurrent() }
      return current
    }
  }

  private func reopen() throws(TimelinesError) -> Generation {
    try current.generation.withLock { (current) throws(TimelinesError) -> Generation in
      current = try generations.openCurrent()
      return current
    }
  }

  /// Runs `body` on an unchanging view of facts and log at a point. The point must not lie above
  /// the last event; the views are brought up to date first if they do not reach it.
  ///
  /// Throws: `behind` or what kept the views from being brought up to date.
  ///
  /// - Parameter other: another point that is looked at too; what an audience sees is then what it
  ///   sees at both.
  public func read<R>(
    at point: Point, and other: Point? = nil,
    _ body: (borrowing Reading) throws(TimelinesError) -> R
  ) throws(TimelinesError) -> R {
    let generation = try refresh()
    if try generation.position < point.knownAt {
      let reached = try reach(point.knownAt)
      if let lag = reached.lag { throw lag.error }
      return try reading(try refresh(), at: point, and: other, body)
    }
    return try reading(generation, at: point, and: other, body)
  }

  /// Makes another generation the one that is read.
  func use(_ new: Generation) {
    current.generation.withLock { $0 = new }
  }

  /// Runs `body` on an unchanging view of one generation.
  func reading<R>(
    _ generation: Generation, at point: Point, and other: Point? = nil,
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
            "event \(point.knownAt) is not recorded; the last one is \(position)",
            "Ereignis \(point.knownAt) ist nicht erfasst; das letzte ist \(position)")
        }
        let whole = Reading(
          point, index, logTransaction, generation.tables, log, generation.names)
        guard let sight else { return try body(whole) }
        let lens = try sight.lens(at: point, and: other, position, whole)
        return try body(
          Reading(
            point, index, logTransaction, generation.tables, log, generation.names, lens))
      }
    }
  }
}
