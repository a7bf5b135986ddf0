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
  /// What went wrong without touching the record.
  public var warnings: [LedgerWarning]

  /// What became of a batch.
  public init(outcomes: [Outcome], time: Instant, warnings: [LedgerWarning] = []) {
    self.outcomes = outcomes
    self.time = time
    self.warnings = warnings
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

/// Something that went wrong without touching what is recorded.
public struct LedgerWarning: Sendable, Equatable, CustomStringConvertible {
  /// The class of warning; more may be added.
  public enum Kind: String, Sendable {
    /// The events are recorded, but the views do not show them yet.
    case viewsBehind
  }

  /// The class.
  public let kind: Kind
  /// What happened, for people.
  public let message: String

  /// A warning with its words.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The class and the words.
  public var description: String { "\(kind.rawValue): \(message)" }
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

  /// The defaults, with what differs.
  public init(trustTime: Bool = false, dryRun: Bool = false, flushViews: Flush = .now) {
    self.trustTime = trustTime
    self.dryRun = dryRun
    self.flushViews = flushViews
  }
}
