public import Vocabulary

/// What became of a batch that was taken.
public struct Receipt: Sendable, Equatable {
  /// What became of one event.
  public enum Outcome: Sendable, Equatable {
    /// It has this number, and its subject has this version after it.
    case recorded(sequence: UInt64, version: UInt64)
    /// It had been recorded before under this number.
    case duplicate(sequence: UInt64)

    /// Its number.
    public var sequence: UInt64 {
      switch self {
      case .recorded(let sequence, _), .duplicate(let sequence): sequence
      }
    }
  }

  /// One outcome per event, in the order of the batch.
  public let outcomes: [Outcome]
  /// When the batch was recorded; with trusted times, that of its last event.
  public let time: Instant
  /// What was found strange and recorded all the same, and what went wrong beside the record.
  public var warnings: [LedgerWarning]
  /// Of a dry run the prefixes and records that it would write, one for each event that is not known.
  package var planned: [[UInt8]] = []

  /// What became of a batch.
  public init(outcomes: [Outcome], time: Instant, warnings: [LedgerWarning] = []) {
    self.outcomes = outcomes
    self.time = time
    self.warnings = warnings
  }

  /// The numbers given by this batch, which follow each other; nil if it gave none.
  public var numbers: ClosedRange<UInt64>? {
    guard let first = firstSequence, let last = lastSequence else { return nil }
    return first...last
  }

  /// The first number given by this batch, if it gave one.
  public var firstSequence: UInt64? {
    for case .recorded(let sequence, _) in outcomes { return sequence }
    return nil
  }

  /// The last number given by this batch, if it gave one.
  public var lastSequence: UInt64? {
    for case .recorded(let sequence, _) in outcomes.reversed() { return sequence }
    return nil
  }
}

/// How a batch is appended.
public struct AppendOptions: Sendable, Equatable {
  /// When the views are brought up to date with it.
  public enum Flush: Sendable {
    /// Before the answer.
    case now
    /// By a later batch or ``Ledger/flushViews()``; for the batches of an import but the last.
    case later
  }

  /// Whether the times of the events are taken instead of the clock's.
  public var trustTime: Bool
  /// Whether all is decided and reported, but nothing recorded.
  public var dryRun: Bool
  /// When the views follow.
  public var flushViews: Flush
  /// Whether what is merely strange is refused, too.
  public var isStrict: Bool
  /// Whether the batch goes on with an export that is taken again from its first event on, so that
  /// what was forbidden after it had been recorded is taken, and named in a warning.
  public var takesFormer: Bool

  /// The defaults, with what differs.
  public init(
    trustTime: Bool = false, dryRun: Bool = false, flushViews: Flush = .now,
    isStrict: Bool = false, takesFormer: Bool = false
  ) {
    self.trustTime = trustTime
    self.dryRun = dryRun
    self.flushViews = flushViews
    self.isStrict = isStrict
    self.takesFormer = takesFormer
  }
}
