package import LMDB
package import Vocabulary

/// Asks whether an event may be recorded, against the log and the earlier events of its batch.
///
/// The order of the checks: identity, data, subject and references, expected version, void rule,
/// then cycles, closed periods, bookings and sums. Defaults that depend on the ledger or the clock
/// are resolved on the way and become part of the record.
package enum Deciding {
  /// Decides one event; if it is to be recorded, its prefix and record are left in `stored`.
  ///
  /// The tables are as before afterwards, whatever the answer: recording is
  /// ``LogTables/append(_:_:)`` and ``Applying``.
  package static func decide(
    _ draft: inout Draft, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction, into stored: inout [UInt8]
  ) throws(DecidingError) -> Decision {
    if let first = try tables.ids.event(draft.id, transaction) {
      try requireSame(draft, as: first, &tables, transaction)
      return .duplicate(first)
    }
    let plan = EventPlan.all[draft.typeIndex]
    try checkForm(draft)
    let owner: UInt32
    var target: UInt64 = 0
    if plan.role == .void || plan.role == .correction {
      let named = try self.target(of: draft, plan, context, &tables, transaction)
      target = named.number
      owner = named.prefix.owner
      if plan.role == .void {
        try decideVoid(&draft, named, context, &tables, transaction)
      } else {
        try decideCorrection(&draft, named, context, &tables, transaction)
      }
    } else {
      if let first = try sameBooking(draft, plan, &tables, transaction) { return .duplicate(first) }
      let subject = try self.subject(of: draft, plan, &tables, transaction)
      let content = Content(
        plan: plan, owner: subject, number: context.nextSequence, replaced: nil)
      try check(&draft, content, context, &tables, transaction)
      let number = tables.subjects[subject].number
      owner = number != 0 ? number : try tables.nextSubject(transaction)
    }
    try encode(draft, context, owner, target, into: &stored)
    return .record
  }

  /// Decides and, if the event is to be recorded, records it in the tables.
  ///
  /// The stored bytes are then the last of those that wait: `pending(at: pendingCount - 1)`.
  package static func record(
    _ draft: inout Draft, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction, using stored: inout [UInt8]
  ) throws(DecidingError) -> Decision {
    let decision = try decide(&draft, context, &tables, transaction, into: &stored)
    guard decision == .record else { return decision }
    tables.append(context.nextSequence, stored.span)
    try Applying.apply(stored.span, number: context.nextSequence, to: &tables, transaction)
    return decision
  }

  /// What is said of a subject: by an event of its own, or anew by a correction.
  struct Content {
    /// The plan of its type.
    let plan: EventPlan
    /// The entry of its subject.
    let owner: Int
    /// The number that it gets.
    let number: UInt64
    /// The event that it replaces.
    let replaced: Target?
  }

  static func check(
    _ draft: inout Draft, _ content: Content, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let scan = DataScan(draft.data.span, 0..<draft.data.count)
    try resolveDay(&draft, content, scan, context)
    try checkExistence(draft, content, scan, context, &tables, transaction)
    try checkReferences(draft, content.plan, context, &tables, transaction)
    if content.replaced == nil {
      try checkVersion(draft, tables.subjects[content.owner].version)
    }
    try resolveVisibility(&draft, content, scan, context, &tables, transaction)
    try checkStructure(draft, content, scan, context, &tables, transaction)
    if content.plan.number / 100 == moneyGroup {
      try resolveMoney(&draft, content, &tables, transaction)
    }
    try checkPeriods(draft, content.plan, scan, context, &tables, transaction)
    if content.plan.number / 100 == moneyGroup {
      try checkMoney(draft, content, context, &tables, transaction)
    }
  }

  /// The hundred in which the types of group D are numbered.
  private static let moneyGroup = 4

  private static func encode(
    _ draft: Draft, _ context: DecisionContext, _ owner: UInt32, _ target: UInt64,
    into stored: inout [UInt8]
  ) throws(DecidingError) {
    stored.removeAll(keepingCapacity: true)
    let prefix = target == 0 ? EventPrefix.length : EventPrefix.lengthWithTarget
    for _ in 0..<prefix { stored.append(0) }
    RecordEncoder.encode(
      draft, sequence: context.nextSequence, time: context.time,
      timeTrusted: context.timeTrusted, into: &stored)
    let size = stored.count - prefix
    guard size <= Limits.recordBytesMax else {
      throw refusal(
        .limit, "data", why: "the record has \(size) bytes; at most \(Limits.recordBytesMax)",
        remedy: "say it in several events, or keep large content outside and name its hash")
    }
    let inner = draft.innerTypeIndex.map { EventPlan.all[$0].number } ?? 0
    var bytes: [UInt8] = []
    EventPrefix(
      owner: owner, typeNumber: EventPlan.all[draft.typeIndex].number, innerTypeNumber: inner,
      validFrom: draft.validFrom ?? context.today, dataOffset: size - draft.data.count,
      target: target
    ).append(to: &bytes)
    for (place, byte) in bytes.enumerated() { stored[place] = byte }
  }

  static func refusal(
    _ kind: Refusal.Kind, _ field: String, _ value: String = "", why: String, remedy: String = ""
  ) -> DecidingError {
    .refused(Refusal(kind, field, value, why: why, remedy: remedy))
  }
}
