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
    case notAllowed(Refusal)
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

extension RecordRefusal: CustomStringConvertible, InBothLanguages {
  /// The record, what is wrong with it, and what to do.
  public var text: Label {
    let why = reason.text
    return Label(
      en: "record \(sequence) is not applied: \(why.en)",
      de: "Datensatz \(sequence) wird nicht übernommen: \(why.de)")
  }

  /// The same in English.
  public var description: String { text.en }
}

extension RecordRefusal.Reason: CustomStringConvertible {
  /// What is wrong, and what to do, in English.
  public var description: String { text.en }

  /// What is wrong, and what to do.
  public var text: Label {
    switch self {
    case .otherLedger(let origin, let own):
      Label(
        "it is of the ledger with the origin “\(origin.excerpt)”, this one has “\(own)”",
        "er stammt aus dem Stadtbuch mit dem Ursprung „\(origin.excerpt)“, dieses hat „\(own)“")
    case .gap(let next):
      Label(
        "record \(next) comes next; give all from there on",
        "als Nächstes kommt Datensatz \(next); alle von dort an angeben")
    case .repeated(let head):
      Label(
        "the log reaches to \(head); give what comes behind it",
        "das Logbuch reicht bis \(head); angeben, was danach kommt")
    case .otherNumber(let number):
      Label(
        "its bytes say that it is record \(number)",
        "nach seinen Bytes ist er Datensatz \(number)")
    case .unreadable(let why):
      Label("its bytes are no record: \(why)", "seine Bytes sind kein Datensatz: \(why)")
    case .notAllowed(let refusal):
      Label(
        "what it says is not allowed: \(refusal.text.en)",
        "was er sagt, ist nicht erlaubt: \(refusal.text.de)")
    case .notCanonical:
      Label(
        "its bytes are not the ones that its content encodes to",
        "seine Bytes sind nicht die, die sich aus seinem Inhalt ergeben")
    default: placed
    }
  }

  private var placed: Label {
    switch self {
    case .tooEarly(let time, let last):
      Label(
        "its time \(time) lies before that of the last, \(last)",
        "seine Zeit \(time) liegt vor der des letzten, \(last)")
    case .trustedTime:
      Label(
        "its time was brought along, and the log has stamped one before",
        "seine Zeit wurde mitgebracht, und das Logbuch hat davor selbst eine gestempelt")
    case .repeatedID(let id, let number):
      Label(
        "its id \(id) is that of event \(number)",
        "seine Kennung \(id) ist die von Ereignis \(number)")
    case .noTarget(let subject):
      Label(
        "“\(subject.excerpt)” is no event before it",
        "„\(subject.excerpt)“ ist kein Ereignis davor")
    default:
      Label(
        "at most \(Limits.batchEventsMax) records and \(Limits.batchBytesMax) bytes are applied in "
          + "one go; divide them",
        "höchstens \(Limits.batchEventsMax) Datensätze und \(Limits.batchBytesMax) Bytes werden auf "
          + "einmal übernommen; aufteilen")
    }
  }
}

extension LedgerError {
  /// A record that is not applied.
  public init(_ record: RecordRefusal) {
    self.init(.recordRefused, record.text, record: record)
  }
}
