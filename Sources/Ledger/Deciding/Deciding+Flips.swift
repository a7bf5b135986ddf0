import LMDB
import Vocabulary

/// Voids and corrections.
extension Deciding {
  /// The event that a void or correction names.
  static func target(
    of draft: Draft, _ plan: EventPlan, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Target {
    guard let number = Subject(unchecked: draft.subject).eventNumber else {
      throw refusal(.flip(.namesNoEvent(type: plan.name)), "subject", draft.subject)
    }
    guard number > 0, number < context.nextSequence,
      let stored = try tables.event(number, transaction)
    else {
      throw refusal(
        .flip(.noSuchEvent(last: context.nextSequence - 1)), "subject", draft.subject)
    }
    guard draft.reason != nil else {
      throw refusal(.rule(.reasonMissing), "reason")
    }
    return try Target(number, stored)
  }

  /// Decides a void: what it takes away must not be in use, what it brings back must fit.
  static func decideVoid(
    _ draft: inout Draft, _ target: Target, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    try checkReferences(
      draft, EventPlan.all[draft.typeIndex], DataScan(), context, &tables, transaction)
    let owner = try ownerEntry(target, &tables, transaction)
    try checkVersion(draft, tables.subjects[owner].version)
    if let end = draft.validTo {
      throw refusal(.rule(.voidHasNoEnd), "validto", end.description)
    }
    draft.validFrom = draft.validFrom ?? context.today
    draft.visibility = draft.visibility ?? target.layout.visibility
    try checkFlips(target, .void, &tables, transaction)
    try checkPeriods(draft, flipping: target, context, &tables, transaction)
    try forbid(
      try objections(toVoid: target, context.nextSequence, &tables, transaction), draft, context,
      &tables)

    let existed = !tables.subjects[owner].creations.isEmpty
    try Applying.flip(
      target.number, by: .void, context.nextSequence, &tables, transaction)
    var fault: DecidingError?
    do throws(DecidingError) {
      if existed, tables.subjects[owner].creations.isEmpty {
        try checkUnused(owner, target, &tables, transaction)
      }
      try checkBroughtBack(target, context, &tables, transaction)
    } catch {
      fault = error
    }
    try Applying.unflip(target.number, by: .void, &tables, transaction)
    if let fault { throw fault }
  }

  /// Decides a correction: what it says anew is checked like a fresh event on the same subject,
  /// with the named event void.
  static func decideCorrection(
    _ draft: inout Draft, _ target: Target, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = EventPlan.all[draft.innerTypeIndex ?? draft.typeIndex]
    try checkCorrectable(target, plan)
    let owner = try ownerEntry(target, &tables, transaction)
    try checkVersion(draft, tables.subjects[owner].version)
    try checkFlips(target, .correction, &tables, transaction)
    try checkPeriods(draft, flipping: target, context, &tables, transaction)

    let subject = draft.subject
    draft.subject = tables.name(at: owner)
    try Applying.flip(
      target.number, by: .correction, context.nextSequence, &tables, transaction)
    var fault: DecidingError?
    do throws(DecidingError) {
      let content = Content(
        plan: plan, owner: owner, number: context.nextSequence, replaced: target)
      do throws(Refusal) { try RuleChecker.check(draft) } catch { throw .refused(error) }
      let scan = DataScan(draft.data.span, 0..<draft.data.count)
      try check(&draft, content, scan, context, &tables, transaction)
    } catch {
      fault = error
    }
    try Applying.unflip(target.number, by: .correction, &tables, transaction)
    draft.subject = subject
    if let fault { throw fault }
    let data = draft.data.span
    let content = Content(
      plan: plan, owner: owner, number: context.nextSequence, replaced: target)
    try forbid(
      try objections(
        to: content, data, 0..<data.count, draft.validFrom ?? context.today, &tables,
        transaction), draft, context, &tables)
  }

  private static func checkCorrectable(
    _ target: Target, _ plan: EventPlan
  ) throws(DecidingError) {
    guard target.layout.typeNumber != RecordEncoder.voidedType else {
      throw refusal(.flip(.voidStays), "subject", "event/\(target.number)")
    }
    guard let replaced = EventPlan.numbered(target.contentType), replaced.kindNames != ["event"]
    else {
      throw refusal(.flip(.noteStays), "subject", "event/\(target.number)")
    }
    guard replaced.number == plan.number else {
      throw refusal(
        .flip(.otherType(event: target.number, type: replaced.name)), "data.type", plan.name)
    }
  }

  private static func ownerEntry(
    _ target: Target, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    guard let entry = try tables.entry(number: target.prefix.owner, transaction) else {
      throw .damaged(target.number, "its owner has no name")
    }
    return entry
  }

  // MARK: At most one in force

  /// Requires that after the flip no event has two voids or corrections in force.
  private static func checkFlips(
    _ target: Target, _ action: Applying.Action, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if try tables.isVoid(target.number, transaction) {
      let inForce = try voider(of: target.number, &tables, transaction)
      throw refusal(.flip(.voidAlready(by: inForce)), "subject", "event/\(target.number)")
    }
    var number = target.number
    var prefix = target.prefix
    var action = action
    var isMadeVoid = true
    while action == .void, prefix.target != 0 {
      action = prefix.action
      number = prefix.target
      isMadeVoid.toggle()
      if isMadeVoid, try tables.isVoid(number, transaction) {
        let inForce = try voider(of: number, &tables, transaction)
        throw refusal(
          .flip(.voidTwice(event: number, by: inForce)), "subject", "event/\(target.number)")
      }
      guard let stored = try tables.event(number, transaction) else { return }
      prefix = EventPrefix(stored.span)
    }
  }

  /// The void or correction of an event that is in force; of a chain of corrections the last.
  private static func voider(
    of event: UInt64, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> UInt64 {
    var event = event
    while true {
      var latest: UInt64?
      let flips = tables.voids[try tables.flips(of: event, transaction)].events
      for flip in flips.reversed() {
        guard let stored = try tables.event(flip, transaction),
          EventPrefix(stored.span).target == event
        else { continue }
        if try !tables.isVoid(flip, transaction) { return flip }
        latest = latest ?? flip
      }
      guard let next = latest else { return event }
      event = next
    }
  }

  // MARK: What is taken away, what comes back

  /// Requires that nobody uses a subject that would no longer exist.
  private static func checkUnused(
    _ owner: Int, _ target: Target, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let state = tables.subjects[owner]
    guard state.users > 0 || state.moneyEvents > 0 else { return }
    let users = state.users > 0 ? try users(of: state.number, &tables, transaction) : []
    throw refusal(
      .flip(
        .inUse(
          subject: tables.name(at: owner), moneyEvents: Int(state.moneyEvents),
          users: Array(users.prefix(usersNamedMax)), others: max(0, users.count - usersNamedMax),
          event: target.number)), "subject", "event/\(target.number)")
  }

  /// Those that name a subject, with the number of their events.
  private static func users(
    of subject: UInt32, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [Refusal.Reason.Use] {
    var start = KeyBuffer()
    start.append(subject)
    do throws(LMDBError) {
      var cursor = try transaction.cursor(tables.references.table)
      var isFound = try cursor.seek(key: start.span)
      while isFound, cursor.key.bigEndianUInt32(at: 0) == subject {
        _ = tables.references.entry(cursor.key, stored: cursor.value)
        isFound = try cursor.next()
      }
    } catch {
      throw DecidingError(error)
    }
    var found: [Refusal.Reason.Use] = []
    for entry in 0..<tables.references.count {
      let events = tables.references[entry].events
      let used = tables.references.key(at: entry).bigEndianUInt32(at: 0)
      let user = tables.references.key(at: entry).bigEndianUInt32(at: 4)
      guard events > 0, used == subject else { continue }
      found.append(
        Refusal.Reason.Use(try tables.name(number: user, transaction), events: Int(events)))
    }
    return found.sorted { $0.name < $1.name }
  }

  private static let usersNamedMax = 20

  /// Requires that what a void brings back fits to what was recorded since.
  private static func checkBroughtBack(
    _ target: Target, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    var (prefix, action) = (target.prefix, Applying.Action.void)
    while action == .void, prefix.target != 0 {
      action = prefix.action
      guard let stored = try tables.event(prefix.target, transaction) else { return }
      let event = try Target(prefix.target, stored)
      if try !tables.isVoid(event.number, transaction),
        let plan = EventPlan.numbered(event.contentType),
        event.layout.typeNumber != RecordEncoder.voidedType
      {
        try checkReturn(of: event, plan, target, context, &tables, transaction)
      }
      prefix = event.prefix
    }
  }

  private static func checkReturn(
    of event: Target, _ plan: EventPlan, _ target: Target, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let owner = try ownerEntry(event, &tables, transaction)
    if plan.creation == .always,
      let other = tables.subjects[owner].creations.first(where: { $0 != event.number })
    {
      throw refusal(
        .flip(
          .broughtBackTwice(
            event: event.number, subject: tables.name(at: owner), since: other)), "subject",
        "event/\(target.number)")
    }
    try checkMoneyReturn(of: event, plan, owner, target, context, &tables, transaction)
  }
}
