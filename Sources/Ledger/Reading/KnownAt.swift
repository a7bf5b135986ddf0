import LMDB
public import Vocabulary

/// The point of knowledge that a reader asks for.
public enum KnownAt: Sendable, Equatable {
  /// All that is recorded.
  case head
  /// The event of this number; 0 is the empty ledger.
  case sequence(UInt64)
  /// The last event recorded by then.
  case instant(Instant)
  /// The last event recorded by the end of that day in the ledger's time zone.
  case day(Day)

  /// The point of a text: a number, an RFC 3339 instant or a date.
  public init?(_ text: some StringProtocol) {
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let number = UInt64(text) else { return nil }
      self = .sequence(number)
    } else if let day = Day(text) {
      self = .day(day)
    } else if let instant = Instant(text) {
      self = .instant(instant)
    } else {
      return nil
    }
  }
}

extension Ledger {
  /// The event that a point of knowledge stands for.
  ///
  /// Throws when a number lies above the head; instants to come stand for the head.
  public func resolve(_ point: KnownAt) throws(LedgerError) -> LedgerPosition {
    switch point {
    case .head: return try head
    case .sequence(let number): return try position(number)
    case .instant(let instant): return try position(try sequence(at: instant))
    case .day(let day): return try position(try sequence(at: calendar.end(of: day)))
    }
  }

  /// The number of the last event whose time is at or before the instant; 0 when there is none.
  public func sequence(at instant: Instant) throws(LedgerError) -> UInt64 {
    try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        var low: UInt64 = 0
        var high = try reader.lastSequence(transaction)
        while low < high {
          let middle = low + (high - low + 1) / 2
          if let time = try reader.time(of: middle, transaction), time <= instant {
            low = middle
          } else {
            high = middle - 1
          }
        }
        return low
      } catch {
        throw LedgerError(error)
      }
    }
  }

  private func position(_ number: UInt64) throws(LedgerError) -> LedgerPosition {
    guard number > 0 else { return LedgerPosition(sequence: 0, time: nil) }
    let (time, last) = try read { (transaction) throws(LedgerError) in
      do throws(LMDBError) {
        return (
          try reader.time(of: number, transaction), try reader.lastSequence(transaction)
        )
      } catch {
        throw LedgerError(error)
      }
    }
    guard let time else {
      throw LedgerError(
        Refusal(
          .outOfRange, "known-at", "\(number)", why: "the last event has the number \(last)",
          remedy: "give a number up to that, an instant or a date"))
    }
    return LedgerPosition(sequence: number, time: time)
  }
}
