public import LMDB
public import Vocabulary

/// How far a log reaches.
public struct LedgerPosition: Sendable, Equatable {
  /// The number of the last event; 0 of an empty ledger.
  public let sequence: UInt64
  /// When that was recorded; nil of an empty ledger.
  public let time: Instant?

  /// A position as given.
  public init(sequence: UInt64, time: Instant?) {
    self.sequence = sequence
    self.time = time
  }
}

extension Ledger {
  /// The most events that one transaction reads in a long walk.
  public static let walkEventsMax = 10_000
  /// The longest that one transaction of a long walk lasts.
  public static let walkMilliseconds = 50

  /// Runs `body` on an unchanging view of the log.
  ///
  /// Keep it short: a long one keeps pages from being used again.
  public func read<R: ~Copyable, E: LMDBFailable>(
    _ body: (borrowing ReadTransaction) throws(E) -> R
  ) throws(E) -> R {
    try environment.read(body)
  }

  /// Runs `body` with a walk over all events in one transaction: the fast form, for folding a log
  /// from end to end or from the end backwards.
  public func withEvents<R: ~Copyable, E: LMDBFailable>(
    _ body: (inout EventCursor) throws(E) -> R
  ) throws(E) -> R {
    try environment.read { (transaction) throws(E) in
      var cursor: EventCursor
      do throws(LMDBError) {
        cursor = try reader.events(transaction)
      } catch {
        throw E(error)
      }
      return try body(&cursor)
    }
  }

  /// Calls `body` for each event of the numbers given, or up to the head, in order.
  ///
  /// It takes a new transaction from time to time, which is safe in a log that never changes: so
  /// the walk may take as long as it likes.
  public func forEachEvent<E: LMDBFailable>(
    from first: UInt64 = 1, through last: UInt64 = .max,
    _ body: (borrowing StoredEvent) throws(E) -> Void
  ) throws(E) {
    var next = max(first, 1)
    while next <= last {
      let reached = try withEvents { (events) throws(E) in
        try Ledger.walk(&events, from: next, through: last, body)
      }
      guard reached >= next else { return }
      next = reached + 1
    }
  }

  /// Walks until it is time for another transaction; returns the last number visited.
  @_lifetime(events: copy events)
  private static func walk<E: LMDBFailable>(
    _ events: inout EventCursor, from first: UInt64, through last: UInt64,
    _ body: (borrowing StoredEvent) throws(E) -> Void
  ) throws(E) -> UInt64 {
    let deadline = ContinuousClock.now + .milliseconds(walkMilliseconds)
    var reached = first - 1
    while true {
      do throws(LMDBError) {
        let found = reached < first ? try events.seek(first) : try events.next()
        guard found else { return reached }
      } catch {
        throw E(error)
      }
      let event = events.event
      guard event.sequence <= last else { return reached }
      try body(event)
      reached = event.sequence
      let count = reached - first + 1
      if count >= UInt64(walkEventsMax) || reached == last { return reached }
      if count % 64 == 0, ContinuousClock.now >= deadline { return reached }
    }
  }

  /// The last event.
  public var head: LedgerPosition {
    get throws(LedgerError) {
      try log.head
    }
  }

  /// A copy of the stored value of an event, its prefix and its record; nil above the head.
  public func stored(_ number: UInt64) throws(LedgerError) -> [UInt8]? {
    try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        guard let stored = try reader.stored(number, transaction) else { return nil }
        var copy: [UInt8] = []
        copy.append(stored)
        return copy
      } catch {
        throw LedgerError(error)
      }
    }
  }

  /// A copy of an event's record, as hashed and exported; nil above the head.
  public func record(_ number: UInt64) throws(LedgerError) -> [UInt8]? {
    guard let stored = try stored(number), stored.count > 12 else { return nil }
    return Array(stored[Int(stored[12])...])
  }

  /// The civil date of an instant where the ledger is at home.
  public func day(of instant: Instant) -> Day {
    days.day(of: instant)
  }

  /// The first instant of a day where the ledger is at home.
  public func start(of day: Day) -> Instant { calendar.start(of: day) }

  /// The civil date now, by the ledger's clock.
  public var today: Day { day(of: now) }

  /// What the ledger's clock says.
  public var now: Instant { options.clock.now() }
}
