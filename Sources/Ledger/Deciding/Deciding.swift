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
    try checkForm(draft, draft.innerTypeIndex.map { EventPlan.all[$0] } ?? plan)
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
      let scan = DataScan(draft.data.span, 0..<draft.data.count)
      if plan[.booking] != 0, let first = try sameBooking(draft, plan, scan, &tables, transaction) {
        return .duplicate(first)
      }
      let subject = try self.subject(of: draft, plan, &tables, transaction)
      let content = Content(
        plan: plan, owner: subject, number: context.nextSequence, replaced: nil)
      try check(&draft, content, scan, context, &tables, transaction)
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
    try Questioning.question(stored.span, context, &tables, transaction)
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
    private let box: Box?

    /// Keeps the replaced event, which is large, out of the way of plain events.
    private final class Box {
      let target: Target
      init(_ target: Target) { self.target = target }
    }

    init(plan: EventPlan, owner: Int, number: UInt64, replaced: Target?) {
      self.plan = plan
      self.owner = owner
      self.number = number
      box = replaced.map { Box($0) }
    }

    /// The event that it replaces.
    var replaced: Target? { box?.target }
    /// Whether it replaces one.
    var isCorrection: Bool { box != nil }
  }

  static func check(
    _ draft: inout Draft, _ content: Content, _ scan: DataScan,
    _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    try resolveDay(&draft, content, scan, context)
    try checkExistence(draft, content, scan, context, &tables, transaction)
    try checkReferences(draft, content.plan, scan, context, &tables, transaction)
    if !content.isCorrection {
      try checkVersion(draft, tables.subjects[content.owner].version)
    }
    try resolveVisibility(&draft, content, scan, context, &tables, transaction)
    try checkStructure(draft, content, scan, context, &tables, transaction)
    if content.plan.number / 100 == moneyGroup {
      try resolveMoney(&draft, content, scan, &tables, transaction)
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
    let inner = draft.innerTypeIndex.map { EventPlan.all[$0].number } ?? 0
    let prefix = EventPrefix(
      owner: owner, typeNumber: EventPlan.all[draft.typeIndex].number, innerTypeNumber: inner,
      validFrom: draft.validFrom ?? context.today, dataOffset: 0, target: target)
    prefix.append(to: &stored)
    RecordEncoder.encode(
      draft, sequence: context.nextSequence, time: context.time,
      timeTrusted: context.timeTrusted, into: &stored)
    let size = stored.count - prefix.byteCount
    guard size <= Limits.recordBytesMax else {
      throw refusal(.order(.recordTooLong(bytes: size, most: Limits.recordBytesMax)), "data")
    }
    // The data end the record, so their place is known once it is made.
    let offset = size - draft.data.count
    stored[dataOffsetPlace] = UInt8(truncatingIfNeeded: offset)
    stored[dataOffsetPlace + 1] = UInt8(truncatingIfNeeded: offset >> 8)
  }

  /// Where the prefix holds the offset of the data.
  private static let dataOffsetPlace = 14

  static func refusal(
    _ reason: Refusal.Reason, _ field: String, _ value: String = ""
  ) -> DecidingError {
    .refused(Refusal(reason, field, value))
  }
}
