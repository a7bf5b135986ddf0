import Ledger
public import Vocabulary

/// One row of `duties`: an event that needs a second pair of eyes, or has one.
public struct DutyRow: Sendable, Equatable {
  /// How far the second pair of eyes went.
  public enum State: String, Sendable, CaseIterable {
    /// Nobody is named and nobody acted.
    case none
    /// Somebody is named by whoever recorded it, and has not acted.
    case claimed
    /// Somebody acted.
    case given
    /// Somebody acted and said no, whoever else said yes.
    case rejected
  }

  /// The event.
  public var sequence: UInt64
  /// Its type.
  public var type: String
  /// Who recorded it.
  public var enteredBy: String
  /// Whether it touched a period that was closed, so that approval had to be named.
  public var isRequired: Bool
  /// Who is said to have approved it.
  public var claimed: String?
  /// Who approved it by an event of their own.
  public var given: [String]
  /// Who rejected it by an event of their own.
  public var rejected: [String]

  /// How far the second pair of eyes went.
  public var state: State { Approvals(given: given, rejected: rejected).state(claimed: claimed) }
  /// Whether whoever recorded it is also who approved it.
  public var isSamePerson: Bool { claimed == enteredBy || given.contains(enteredBy) }
}

extension Reading {
  /// Who recorded and who approved, of all events up to the point's event, whatever its day, that
  /// need a second pair of eyes or have one; in the order of the log. `day` gives the civil date of
  /// an instant in the ledger's time zone.
  public func duties(day: (Instant) -> Day) throws(TimelinesError) -> [DutyRow] {
    var closings = try Closings(self)
    let approvals = try self.approvals()
    var rows: [DutyRow] = []
    for sequence in 0..<point.knownAt {
      let sequence = sequence + 1
      guard try sees(event: sequence), let stored = try log.stored(sequence, logTransaction) else {
        continue
      }
      let event = StoredEvent(sequence, stored)
      let record = event.record
      let people = People(record)
      let isRequired = try closings.wereClosed(
        before: sequence, recordedOn: day(event.time), self)
      let acted = approvals[sequence]
      guard isRequired || people.approvedBy != nil || acted != nil else { continue }
      rows.append(
        DutyRow(
          sequence: sequence,
          type: Registry.current.type(numbered: event.prefix.typeNumber)?.name ?? "",
          enteredBy: people.actor.map { record.string(in: $0) } ?? "", isRequired: isRequired,
          claimed: people.approvedBy.map { record.string(in: $0) }, given: acted?.given ?? [],
          rejected: acted?.rejected ?? []))
    }
    return rows
  }
}

/// Who stands in a record, found without decoding the rest.
private struct People {
  var actor: Range<Int>?
  var approvedBy: Range<Int>?

  /// The numbers of the record's fields.
  private static let (actorField, approvedByField) = (7, 8)

  init(_ record: Span<UInt8>) {
    var reader = WireReader(record)
    while let field = try? reader.next(), field.number <= People.approvedByField {
      if field.number == People.actorField { actor = field.range }
      if field.number == People.approvedByField { approvedBy = field.range }
    }
  }
}
