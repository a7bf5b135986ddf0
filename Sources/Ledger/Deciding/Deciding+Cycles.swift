import LMDB
import Vocabulary

/// Chains of parents, successors, predecessors and dependencies must not lead back.
extension Deciding {
  /// What is wrong with the subjects that an event names, if following them leads back to its own.
  static func cycle(
    _ content: Content, _ data: Span<UInt8>, _ range: Range<Int>, _ day: Day,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Objection? {
    let owner = tables.subjects[content.owner].number
    // Nobody can name what did not exist before.
    guard owner != 0 else { return nil }
    let rank =
      try content.replaced.map { (target) throws(DecidingError) in
        try tables.rank(of: target.number, transaction)
      } ?? content.number
    for register in content.plan.registers {
      guard let chain = register.attribute.chain else { continue }
      for name in register.names(data, range) {
        let named = try tables.entry(data.extracting(name), transaction)
        let number = tables.subjects[named].number
        let place = Place(owner: owner, event: content.number, rank: rank, day: day)
        if content.isCorrection,
          try isHidden(register, number, place, data, range, &tables, transaction)
        {
          continue
        }
        guard try leads(from: number, to: owner, chain, on: day, &tables, transaction) else {
          continue
        }
        let field = content.plan.fields.first { $0.number == register.field }?.name ?? ""
        return Objection(
          .noCycle,
          Refusal(
            .flip(.cycle(day: day, subject: tables.name(at: content.owner))), "data.\(field)",
            data.string(in: name)))
      }
    }
    return nil
  }

  /// The same of an event that a void brings back, with the tables as they are then.
  static func cycle(
    bringingBack event: Target, _ plan: EventPlan, byVoiding target: Target,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Objection? {
    let owner = event.prefix.owner
    let (record, data, day) = (event.record, event.layout.data, event.layout.validFrom)
    let rank = try tables.rank(of: event.number, transaction)
    for register in plan.registers {
      guard let chain = register.attribute.chain else { continue }
      for name in register.names(record, data) {
        let named = try tables.entry(record.extracting(name), transaction)
        let number = tables.subjects[named].number
        let place = Place(owner: owner, event: event.number, rank: rank, day: day)
        if try isHidden(register, number, place, record, data, &tables, transaction) { continue }
        guard try leads(from: number, to: owner, chain, on: day, &tables, transaction) else {
          continue
        }
        return Objection(
          .noCycle,
          Refusal(
            .flip(
              .cycleBack(
                event: event.number, day: day, from: record.string(in: name),
                subject: try tables.name(number: owner, transaction))), "subject",
            "event/\(target.number)"))
      }
    }
    return nil
  }

  /// Where what an event says about a register stands among what others say.
  private struct Place {
    let owner: UInt32
    let event: UInt64
    let rank: UInt64
    let day: Day
  }

  /// Whether something of a later rank holds from the same day on, so that what an earlier event or
  /// a correction of one says does not show.
  private static func isHidden(
    _ register: WatchedRegister, _ named: UInt32, _ place: Place, _ data: Span<UInt8>,
    _ range: Range<Int>, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Bool {
    var value = (value: UInt64(named), currency: UInt32(0))
    var isMember = false
    if case .member(_, let relation, _) = register.source,
      let word = DataScan(data, range).range(relation)
    {
      value = Applier.member(named, data.extracting(word))
      isMember = true
    }
    let entry = try tables.register(register.attribute, of: place.owner, transaction)
    return tables.registers[entry].hides(
      RegisterEntry(
        event: place.event, rank: place.rank, validFrom: place.day.number, validTo: 0,
        value: value.value, currency: value.currency, isUnset: false), isMember: isMember)
  }

  /// Whether following a chain on a day leads from one subject to another.
  private static func leads(
    from first: UInt32, to last: UInt32, _ chain: [Attribute], on day: Day,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Bool {
    if first == last { return true }
    // What nobody names lies at the end of no chain.
    if let entry = try tables.entry(number: last, transaction), tables.subjects[entry].users == 0 {
      return false
    }
    var seen: Set<UInt32> = [first]
    var open = [first]
    while let subject = open.popLast() {
      for next in try tables.next(chain, from: subject, on: day, transaction) {
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
    _ chain: [Attribute], from subject: UInt32, on day: Day,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [UInt32] {
    var found: [UInt32] = []
    for attribute in chain {
      let entry = try register(attribute, of: subject, transaction)
      found +=
        attribute == .dependencies
        ? registers[entry].members(on: day) : registers[entry].subjects(on: day)
    }
    return found
  }
}
