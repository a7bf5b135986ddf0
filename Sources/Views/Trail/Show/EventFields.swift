import Ledger
import Timelines
import Vocabulary

/// A field of an event.
struct EventField: Sendable {
  /// Its name; of a field of the data with `data.` in front.
  let name: String
  let value: AnswerValue
}

/// Reads one event with all its fields.
enum EventFields {
  /// The fields of the event of a number: its envelope, its data, and what became of it by the point;
  /// none where the audience may not see it, and only those that it may.
  static func read(_ sequence: UInt64, _ frame: Frame) throws(TimelinesError) -> [EventField] {
    let sees = try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      try reading.sees(event: sequence)
    }
    guard sees else { return [] }
    let event: RecordedEvent
    do throws(LedgerError) {
      event = try frame.timelines.ledger.recorded(sequence)
    } catch {
      throw TimelinesError(error)
    }
    var fields = event.envelope.members.compactMap { name, value -> EventField? in
      if name == "specversion" { return nil }
      if name == "time", let text = value.plainText, let instant = Instant(text) {
        return EventField(name: name, value: .instant(instant))
      }
      return EventField(name: name, value: value)
    }
    add(event.said(to: frame.timelines.audience), "data", to: &fields)
    let subject = event.envelope["subject"]?.plainText ?? ""
    let voider = try frame.timelines.read(at: frame.point) {
      (reading) throws(TimelinesError) -> UInt64? in
      guard let entity = try reading.entity(named: subject) else { return nil }
      var voider: UInt64?
      try reading.history(entity) { (row) throws(TimelinesError) in
        if row.sequence == sequence { voider = row.voidedBy }
      }
      return voider
    }
    if let voider { fields.append(EventField(name: "voidedBy", value: .number(voider))) }
    guard frame.timelines.audience.level != .full else { return fields }
    return fields.filter { !staff.contains($0.name) }
  }

  /// Who recorded and approved: for whoever may see everything.
  private static let staff: Set<String> = ["actor", "approvedby"]

  private static func add(
    _ object: AnswerObject, _ path: String, to fields: inout [EventField]
  ) {
    for (name, value) in object.members {
      if case .object(let inner) = value {
        add(inner, "\(path).\(name)", to: &fields)
      } else {
        fields.append(EventField(name: "\(path).\(name)", value: value))
      }
    }
  }
}
