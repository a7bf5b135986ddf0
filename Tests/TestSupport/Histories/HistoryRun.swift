public import Ledger

/// A random history in a ledger of its own.
public struct HistoryRun: Sendable {
  /// The seed that it was made from.
  public let seed: UInt64
  /// What was accepted, in order.
  public let events: [HistoryEvent]
  /// What the ledger refused.
  public let refusals: [HistoryRefusal]
  /// The ledger that holds it.
  public let temporary: TemporaryLedger
  /// Its ledger.
  public var ledger: Ledger { temporary.ledger }

  /// Makes a history of about so many events and counts what was accepted.
  /// `prepare` sees the empty ledger; favoured types come more often.
  public init(
    seed: UInt64, count: Int, tally: inout HistoryTally, favouring beginnings: [String] = [],
    values: HistoryValues = .usual, prepare: (Ledger) throws -> Void = { _ in }
  ) throws {
    self.seed = seed
    temporary = try TemporaryLedger()
    try prepare(temporary.ledger)
    var generator = HistoryGenerator(seed: seed, favouring: beginnings, values: values)
    var batches = SplitMix64(seed: ~seed)
    var player = HistoryPlayer(temporary.ledger)
    var accepted: [HistoryEvent] = []
    var proposed = 0
    while proposed < count {
      let batch = (0..<batches.number(1...40)).map { _ in generator.next() }
      proposed += batch.count
      let refused = try player.play(batch)
      for (event, why) in refused {
        generator.refuse(event.index)
        tally.refuse(event, why: why)
      }
      for event in batch where player.sequences[event.index] != nil {
        tally.accept(event)
        accepted.append(event)
      }
    }
    events = accepted
    refusals = player.refusals
  }

  /// Plays a list of events into a ledger of its own.
  public static func play(_ events: [HistoryEvent]) throws -> TemporaryLedger {
    let temporary = try TemporaryLedger()
    var player = HistoryPlayer(temporary.ledger)
    try player.play(all: events, batch: 7)
    return temporary
  }
}
