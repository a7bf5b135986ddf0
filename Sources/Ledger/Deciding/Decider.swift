package import LMDB
package import Vocabulary

/// Asks whether events may be recorded, against the log and the earlier events of their batch.
///
/// The order of the checks: identity, data, subject and references, expected version, void rule,
/// then cycles, closed periods, bookings and sums. Defaults that depend on the ledger or the clock
/// are resolved on the way and become part of the record.
package struct Decider: ~Copyable, ~Escapable {
  /// The log's tables, with what was recorded of the batch.
  package var tables: LogTables

  /// Decides about the next events of a log.
  @_lifetime(copy transaction)
  package init(_ handles: LogTableHandles, _ transaction: borrowing ReadTransaction) {
    tables = LogTables(handles, transaction)
  }

  /// Decides and, if the event is to be recorded, records it in the tables; its prefix and record
  /// are left in `stored`.
  package mutating func record(
    _ draft: Draft, _ context: DecisionContext, into stored: inout [UInt8]
  ) throws(DecidingError) -> Decision {
    let decision = try decide(draft, context, into: &stored)
    guard decision == .record else { return decision }
    tables.append(context.nextSequence, stored.span)
    try tables.apply(stored.span, number: context.nextSequence)
    try question(stored.span, context)
    return decision
  }

  /// What was recorded, to be written.
  package consuming func changes() -> LogChanges { tables.changes() }

  /// Decides one event. The tables are as before afterwards, whatever the answer.
  private mutating func decide(
    _ draft: Draft, _ context: DecisionContext, into stored: inout [UInt8]
  ) throws(DecidingError) -> Decision {
    if let first = try tables.event(of: draft.id) {
      try requireSame(draft, as: first)
      return .duplicate(first)
    }
    var proposal = Proposal(draft, context)
    try proposal.checkForm()
    switch proposal.type.role {
    case .void, .correction:
      let target = try target(of: proposal)
      proposal.owner = try owner(of: target)
      if proposal.type.role == .void {
        try decideVoid(&proposal, of: target)
      } else {
        try decideCorrection(&proposal, of: target)
      }
      try proposal.encode(owner: target.prefix.owner, target: target.number, into: &stored)
    default:
      if let first = try sameBooking(as: proposal) { return .duplicate(first) }
      proposal.owner = try subject(of: proposal)
      try check(&proposal)
      let known = tables.subjects[proposal.owner].number
      let owner = known != 0 ? known : try tables.nextSubject()
      try proposal.encode(owner: owner, target: 0, into: &stored)
    }
    return .record
  }

  /// Checks what is said of a subject: by an event of its own, or anew by a correction.
  mutating func check(_ proposal: inout Proposal) throws(DecidingError) {
    try proposal.resolveDay()
    try checkExistence(of: proposal)
    try checkReferences(of: proposal)
    if proposal.replaced == nil {
      try proposal.checkVersion(tables.subjects[proposal.owner].version)
    }
    try resolveVisibility(of: &proposal)
    try checkStructure(of: proposal)
    if proposal.plan.isOfMoneyGroup { try resolveMoney(of: &proposal) }
    try checkPeriods(of: proposal)
    if proposal.plan.isOfMoneyGroup { try checkMoney(of: proposal) }
  }

  // MARK: Visibility

  /// Fills in how far it may be read.
  private func resolveVisibility(of proposal: inout Proposal) throws(DecidingError) {
    guard proposal.draft.visibility == nil else { return }
    if let replaced = proposal.replaced {
      return proposal.setVisibility(replaced.layout.visibility)
    }
    switch proposal.plan.visibility {
    case .public: proposal.setVisibility(.public)
    case .internal: proposal.setVisibility(.internal)
    case .restricted: proposal.setVisibility(.restricted)
    case .restrictedWith:
      proposal.setVisibility(
        proposal.scan.has(proposal.plan.restrictingField) ? .restricted : .internal)
    case .target:
      let number = Subject(unchecked: proposal.draft.subject).eventNumber ?? 0
      let target = try tables.target(number)
      proposal.setVisibility(target?.layout.visibility ?? .internal)
    }
  }
}

extension EventPlan {
  /// Whether its type is numbered in the hundred of group D.
  var isOfMoneyGroup: Bool { number / 100 == 4 }
}
