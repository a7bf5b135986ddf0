import LMDB
import Vocabulary

/// Voids and corrections.
extension Decider {
  /// The event that a void or correction names.
  func target(of proposal: Proposal) throws(DecidingError) -> Target {
    let subject = proposal.draft.subject
    guard let number = Subject(unchecked: subject).eventNumber else {
      throw .refused(.flip(.namesNoEvent(type: proposal.type.name)), "subject", subject)
    }
    guard number > 0, number < proposal.number, let target = try tables.target(number) else {
      throw .refused(.flip(.noSuchEvent(last: proposal.number - 1)), "subject", subject)
    }
    guard proposal.draft.reason != nil else { throw .refused(.rule(.reasonMissing), "reason") }
    return target
  }

  /// The entry of the owner of an earlier event.
  mutating func owner(of target: Target) throws(DecidingError) -> Int {
    guard let entry = try tables.entry(number: target.prefix.owner) else {
      throw .damaged(target.number, "its owner has no name")
    }
    return entry
  }

  /// Asks something with the tables as they are once an event is void.
  mutating func whileFlipped<Answer>(
    _ target: Target, _ action: FlipAction, by number: UInt64,
    _ body: (inout Decider) throws(DecidingError) -> Answer
  ) throws(DecidingError) -> Answer {
    try tables.flip(target.number, action, by: number)
    let answer: Result<Answer, DecidingError>
    do throws(DecidingError) { answer = .success(try body(&self)) } catch {
      answer = .failure(error)
    }
    try tables.unflip(target.number, action)
    return try answer.get()
  }

  /// Decides a void: what it takes away must not be in use, what it brings back must fit.
  mutating func decideVoid(
    _ proposal: inout Proposal, of target: Target
  ) throws(DecidingError) {
    let owner = proposal.owner
    try checkReferences(of: proposal)
    try proposal.checkVersion(tables.subjects[owner].version)
    try proposal.resolveDayOfVoid()
    proposal.setVisibility(target.layout.visibility)
    try checkFlips(of: target, .void)
    try checkPeriods(of: proposal, flipping: target)
    try forbid(try objections(toVoid: target, by: proposal.number), to: proposal)

    let existed = !tables.subjects[owner].creations.isEmpty
    try whileFlipped(target, .void, by: proposal.number) { (decider) throws(DecidingError) in
      if existed, decider.tables.subjects[owner].creations.isEmpty {
        try decider.checkUnused(owner, withoutEvent: target.number)
      }
      try decider.checkBroughtBack(byVoiding: target)
    }
  }

  /// Decides a correction: what it says anew is checked like a fresh event on the same subject,
  /// with the named event void.
  mutating func decideCorrection(
    _ proposal: inout Proposal, of target: Target
  ) throws(DecidingError) {
    try checkCorrectable(target, proposal.plan)
    try proposal.checkVersion(tables.subjects[proposal.owner].version)
    try checkFlips(of: target, .correction)
    try checkPeriods(of: proposal, flipping: target)
    try proposal.checkRules(on: tables.name(at: proposal.owner))
    proposal.replaced = target
    try whileFlipped(target, .correction, by: proposal.number) {
      (decider) throws(DecidingError) in try decider.check(&proposal)
    }
    try forbid(try objections(to: proposal.statement), to: proposal)
  }

  private func checkCorrectable(_ target: Target, _ plan: EventPlan) throws(DecidingError) {
    guard target.layout.typeNumber != RecordEncoder.voidedType else {
      throw .refused(.flip(.voidStays), "subject", "event/\(target.number)")
    }
    guard let replaced = target.plan, replaced.kindNames != ["event"] else {
      throw .refused(.flip(.noteStays), "subject", "event/\(target.number)")
    }
    guard replaced.number == plan.number else {
      throw .refused(
        .flip(.otherType(event: target.number, type: replaced.name)), "data.type", plan.name)
    }
  }

  // MARK: At most one in force

  /// Requires that after the flip no event has two voids or corrections in force.
  private mutating func checkFlips(
    of target: Target, _ action: FlipAction
  ) throws(DecidingError) {
    if try tables.isVoid(target.number) {
      let inForce = try voider(of: target.number)
      throw .refused(.flip(.voidAlready(by: inForce)), "subject", "event/\(target.number)")
    }
    var (prefix, action) = (target.prefix, action)
    var isMadeVoid = true
    while action == .void, prefix.target != 0 {
      action = prefix.action
      let number = prefix.target
      isMadeVoid.toggle()
      if isMadeVoid, try tables.isVoid(number) {
        let inForce = try voider(of: number)
        throw .refused(
          .flip(.voidTwice(event: number, by: inForce)), "subject", "event/\(target.number)")
      }
      guard let stored = try tables.event(number) else { return }
      prefix = EventPrefix(stored.span)
    }
  }

  /// The void or correction of an event that is in force; of a chain of corrections the last.
  private mutating func voider(of event: UInt64) throws(DecidingError) -> UInt64 {
    var event = event
    while true {
      var latest: UInt64?
      let flips = tables.voids[try tables.flips(of: event)].events
      for flip in flips.reversed() {
        guard let stored = try tables.event(flip), EventPrefix(stored.span).target == event
        else { continue }
        if try !tables.isVoid(flip) { return flip }
        latest = latest ?? flip
      }
      guard let next = latest else { return event }
      event = next
    }
  }

  // MARK: What is taken away, what comes back

  /// Requires that nobody uses a subject that would no longer exist.
  private mutating func checkUnused(
    _ owner: Int, withoutEvent event: UInt64
  ) throws(DecidingError) {
    let state = tables.subjects[owner]
    guard state.users > 0 || state.moneyEvents > 0 else { return }
    let users = state.users > 0 ? try tables.users(of: state.number) : []
    let most = Decider.usersNamedMax
    throw .refused(
      .flip(
        .inUse(
          subject: tables.name(at: owner), moneyEvents: Int(state.moneyEvents),
          users: Array(users.prefix(most)), others: max(0, users.count - most), event: event)),
      "subject", "event/\(event)")
  }

  private static let usersNamedMax = 20

  /// Requires that what a void brings back fits to what was recorded since.
  private mutating func checkBroughtBack(byVoiding target: Target) throws(DecidingError) {
    var (last, action) = (target, FlipAction.void)
    while action == .void, let event = try tables.target(of: last) {
      action = last.prefix.action
      last = event
      guard try !tables.isVoid(event.number), let plan = event.plan,
        event.layout.typeNumber != RecordEncoder.voidedType
      else { continue }
      let owner = try owner(of: event)
      if plan.creation == .always,
        let other = tables.subjects[owner].creations.first(where: { $0 != event.number })
      {
        throw .refused(
          .flip(
            .broughtBackTwice(
              event: event.number, subject: tables.name(at: owner), since: other)), "subject",
          "event/\(target.number)")
      }
      try checkMoneyReturn(of: event.statement(plan, owner: owner), byVoiding: target)
    }
  }
}

extension LogTables {
  /// Those that name a subject, with the number of their events.
  mutating func users(of subject: UInt32) throws(DecidingError) -> [Refusal.Reason.Use] {
    var start = KeyBuffer()
    start.append(subject)
    do throws(LMDBError) {
      var cursor = try transaction.cursor(references.table)
      var isFound = try cursor.seek(key: start.span)
      while isFound, cursor.key.bigEndianUInt32(at: 0) == subject {
        _ = references.entry(cursor.key, stored: cursor.value)
        isFound = try cursor.next()
      }
    } catch {
      throw DecidingError(error)
    }
    var found: [Refusal.Reason.Use] = []
    for entry in 0..<references.count {
      let events = references[entry].events
      let used = references.key(at: entry).bigEndianUInt32(at: 0)
      let user = references.key(at: entry).bigEndianUInt32(at: 4)
      guard events > 0, used == subject else { continue }
      found.append(Refusal.Reason.Use(try name(number: user), events: Int(events)))
    }
    return found.sorted { $0.name < $1.name }
  }
}
