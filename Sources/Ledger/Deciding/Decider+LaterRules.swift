import LMDB
import Vocabulary

/// Rules that came when there were already events that they forbid.
extension Decider {
  /// Refuses what a later rule forbids; where an export of its time is taken again, it is noted.
  mutating func forbid(
    _ objections: [Objection], to proposal: Proposal
  ) throws(DecidingError) {
    for objection in objections {
      guard proposal.context.takesFormer, proposal.draft.sequence == proposal.number else {
        throw .refused(objection.refusal)
      }
      let breach = LaterRuleBreach(
        sequence: proposal.number, rule: objection.rule, reason: objection.refusal.reason)
      tables.findings.note(.laterRule, proposal.draft.subject) { breach.text }
    }
  }

  /// What later rules say against a recorded event, with the tables as they were before it.
  mutating func breaches(
    of stored: Span<UInt8>, number: UInt64
  ) throws(DecidingError) -> [LaterRuleBreach] {
    let prefix = EventPrefix(stored)
    guard let plan = EventPlan.numbered(prefix.contentType),
      prefix.target != 0 || plan.isUnderLaterRules
    else { return [] }
    let event = try LaidOutEvent(stored, number)
    let objections: [Objection]
    if prefix.target == 0 {
      let owner = try tables.entry(event.record.extracting(event.layout.subject))
      objections = try self.objections(to: Statement(event, plan, owner: owner))
    } else {
      guard let target = try tables.target(prefix.target) else { return [] }
      if prefix.action == .void {
        objections = try self.objections(toVoid: target, by: number)
      } else {
        guard let owner = try tables.entry(number: prefix.owner) else { return [] }
        objections = try self.objections(
          to: Statement(event, plan, owner: owner, replaced: target))
      }
    }
    return objections.map {
      LaterRuleBreach(sequence: number, rule: $0.rule, reason: $0.refusal.reason)
    }
  }

  /// What they say against an event of its own, or against what a correction says anew.
  mutating func objections(to statement: Statement) throws(DecidingError) -> [Objection] {
    let plan = statement.plan
    guard plan.isUnderLaterRules || statement.replaced != nil else { return [] }
    var objections: [Objection] = []
    if plan.erases {
      objections.append(
        Objection(
          .keysFirst,
          Refusal(
            .flip(plan.role == .withholding ? .nothingWithheld : .nothingErased), "type",
            plan.name)))
    }
    if let replaced = statement.replaced, let objection = try closing(replaced) {
      objections.append(objection)
    }
    let finals = try finalValues(of: statement)
    guard let replaced = statement.replaced else {
      return objections + (try self.objections(to: statement, finals))
    }
    return try objections
      + whileFlipped(replaced, .correction, by: statement.number) {
        (decider) throws(DecidingError) in try decider.objections(to: statement, finals)
      }
  }

  private mutating func objections(
    to statement: Statement, _ finals: FinalValues
  ) throws(DecidingError) -> [Objection] {
    var objections: [Objection] = []
    if let objection = try cycle(in: statement) { objections.append(objection) }
    if let objection = try lineForFlow(in: statement) { objections.append(objection) }
    if let objection = try objection(to: finals) { objections.append(objection) }
    return objections
  }

  /// What they say against a void.
  mutating func objections(
    toVoid target: Target, by number: UInt64
  ) throws(DecidingError) -> [Objection] {
    var objections: [Objection] = []
    if let objection = try closing(target) { objections.append(objection) }
    let toggled = try toggled(byVoiding: target)
    guard toggled.contains(where: { $0.plan?.isUnderLaterRules == true }) else {
      return objections
    }
    let finals = try finalValues(of: toggled, byVoiding: target)
    try whileFlipped(target, .void, by: number) { (decider) throws(DecidingError) in
      for event in toggled {
        guard try !decider.tables.isVoid(event.number), let plan = event.plan,
          let objection = try decider.cycle(bringingBack: event, plan, byVoiding: target)
        else { continue }
        objections.append(objection)
      }
      if let objection = try decider.objection(to: finals) { objections.append(objection) }
    }
    return objections
  }

  /// The events that are void after a void and were not, or the other way round.
  private func toggled(byVoiding target: Target) throws(DecidingError) -> [Target] {
    var events = [target]
    var action = FlipAction.void
    while action == .void, let last = events.last, let event = try tables.target(of: last) {
      action = last.prefix.action
      events.append(event)
    }
    return events
  }

  // MARK: Single rules

  /// Neither a closing or reopening nor what was done to one is taken back.
  private mutating func closing(_ target: Target) throws(DecidingError) -> Objection? {
    var next: Target? = target
    while let event = next {
      if let plan = event.plan, plan.role == .periodClosed || plan.role == .periodReopened {
        let isClosing = plan.role == .periodClosed
        let period = try tables.name(number: event.prefix.owner)
        return Objection(
          .closingStands,
          Refusal(
            .period(
              isClosing
                ? .closingStands(event: event.number, period: period)
                : .reopeningStands(event: event.number, period: period)), "subject",
            "event/\(target.number)"))
      }
      next = try tables.target(of: event)
    }
    return nil
  }

  private mutating func lineForFlow(in statement: Statement) throws(DecidingError) -> Objection? {
    let plan = statement.plan
    guard plan.role == .target,
      plan.looksFor(statement.scan.raw(plan[.interpolation]), in: .interpolation)
    else { return nil }
    let measure = try tables.defined(
      .measure, of: tables.subjects[statement.owner].number, on: statement.day)
    guard EventPlan.definition?.looksFor(measure, in: .measure) == true else { return nil }
    return Objection(
      .noLineForFlow,
      Refusal(
        .period(.flowWithoutLine(indicator: tables.name(at: statement.owner))),
        "data.interpolation", "linear"))
  }
}

extension EventPlan {
  /// Whether a later rule may have something to say.
  var isUnderLaterRules: Bool {
    erases || role == .target || observed != nil
      || registers.contains { $0.attribute.chain != nil }
  }

  /// A type that says what an indicator measures.
  fileprivate static let definition = all.first { $0[.measure] != 0 }
}
