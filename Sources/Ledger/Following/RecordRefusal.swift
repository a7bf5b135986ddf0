public import Vocabulary

/// Why a record that was decided elsewhere is not applied.
public struct RecordRefusal: Error, Sendable, Equatable {
  /// What is wrong with it.
  public enum Reason: Sendable, Equatable {
    /// It comes from the ledger of this origin, and this one has another.
    case otherLedger(origin: String, own: String)
    /// Records are missing before it; this number comes next.
    case gap(next: UInt64)
    /// The log has an event of its number.
    case repeated(head: UInt64)
    /// Its bytes say another number.
    case otherNumber(UInt64)
    /// Its bytes are no record.
    case unreadable(String)
    /// What it says is allowed by no type.
    case notAllowed(String)
    /// Its bytes are not the ones that its content encodes to.
    case notCanonical
    /// It was recorded before the event that it follows.
    case tooEarly(Instant, last: Instant)
    /// Its time was brought along, after the log stamped one.
    case trustedTime
    /// Its id is that of an earlier event.
    case repeatedID(EventID, of: UInt64)
    /// It voids or corrects what is no earlier event.
    case noTarget(String)
    /// More records, or more bytes, than are applied in one go.
    case tooMuch
  }

  /// The number of the record.
  public let sequence: UInt64
  /// What is wrong with it.
  public let reason: Reason

  /// What is wrong with a record.
  public init(_ sequence: UInt64, _ reason: Reason) {
    self.sequence = sequence
    self.reason = reason
  }
}

extension RecordRefusal: CustomStringConvertible {
  /// The record, what is wrong with it, and what to do.
  public var description: String { "record \(sequence) is not applied: \(reason)" }
}

extension RecordRefusal.Reason: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .otherLedger(let origin, let own):
      "it is of the ledger with the origin “\(origin.excerpt)”, this one has “\(own)”"
    case .gap(let next): "record \(next) comes next; give all from there on"
    case .repeated(let head): "the log reaches to \(head); give what comes behind it"
    case .otherNumber(let number): "its bytes say that it is record \(number)"
    case .unreadable(let why): "its bytes are no record: \(why)"
    case .notAllowed(let why): "what it says is not allowed: \(why)"
    case .notCanonical: "its bytes are not the ones that its content encodes to"
    case .tooEarly(let time, let last): "its time \(time) lies before that of the last, \(last)"
    case .trustedTime: "its time was brought along, and the log has stamped one before"
    case .repeatedID(let id, let number): "its id \(id) is that of event \(number)"
    case .noTarget(let subject): "“\(subject.excerpt)” is no event before it"
    case .tooMuch:
      "at most \(Limits.batchEventsMax) records and \(Limits.batchBytesMax) bytes are applied in "
        + "one go; divide them"
    }
  }
}

extension LedgerError {
  /// A record that is not applied.
  public init(_ record: RecordRefusal) {
    self.init(.recordRefused, record.description, record: record)
  }
}
