import LMDB
import Vocabulary

/// Chains of parents, successors, predecessors and dependencies must not lead back.
extension Decider {
  /// A name from which a chain leads back to the subject of the event that says it.
  private struct Cycle {
    let register: WatchedRegister
    /// Where it stands in the data.
    let name: Range<Int>
  }

  /// What is wrong with the subjects that an event names, if following them leads back to its own.
  mutating func cycle(in statement: Statement) throws(DecidingError) -> Objection? {
    // Nobody can name what did not exist before.
    guard tables.subjects[statement.owner].number != 0 else { return nil }
    var rank: UInt64?
    if let replaced = statement.replaced { rank = try tables.rank(of: replaced.number) }
    guard let cycle = try firstCycle(in: statement, rank: rank) else { return nil }
    let field = statement.plan.fields.first { $0.number == cycle.register.field }?.name ?? ""
    return Objection(
      .noCycle,
      Refusal(
        .flip(.cycle(day: statement.day, subject: tables.name(at: statement.owner))),
        "data.\(field)", statement.data.string(in: cycle.name)))
  }

  /// The same of an event that a void brings back, with the tables as they are then.
  mutating func cycle(
    bringingBack event: Target, _ plan: EventPlan, byVoiding target: Target
  ) throws(DecidingError) -> Objection? {
    let statement = event.statement(plan, owner: try owner(of: event))
    let rank = try tables.rank(of: event.number)
    guard let cycle = try firstCycle(in: statement, rank: rank) else { return nil }
    return Objection(
      .noCycle,
      Refusal(
        .flip(
          .cycleBack(
            event: event.number, day: statement.day,
            from: statement.data.string(in: cycle.name),
            subject: tables.name(at: statement.owner))), "subject", "event/\(target.number)"))
  }

  /// The first cycle that an event makes; what an earlier event or a correction of one says, which
  /// have a rank, may not show.
  private mutating func firstCycle(
    in statement: Statement, rank: UInt64?
  ) throws(DecidingError) -> Cycle? {
    let (data, owner) = (statement.data, tables.subjects[statement.owner].number)
    for register in statement.plan.registers {
      guard let chain = register.attribute.chain else { continue }
      for name in register.names(data, 0..<data.count) {
        let entry = try tables.entry(data.extracting(name))
        let named = tables.subjects[entry].number
        if let rank, try isHidden(named, in: register, of: statement, rank: rank) { continue }
        if try leads(from: named, to: owner, along: chain, on: statement.day) {
          return Cycle(register: register, name: name)
        }
      }
    }
    return nil
  }

  /// Whether something of a later rank holds from the same day on, so that what an earlier event or
  /// a correction of one says does not show.
  private mutating func isHidden(
    _ named: UInt32, in register: WatchedRegister, of statement: Statement, rank: UInt64
  ) throws(DecidingError) -> Bool {
    var value = (value: UInt64(named), currency: UInt32(0))
    var isMember = false
    if case .member(_, let relation, _) = register.source,
      let word = statement.scan.range(relation)
    {
      value = RegisterEntry.member(named, statement.data.extracting(word))
      isMember = true
    }
    let entry = try tables.register(
      register.attribute, of: tables.subjects[statement.owner].number)
    return tables.registers[entry].hides(
      RegisterEntry(
        event: statement.number, rank: rank, validFrom: statement.day.number, validTo: 0,
        value: value.value, currency: value.currency, isUnset: false), isMember: isMember)
  }

  /// Whether following a chain on a day leads from one subject to another.
  private mutating func leads(
    from first: UInt32, to last: UInt32, along chain: [Attribute], on day: Day
  ) throws(DecidingError) -> Bool {
    if first == last { return true }
    // What nobody names lies at the end of no chain.
    if let entry = try tables.entry(number: last), tables.subjects[entry].users == 0 {
      return false
    }
    var seen: Set<UInt32> = [first]
    var open = [first]
    while let subject = open.popLast() {
      for next in try tables.next(along: chain, from: subject, on: day) {
        if next == last { return true }
        if seen.insert(next).inserted { open.append(next) }
      }
    }
    return false
  }
}

extension LogTables {
  /// The subjects to which a chain leads from one on a day.
  mutating func next(
    along chain: [Attribute], from subject: UInt32, on day: Day
  ) throws(DecidingError) -> [UInt32] {
    var found: [UInt32] = []
    for attribute in chain {
      let entry = try register(attribute, of: subject)
      found +=
        attribute == .dependencies
        ? registers[entry].members(on: day) : registers[entry].subjects(on: day)
    }
    return found
  }
}
