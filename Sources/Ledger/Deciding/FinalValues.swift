import LMDB
import Vocabulary

/// Whether a write changes a final value without being a restatement.
///
/// Made before the write with the tables as they are; asked with the tables as they will be, so
/// that only what the write itself makes is refused.
struct FinalValues {
  /// The observations that the write touches.
  private var entries: [Int] = []
  /// What changes a final value already.
  private var before: Set<UInt64> = []
  /// A measurement that the write adds.
  private var added: (entry: Int, measurement: Observed)?
  /// The type of that.
  private var type = ""
  /// The event that a void is about.
  private var voided: UInt64 = 0

  /// What an event, or a correction, says and replaces.
  init(
    _ content: Deciding.Content, _ data: Span<UInt8>, _ range: Range<Int>,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if let replaced = content.replaced { try add(replaced, &tables, transaction) }
    if let fields = content.plan.observed {
      type = content.plan.name
      let owner = tables.subjects[content.owner].number
      let entry = try tables.observation(of: owner, fields, data, range, transaction)
      let rank =
        try content.replaced.map { (target) throws(DecidingError) in
          try tables.rank(of: target.number, transaction)
        } ?? content.number
      added = (
        entry,
        Observed(event: content.number, rank: rank, fields, data, range, DataScan(data, range))
      )
      add(entry, tables)
    }
  }

  /// What a void takes away or brings back.
  init(
    _ toggled: [Target], _ target: Target, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    voided = target.number
    for event in toggled { try add(event, &tables, transaction) }
  }

  private mutating func add(
    _ event: Target, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let fields = event.plan?.observed else { return }
    let entry = try tables.observation(
      of: event.prefix.owner, fields, event.record, event.layout.data, transaction)
    add(entry, tables)
  }

  private mutating func add(_ entry: Int, _ tables: borrowing LogTables) {
    guard !entries.contains(entry) else { return }
    entries.append(entry)
    before.formUnion(tables.observations[entry].overwritings.map(\.event))
  }

  /// What is wrong once the write has done its part.
  func objection(
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Objection? {
    for entry in entries {
      var state = tables.observations[entry]
      if let added, added.entry == entry { state.insert(added.measurement) }
      for found in state.overwritings where !before.contains(found.event) {
        return try objection(found, &tables, transaction)
      }
    }
    return nil
  }

  private func objection(
    _ found: ObservationState.Overwriting, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Objection {
    if found.event == added?.measurement.event {
      return Objection(
        .finalStands,
        Refusal(.period(try said(found.standing, &tables, transaction)), "type", type))
    }
    // The own measurement of the write is not in the log yet.
    let isOwn = found.standing == added?.measurement.event
    return Objection(
      .finalStands,
      Refusal(
        .period(
          isOwn
            ? .ownFinalChanged(event: found.event)
            : .finalChanged(event: found.event, standing: found.standing)), "subject",
        voided == 0 ? "" : "event/\(voided)"))
  }

  /// The value that is final, and of what.
  private func said(
    _ number: UInt64, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Refusal.Reason.Closing {
    guard let stored = try tables.event(number, transaction) else { return .final(event: number) }
    let event = try Target(number, stored)
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
