package import LMDB
package import Vocabulary

/// What a decision needs to know besides the event and the tables.
package struct DecisionContext: Sendable {
  /// The number that the event gets if it is recorded.
  package var nextSequence: UInt64
  /// When its batch is recorded, resolved.
  package var time: Instant
  /// Whether that time was brought along and not stamped.
  package var timeTrusted: Bool
  /// The civil date of ``time`` in the ledger's time zone.
  package var today: Day
  /// Whether it comes from an export that is taken again from its first event on: what has been
  /// forbidden since is recorded then, and noted.
  package var takesFormer: Bool
  /// Whether what is merely strange is refused, and not only noted.
  package var isStrict: Bool

  /// A context as given.
  package init(
    nextSequence: UInt64, time: Instant, timeTrusted: Bool = false, today: Day,
    takesFormer: Bool = false, isStrict: Bool = false
  ) {
    self.nextSequence = nextSequence
    self.time = time
    self.timeTrusted = timeTrusted
    self.today = today
    self.takesFormer = takesFormer
    self.isStrict = isStrict
  }
}

/// What was decided about an event that is not refused.
package enum Decision: Sendable, Equatable {
  /// It is to be recorded; its prefix and record are made.
  case record
  /// It was recorded before under this number.
  case duplicate(UInt64)
}

/// Why nothing was decided in favour of an event.
package enum DecidingError: Error, Sendable, Equatable {
  /// It may not be recorded.
  case refused(Refusal)
  /// The log could not be read.
  case failed(LMDBError)
  /// The record of an earlier event does not read as one.
  case damaged(UInt64, String)
  /// A record that was decided elsewhere may not be applied.
  case record(RecordRefusal)
}

extension DecidingError: LMDBFailable {
  /// A failure of the log.
  package init(_ error: LMDBError) {
    self = .failed(error)
  }
}

extension DecidingError {
  /// A refusal because of a field and its value.
  static func refused(
    _ reason: Refusal.Reason, _ field: String, _ value: String = ""
  ) -> DecidingError {
    .refused(Refusal(reason, field, value))
  }
}
