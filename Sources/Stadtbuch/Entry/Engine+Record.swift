import LMDB
package import Ledger
public import Vocabulary

/// What became of one event.
public struct Recorded: Sendable {
  /// Its number.
  public let sequence: UInt64
  /// Its identity.
  public let id: EventID
  /// When its batch was recorded.
  public let time: Instant
  /// The version of its subject after it; nil when it had been recorded before.
  public let version: UInt64?
  /// What was found strange and recorded all the same, and what went wrong beside the record.
  public let warnings: [Label]
}

extension Recorded {
  /// What a batch of one entry became.
  init(_ entry: EventEntry, _ receipt: Receipt) throws(LedgerError) {
    guard let outcome = receipt.outcomes.first else {
      throw LedgerError(
        .unknownOutcome, "the writer gave no answer; repeat with the same --id",
        "es kam keine Antwort; mit derselben --id wiederholen")
    }
    var version: UInt64?
    if case .recorded(_, let after) = outcome { version = after }
    self.init(
      sequence: outcome.sequence, id: entry.id, time: receipt.time, version: version,
      warnings: receipt.warnings.map(\.text))
  }
}

extension Engine {
  /// Records one event; strictly, what is merely strange is refused as well.
  public func record(_ entry: EventEntry, isStrict: Bool = false) throws -> Recorded {
    let receipt = try ledger.append(
      [try entry.draft()], options: AppendOptions(isStrict: isStrict))
    return try Recorded(entry, receipt)
  }

  /// The ledger's currency.
  package var currency: Currency? { Currency(ledger.identity.currency) }

  /// The event of a number with its data, from which a correction starts.
  package func target(_ sequence: UInt64) throws(LedgerError) -> RecordedEvent {
    try ledger.recorded(sequence)
  }
}
