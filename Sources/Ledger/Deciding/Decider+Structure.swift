import LMDB
import Vocabulary

/// What units, indicators, reports and approvals demand.
extension Decider {
  mutating func checkStructure(of proposal: Proposal) throws(DecidingError) {
    let plan = proposal.plan
    if plan.isUnderLaterRules, proposal.replaced == nil {
      try forbid(try objections(to: proposal.statement), to: proposal)
    }
    switch plan.role {
    case .merger: try checkMerger(of: proposal)
    case .measurement, .restatement:
      try checkMeasurement(of: proposal)
    case .approval: try checkApproval(of: proposal)
    default: break
    }
    if let number = proposal.scan.int(plan.earlierEvent), number >= Int(clamping: proposal.number) {
      throw .refused(
        .subject(.notEarlier(number: proposal.number)), "data.knownat", String(number))
    }
  }

  private mutating func checkMerger(of proposal: Proposal) throws(DecidingError) {
    guard let successor = proposal.name(.successor) else { return }
    let day = proposal.day
    let entry = try tables.entry(successor)
    let closed = try tables.register(.closed, of: tables.subjects[entry].number)
    guard let closing = tables.registers[closed].value(on: day) else { return }
    throw .refused(
      .subject(.unitClosed(day: day, event: closing.event)), "data.into", tables.name(at: entry))
  }

  private mutating func checkMeasurement(of proposal: Proposal) throws(DecidingError) {
    let owner = tables.subjects[proposal.owner].number
    let day = proposal.day
    if let inventory = try tables.defined(.inventory, of: owner, on: day) {
      let name = try tables.name(number: UInt32(truncatingIfNeeded: inventory))
      throw .refused(
        .subject(.countedIndicator(inventory: name)), "subject", tables.name(at: proposal.owner))
    }
    guard let period = proposal.scan.period(proposal.plan[.period], proposal.data),
      let frequency = try tables.defined(.frequency, of: owner, on: day),
      let measure = try tables.defined(.measure, of: owner, on: day)
    else { return }
    let length = Decider.frequencies[Int(clamping: frequency)]
    let isStock = measure == 1
    if period.length == length || isStock && period.length == .day { return }
    throw .refused(
      .subject(.otherFrequency(length: length, isDateAllowed: isStock)), "data.period",
      period.description)
  }

  /// The lengths of the words of `frequency`, whose places begin with 1.
  private static let frequencies: [Period.Length] = [
    .day, .day, .week, .month, .quarter, .year,
  ]

  /// Nobody approves or rejects what they recorded.
  private func checkApproval(of proposal: Proposal) throws(DecidingError) {
    guard let number = Subject(unchecked: proposal.draft.subject).eventNumber,
      let event = try tables.target(number),
      event.record.string(in: event.layout.actor) == proposal.draft.actor
    else { return }
    throw .refused(.subject(.ownEvent(event: number)), "actor", proposal.draft.actor)
  }
}

extension LogTables {
  /// What the definition of an indicator says on a day, before it the first.
  mutating func defined(
    _ attribute: Attribute, of indicator: UInt32, on day: Day
  ) throws(DecidingError) -> UInt64? {
    let entry = try register(attribute, of: indicator)
    return registers[entry].value(on: day, orFirst: true)?.value
  }
}
