import LMDB
public import Ledger
public import Vocabulary

/// How far the log is to be known, as people say it.
public enum KnownAtRequest: Sendable, Equatable {
  /// As far as it goes.
  case head
  /// Up to this event.
  case sequence(UInt64)
  /// Up to the last event recorded by then.
  case instant(Instant)
  /// Up to the end of that day in the ledger's time zone.
  case day(Day)
}

extension Ledger {
  /// Today in the ledger's time zone.
  public var today: Day {
    var calendar = CivilCalendar(timeZone: identity.timeZone)
    let now = options.clock.now()
    return calendar?.day(of: now) ?? now.dayInUTC
  }

  /// The first instant of a day in the ledger's time zone.
  public func start(of day: Day) -> Instant {
    CivilCalendar(timeZone: identity.timeZone)?.start(of: day)
      ?? Instant(microseconds: Int64(day.ordinal) * 86_400_000_000)
  }

  /// The event up to which the log is known.
  ///
  /// Throws: `invalid` for a number above the head, since nobody can know it yet.
  public func knownAt(_ request: KnownAtRequest) throws(LedgerError) -> KnownAt {
    let (sequence, time, head) = try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        let reader = reader
        let head = try reader.lastSequence(transaction)
        let sequence: UInt64
        switch request {
        case .head: sequence = head
        case .sequence(let number): sequence = number
        case .instant(let instant): sequence = try last(by: instant, head, transaction)
        case .day(let day):
          let end = CivilCalendar(timeZone: identity.timeZone)?.end(of: day)
          sequence = try last(
            by: end ?? Instant(microseconds: .max), head, transaction)
        }
        return (sequence, try reader.time(of: sequence, transaction), head)
      } catch {
        throw LedgerError(error)
      }
    }
    guard sequence <= head else {
      throw LedgerError(
        .invalid, "event \(sequence) is not recorded yet; the last one is \(head)")
    }
    return KnownAt(sequence: sequence, time: time)
  }

  /// The last event recorded by an instant: times never fall along the log.
  private func last(
    by instant: Instant, _ head: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64 {
    var (low, high): (UInt64, UInt64) = (0, head)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if let time = try reader.time(of: middle, transaction), time <= instant {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}

extension Book {
  /// Today in the ledger's time zone.
  public var today: Day { ledger.today }

  /// The first instant of a day in the ledger's time zone.
  public func start(of day: Day) -> Instant { ledger.start(of: day) }

  /// The event up to which the log is known; see ``Ledger/knownAt(_:)``.
  ///
  /// As far as it goes is as far as the views go: they are brought up to date first. Where that
  /// cannot be done, the position says so, and every answer made for it carries the notice.
  public func knownAt(_ request: KnownAtRequest) throws -> KnownAt {
    var known = try ledger.knownAt(request)
    guard request == .head else { return known }
    let reach = try timelines.reach(known.sequence)
    if let lag = reach.lag {
      known = try ledger.knownAt(.sequence(reach.position))
      known.lag = lag
    }
    return known
  }
}
