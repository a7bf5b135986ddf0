import Ledger
import Timelines
public import Vocabulary

/// The envelope of a recorded event, as far as people ask for it.
public struct EventSummary: Sendable {
  /// Its number.
  public let sequence: UInt64
  /// Its type.
  public let type: EventType
  /// Of a correction the type that it says anew.
  public let innerType: EventType?
  /// What it was recorded on.
  public let subject: String
  /// The number of the subject that owns it.
  public let owner: UInt32
  /// The event that it voids or corrects, else 0.
  public let target: UInt64
  /// The day from which it holds.
  public let validFrom: Day
  /// When it was recorded.
  public let recordedAt: Instant
  /// Who recorded it.
  public let actor: String
  /// Who is said to have approved it.
  public let approvedBy: String?
  /// Why.
  public let reason: String?
  /// The period in its data.
  public let period: Period?
  /// The fiscal year in its data.
  public let year: Int?
  /// Why an indicator's value is said again.
  public let cause: String?

  /// Whether it voids another and says nothing anew.
  public var isVoid: Bool { type.number == RecordEncoder.voidedType }
  /// Whether it corrects another.
  public var isCorrection: Bool { innerType != nil }
  /// Whether it says the value of a series for a period.
  public var isObservation: Bool {
    contentType.facts.contains {
      if case .observation = $0.effect { true } else { false }
    }
  }
  /// The type whose data it carries.
  public var contentType: EventType { innerType ?? type }

  init?(_ event: borrowing StoredEvent) {
    guard let layout = try? event.layout(),
      let type = Registry.current.type(numbered: layout.typeNumber)
    else { return nil }
    let record = event.record
    let prefix = event.prefix
    self.type = type
    sequence = event.sequence
    innerType = layout.innerTypeNumber.flatMap { Registry.current.type(numbered: $0) }
    subject = record.string(in: layout.subject)
    owner = prefix.owner
    target = prefix.target
    validFrom = layout.validFrom
    recordedAt = layout.time
    actor = record.string(in: layout.actor)
    approvedBy = layout.approvedBy.map { record.string(in: $0) }
    reason = layout.reason.map { record.string(in: $0) }
    let data = DataView((innerType ?? type).fields, record, in: layout.data)
    period = data.period("period")
    year = data.int("year").map(Int.init)
    cause = data.word("cause")
  }
}

extension Reading {
  /// The summary of an event.
  func summary(_ sequence: UInt64) throws(TimelinesError) -> EventSummary {
    let found = try withEvent(sequence) { (event) throws(TimelinesError) in EventSummary(event) }
    guard let found, let summary = found else {
      throw TimelinesError(.corrupt, "event \(sequence) cannot be read; run “stadtbuch verify”")
    }
    return summary
  }
}

/// Which events voids and corrections have flipped, of the events of one owner.
struct Flips {
  private var byEvent: [UInt64: [UInt64]] = [:]
  private var targets: [UInt64: UInt64] = [:]

  /// The flips among events in rising order: an owner owns the voids of its events too.
  init(_ events: [EventSummary]) {
    for event in events where event.target != 0 {
      targets[event.sequence] = event.target
      var target = event.target
      while target != 0 {
        byEvent[target, default: []].append(event.sequence)
        // A void of a void brings back what that had flipped.
        target = targets[target] ?? 0
      }
    }
  }

  /// The events that flipped one.
  func of(_ sequence: UInt64) -> [UInt64] { byEvent[sequence] ?? [] }

  /// Whether an event is void among the events that were given.
  func isVoid(_ sequence: UInt64) -> Bool { of(sequence).count % 2 == 1 }

  /// The void or correction of an event that is in force.
  func inForce(on sequence: UInt64) -> UInt64? {
    of(sequence).first { targets[$0] == sequence && !isVoid($0) }
  }
}
