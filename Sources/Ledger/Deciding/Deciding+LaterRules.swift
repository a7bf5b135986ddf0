import LMDB
import Vocabulary

/// Rules that came when there were already events that they forbid.
extension Deciding {
  /// Refuses what a later rule forbids; where an export of its time is taken again, it is noted.
  static func forbid(
    _ objections: [Objection], _ draft: Draft, _ context: DecisionContext,
    _ tables: inout LogTables
  ) throws(DecidingError) {
    for objection in objections {
      guard context.takesFormer, draft.sequence == context.nextSequence else {
        throw .refused(objection.refusal)
      }
      let breach = LaterRuleBreach(
        sequence: context.nextSequence, rule: objection.rule, reason: objection.refusal.reason)
      tables.findings.note(.laterRule, draft.subject) { breach.text }
    }
  }

  /// What later rules say against a recorded event, with the tables as they were before it.
  static func breaches(
    of stored: Span<UInt8>, number: UInt64, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [LaterRuleBreach] {
    let prefix = EventPrefix(stored)
    let type = prefix.innerTypeNumber != 0 ? prefix.innerTypeNumber : prefix.typeNumber
    guard let plan = EventPlan.numbered(type), prefix.target != 0 || plan.isUnderLaterRules else {
      return []
    }
    let record = stored.extracting(prefix.byteCount..<stored.count)
    let layout = try Applying.layout(of: record, number)
    let objections: [Objection]
    if prefix.target == 0 {
      let owner = try tables.entry(record.extracting(layout.subject), transaction)
      let content = Content(plan: plan, owner: owner, number: number, replaced: nil)
      objections = try self.objections(
        to: content, record, layout.data, layout.validFrom, &tables, transaction)
    } else {
      guard let bytes = try tables.event(prefix.target, transaction) else { return [] }
      let target = try Target(prefix.target, bytes)
      if prefix.action == .void {
        objections = try self.objections(toVoid: target, number, &tables, transaction)
      } else {
        guard let owner = try tables.entry(number: prefix.owner, transaction) else { return [] }
        let content = Content(plan: plan, owner: owner, number: number, replaced: target)
        objections = try self.objections(
          to: content, record, layout.data, layout.validFrom, &tables, transaction)
      }
    }
    return objections.map {
      LaterRuleBreach(sequence: number, rule: $0.rule, reason: $0.refusal.reason)
    }
  }

  /// What they say against an event of its own, or against what a correction says anew.
  static func objections(
    to content: Content, _ data: Span<UInt8>, _ range: Range<Int>, _ day: Day,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [Objection] {
    guard content.plan.isUnderLaterRules || content.isCorrection else { return [] }
    var objections: [Objection] = []
    if content.plan.erases { objections.append(noKeys(content.plan)) }
    guard let replaced = content.replaced else {
      let finals = try FinalValues(content, data, range, &tables, transaction)
      objections += try objectionsToContent(content, data, range, day, &tables, transaction)
      return objections + (try finals.objection(&tables, transaction).map { [$0] } ?? [])
    }
    if let objection = try closing(replaced, &tables, transaction) {
      objections.append(objection)
    }
    let finals = try FinalValues(content, data, range, &tables, transaction)
    try Applying.flip(
      replaced.number, by: .correction, content.number, &tables, transaction)
    var fault: DecidingError?
    do throws(DecidingError) {
      objections += try objectionsToContent(content, data, range, day, &tables, transaction)
      if let objection = try finals.objection(&tables, transaction) {
        objections.append(objection)
      }
    } catch {
      fault = error
    }
    try Applying.unflip(replaced.number, by: .correction, &tables, transaction)
    if let fault { throw fault }
    return objections
  }

  private static func objectionsToContent(
    _ content: Content, _ data: Span<UInt8>, _ range: Range<Int>, _ day: Day,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [Objection] {
    var objections: [Objection] = []
    if let objection = try cycle(content, data, range, day, &tables, transaction) {
      objections.append(objection)
    }
    if content.plan.role == .target,
      let objection = try lineForFlow(content, data, range, day, &tables, transaction)
    {
      objections.append(objection)
    }
    return objections
  }

  /// What they say against a void.
  static func objections(
    toVoid target: Target, _ number: UInt64, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [Objection] {
    var objections: [Objection] = []
    if let objection = try closing(target, &tables, transaction) { objections.append(objection) }
    let toggled = try self.toggled(byVoiding: target, &tables, transaction)
    guard toggled.contains(where: { $0.plan?.isUnderLaterRules == true }) else {
      return objections
    }
    let finals = try FinalValues(toggled, target, &tables, transaction)
    try Applying.flip(target.number, by: .void, number, &tables, transaction)
    var fault: DecidingError?
    do throws(DecidingError) {
      for event in toggled {
        guard try !tables.isVoid(event.number, transaction), let plan = event.plan,
          let objection = try cycle(
            bringingBack: event, plan, byVoiding: target, &tables, transaction)
        else { continue }
        objections.append(objection)
      }
      if let objection = try finals.objection(&tables, transaction) {
        objections.append(objection)
      }
    } catch {
      fault = error
    }
    try Applying.unflip(target.number, by: .void, &tables, transaction)
    if let fault { throw fault }
    return objections
  }

  /// The events that are void after a void and were not, or the other way round.
  private static func toggled(
    byVoiding target: Target, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [Target] {
    var events = [target]
    var action = Applying.Action.void
    while action == .void, let last = events.last, last.prefix.target != 0,
      let stored = try tables.event(last.prefix.target, transaction)
    {
      action = last.prefix.action
      events.append(try Target(last.prefix.target, stored))
    }
    return events
  }

  // MARK: Single rules

  private static func noKeys(_ plan: EventPlan) -> Objection {
    return Objection(
      .keysFirst,
      Refusal(
        .flip(plan.role == .withholding ? .nothingWithheld : .nothingErased), "type", plan.name))
  }

  /// Neither a closing or reopening nor what was done to one is taken back.
  private static func closing(
    _ target: Target, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Objection? {
    var event = target
    while true {
      if let plan = event.plan, plan.role == .periodClosed || plan.role == .periodReopened {
        let isClosing = plan.role == .periodClosed
        let period = try tables.name(number: event.prefix.owner, transaction)
        return Objection(
          .closingStands,
          Refusal(
            .period(
              isClosing
                ? .closingStands(event: event.number, period: period)
                : .reopeningStands(event: event.number, period: period)), "subject",
            "event/\(target.number)"))
      }
      guard event.prefix.target != 0,
        let stored = try tables.event(event.prefix.target, transaction)
      else { return nil }
      event = try Target(event.prefix.target, stored)
    }
  }

  private static func lineForFlow(
    _ content: Content, _ data: Span<UInt8>, _ range: Range<Int>, _ day: Day,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Objection? {
    let scan = DataScan(data, range)
    let plan = content.plan
    guard plan.looksFor(scan.raw(plan[.interpolation]), in: .interpolation) else { return nil }
    let entry = try tables.register(
      .measure, of: tables.subjects[content.owner].number, transaction)
    let measure = tables.registers[entry].value(on: day, orFirst: true)?.value
    guard EventPlan.definition?.looksFor(measure, in: .measure) == true else { return nil }
    return Objection(
      .noLineForFlow,
      Refusal(
        .period(.flowWithoutLine(indicator: tables.name(at: content.owner))), "data.interpolation",
        "linear"))
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

extension Target {
  /// The plan of what it says; of a void that of the void.
  var plan: EventPlan? { EventPlan.numbered(contentType) }
}
