import LMDB
import Vocabulary

/// What units, indicators, reports and approvals demand.
extension Deciding {
  static func checkStructure(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = content.plan
    if plan.isUnderLaterRules, !content.isCorrection {
      let data = draft.data.span
      try forbid(
        try objections(
          to: content, data, 0..<data.count, draft.validFrom ?? context.today, &tables,
          transaction), draft, context, &tables)
    }
    switch plan.role {
    case .merger: try checkMerger(draft, content, scan, context, &tables, transaction)
    case .measurement, .restatement:
      try checkMeasurement(draft, content, scan, context, &tables, transaction)
    case .approval: try checkApproval(draft, &tables, transaction)
    default: break
    }
    if let number = scan.int(plan.earlierEvent), number >= Int(clamping: content.number) {
      throw refusal(
        .subject(.notEarlier(number: content.number)), "data.knownat", String(number))
    }
  }

  private static func checkMerger(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let range = scan.range(content.plan[.successor]) else { return }
    let day = draft.validFrom ?? context.today
    let entry = try tables.entry(draft.data.span.extracting(range), transaction)
    let closed = try tables.register(.closed, of: tables.subjects[entry].number, transaction)
    guard let closing = tables.registers[closed].value(on: day) else { return }
    throw refusal(
      .subject(.unitClosed(day: day, event: closing.event)), "data.into", tables.name(at: entry))
  }

  private static func checkMeasurement(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let owner = tables.subjects[content.owner].number
    let day = draft.validFrom ?? context.today
    func defined(_ attribute: Attribute) throws(DecidingError) -> UInt64? {
      let entry = try tables.register(attribute, of: owner, transaction)
      return tables.registers[entry].value(on: day, orFirst: true)?.value
    }
    if let inventory = try defined(.inventory) {
      let name = try tables.name(number: UInt32(truncatingIfNeeded: inventory), transaction)
      throw refusal(
        .subject(.countedIndicator(inventory: name)), "subject", tables.name(at: content.owner))
    }
    guard let range = scan.range(content.plan[.period]),
      let period = Period(draft.data.span.extracting(range)),
      let frequency = try defined(.frequency), let measure = try defined(.measure)
    else { return }
    let length = frequencies[Int(clamping: frequency)]
    let isStock = measure == 1
    if period.length == length || isStock && period.length == .day { return }
    throw refusal(
      .subject(.otherFrequency(length: length, isDateAllowed: isStock)), "data.period",
      period.description)
  }

  /// The lengths of the words of `frequency`, whose places begin with 1.
  private static let frequencies: [Period.Length] = [
    .day, .day, .week, .month, .quarter, .year,
  ]

  /// Nobody approves or rejects what they recorded.
  private static func checkApproval(
    _ draft: Draft, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let number = Subject(unchecked: draft.subject).eventNumber,
      let stored = try tables.event(number, transaction)
    else { return }
    let event = try Target(number, stored)
    let record = event.record
    guard record.string(in: event.layout.actor) == draft.actor else { return }
    throw refusal(.subject(.ownEvent(event: number)), "actor", draft.actor)
  }
}
