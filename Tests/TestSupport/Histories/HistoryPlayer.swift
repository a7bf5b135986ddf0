public import Ledger
public import Vocabulary

/// An event that a ledger refused.
public struct HistoryRefusal: Sendable {
  /// What was to be recorded, in exchange form.
  public let line: String
  /// The number of the event before it, all up to which were recorded in the end.
  public let after: UInt64
  /// Why it was refused.
  public let refusal: Refusal
}

/// Puts a history's events into a ledger and keeps which were taken, under which numbers.
public struct HistoryPlayer {
  /// The ledger.
  public let ledger: Ledger
  /// The number that an event got, by its place in the history.
  public private(set) var sequences: [Int: UInt64] = [:]
  /// The number of the last event taken.
  public private(set) var last: UInt64 = 0
  /// What the ledger refused.
  public private(set) var refusals: [HistoryRefusal] = []
  private let reader = DraftReader()

  /// Begins with an empty ledger.
  public init(_ ledger: Ledger) {
    self.ledger = ledger
  }

  /// Appends the events as one batch; what is refused is left out and the others tried again.
  /// Returns what was refused, and why.
  public mutating func play(
    _ events: [HistoryEvent]
  ) throws(LedgerError) -> [(event: HistoryEvent, why: String)] {
    var refused: [(event: HistoryEvent, why: String)] = []
    var waiting = events
    while true {
      var drafts: [Draft] = []
      var placed: [HistoryEvent] = []
      var numbers = sequences
      for event in waiting {
        do throws(Refusal) {
          if let target = event.target, numbers[target] == nil {
            throw Refusal(.subject(.missing(creators: [])), "subject")
          }
          let line = Array(event.line(target: event.target.flatMap { numbers[$0] }).utf8)
          drafts.append(try reader.read(line: line.span))
          placed.append(event)
          numbers[event.index] = last + UInt64(placed.count)
        } catch {
          refused.append((event, "\(error)"))
        }
      }
      do throws(LedgerError) {
        let receipt = try ledger.append(drafts)
        last += UInt64(receipt.outcomes.count)
        sequences = numbers
        return refused
      } catch {
        guard let index = error.index, placed.indices.contains(index) else { throw error }
        refused.append((placed[index], "\(error)"))
        if let refusal = error.refusal {
          let line = placed[index].line(
            target: placed[index].target.flatMap { numbers[$0] })
          refusals.append(
            HistoryRefusal(line: line, after: last + UInt64(index), refusal: refusal))
        }
        placed.remove(at: index)
        waiting = placed
      }
    }
  }

  /// Plays a whole history in batches of the given size.
  public mutating func play(
    all events: [HistoryEvent], batch: Int
  ) throws(LedgerError) {
    var start = 0
    while start < events.count {
      let end = min(start + batch, events.count)
      _ = try play(Array(events[start..<end]))
      start = end
    }
  }
}
