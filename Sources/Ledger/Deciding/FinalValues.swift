import LMDB
import Vocabulary

/// Whether a write changes a final value without being a restatement.
///
/// Made before the write with the tables as they are; asked with the tables as they will be, so
/// that only what the write itself makes is refused.
struct FinalValues {
  /// The observations that the write touches.
  fileprivate private(set) var entries: [Int] = []
  /// What changes a final value already.
  fileprivate private(set) var before: Set<UInt64> = []
  /// A measurement that the write adds.
  fileprivate var added: (entry: Int, measurement: Observed)?
  /// The type of that.
  fileprivate var type = ""
  /// The event that a void is about.
  fileprivate var voided: UInt64 = 0

  fileprivate mutating func add(_ entry: Int, _ state: ObservationState) {
    guard !entries.contains(entry) else { return }
    entries.append(entry)
    before.formUnion(state.overwritings.map(\.event))
  }
}

extension Decider {
  /// What an event, or a correction, says and replaces.
  mutating func finalValues(of statement: Statement) throws(DecidingError) -> FinalValues {
    var finals = FinalValues()
    if let replaced = statement.replaced { try add(replaced, to: &finals) }
    guard let fields = statement.plan.observed else { return finals }
    finals.type = statement.plan.name
    let owner = tables.subjects[statement.owner].number
    let entry = try tables.observation(of: owner, fields, in: statement.data)
    let rank =
      if let replaced = statement.replaced { try tables.rank(of: replaced.number) } else {
        statement.number
      }
    finals.added = (
      entry,
      Observed(event: statement.number, rank: rank, fields, statement.data, statement.scan)
    )
    finals.add(entry, tables.observations[entry])
    return finals
  }

  /// What a void takes away or brings back.
  mutating func finalValues(
    of toggled: [Target], byVoiding target: Target
  ) throws(DecidingError) -> FinalValues {
    var finals = FinalValues()
    finals.voided = target.number
    for event in toggled { try add(event, to: &finals) }
    return finals
  }

  private mutating func add(
    _ event: Target, to finals: inout FinalValues
  ) throws(DecidingError) {
    guard let fields = event.plan?.observed else { return }
    let entry = try tables.observation(of: event.prefix.owner, fields, in: event.data)
    finals.add(entry, tables.observations[entry])
  }

  /// What is wrong once the write has done its part.
  func objection(to finals: FinalValues) throws(DecidingError) -> Objection? {
    for entry in finals.entries {
      var state = tables.observations[entry]
      if let added = finals.added, added.entry == entry { state.insert(added.measurement) }
      for found in state.overwritings where !finals.before.contains(found.event) {
        return try objection(to: found, finals)
      }
    }
    return nil
  }

  private func objection(
    to found: ObservationState.Overwriting, _ finals: FinalValues
  ) throws(DecidingError) -> Objection {
    let own = finals.added?.measurement.event
    if found.event == own {
      return Objection(
        .finalStands, Refusal(.period(try said(by: found.standing)), "type", finals.type))
    }
    // The own measurement of the write is not in the log yet.
    return Objection(
      .finalStands,
      Refusal(
        .period(
          found.standing == own
            ? .ownFinalChanged(event: found.event)
            : .finalChanged(event: found.event, standing: found.standing)), "subject",
        finals.voided == 0 ? "" : "event/\(finals.voided)"))
  }

  /// The value that is final, and of what.
  private func said(by number: UInt64) throws(DecidingError) -> Refusal.Reason.Closing {
    guard let event = try tables.target(number) else { return .final(event: number) }
    let data = DataView(event.plan?.fields ?? [], event.record, in: event.layout.data)
    let period = data.period("period")?.description ?? ""
    if let value = data.decimal("value") {
      return .valueFinal(value: "\(value)", period: period, event: number)
    }
    if let numerator = data.decimal("numerator"), let denominator = data.decimal("denominator") {
      return .valueFinal(value: "\(numerator)/\(denominator)", period: period, event: number)
    }
    return .withdrawnFinal(period: period, event: number)
  }
}
