import LMDB
import Vocabulary

/// Cycles, and what units, indicators, reports and approvals demand.
extension Deciding {
  static func checkStructure(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = content.plan
    for register in plan.registers {
      switch register.attribute {
      case .parent:
        try checkCycle(
          draft, content, register, [.parent], context, &tables, transaction)
      case .successor, .successors:
        try checkCycle(
          draft, content, register, [.successor, .successors], context, &tables, transaction)
      default: continue
      }
    }
    switch plan.role {
    case .merger: try checkMerger(draft, scan, context, &tables, transaction)
    case .measurement: try checkMeasurement(draft, content, scan, context, &tables, transaction)
    case .approval: try checkApproval(draft, &tables, transaction)
    default: break
    }
    if let number = scan.int(plan.earlierEvent), number >= Int(clamping: content.number) {
      throw refusal(
        .outOfRange, "data.knownat", String(number),
        why: "the event itself gets the number \(content.number)",
        remedy: "give the number of an earlier event")
    }
  }

  // MARK: Cycles

  /// Requires that following the registers from the new values does not lead back.
  private static func checkCycle(
    _ draft: Draft, _ content: Content, _ register: WatchedRegister, _ attributes: [Attribute],
    _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let owner = tables.subjects[content.owner].number
    let data = draft.data.span
    var open: [UInt32] = []
    for name in names(register, data) {
      let entry = try tables.entry(data.extracting(name), transaction)
      open.append(tables.subjects[entry].number)
    }
    let first = open.first ?? 0
    let day = draft.validFrom ?? context.today
    var seen: Set<UInt32> = []
    var depth = 0
    while !open.isEmpty, depth < chainDepthMax {
      depth += 1
      var next: [UInt32] = []
      for number in open where seen.insert(number).inserted {
        guard number != owner else {
          throw refusal(
            .cycle, "data.\(plainName(register, content.plan))",
            try tables.name(number: first, transaction),
            why: "on \(day) the chain from there leads back to "
              + tables.name(at: content.owner),
            remedy: "choose another, or change the chain first")
        }
        for attribute in attributes {
          let entry = try tables.register(attribute, of: number, transaction)
          next += tables.registers[entry].values(on: day).map { UInt32(truncatingIfNeeded: $0) }
        }
      }
      open = next
    }
  }

  /// Every walk stops at this depth.
  private static let chainDepthMax = 64

  private static func plainName(_ register: WatchedRegister, _ plan: EventPlan) -> String {
    let number =
      switch register.source {
      case .reference(let field): field
      case .references(let list, _): list
      default: 0
      }
    return plan.fields.first { $0.number == number }?.name ?? ""
  }

  /// Where the names stand that a register takes from the data.
  private static func names(_ register: WatchedRegister, _ data: Span<UInt8>) -> [Range<Int>] {
    switch register.source {
    case .reference(let field):
      return DataScan(data, 0..<data.count).range(field).map { [$0] } ?? []
    case .references(let list, let member):
      var found: [Range<Int>] = []
      var reader = WireReader(data)
      while let field = try? reader.next(), field.number <= list {
        guard field.number == list else { continue }
        if let range = DataScan(data, field.range).range(member) { found.append(range) }
      }
      return found
    default: return []
    }
  }

  // MARK: Units, indicators, approvals

  private static func checkMerger(
    _ draft: Draft, _ scan: DataScan, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let range = scan.range(EventPlan.mergerInto) else { return }
    let day = draft.validFrom ?? context.today
    let entry = try tables.entry(draft.data.span.extracting(range), transaction)
    let closed = try tables.register(.closed, of: tables.subjects[entry].number, transaction)
    guard let closing = tables.registers[closed].value(on: day) else { return }
    throw refusal(
      .closed, "data.into", tables.name(at: entry),
      why: "it is closed on \(day), by event \(closing.event)", remedy: "give a unit that is open")
  }

  private static func checkMeasurement(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let owner = tables.subjects[content.owner].number
    let day = draft.validFrom ?? context.today
    func defined(_ attribute: Attribute) throws(DecidingError) -> UInt64? {
      let entry = try tables.register(attribute, of: owner, transaction)
      return tables.registers[entry].value(on: day, orFirst: true)?.value
    }
    if let inventory = try defined(.inventory) {
      let name = try tables.name(number: UInt32(truncatingIfNeeded: inventory), transaction)
      throw refusal(
        .rule, "subject", tables.name(at: content.owner),
        why: "it is counted from the items of \(name)",
        remedy: "record what happens to the items instead")
    }
    guard let range = scan.range(content.plan.period),
      let period = Period(draft.data.span.extracting(range)),
      let frequency = try defined(.frequency), let measure = try defined(.measure)
    else { return }
    let length = frequencies[Int(clamping: frequency)]
    let isStock = measure == 1
    if period.length == length || isStock && period.length == .day { return }
    throw refusal(
      .outOfRange, "data.period", period.description,
      why: "the indicator is measured by \(length)",
      remedy: isStock ? "give a \(length) or a date" : "give a \(length)")
  }

  /// The lengths of the words of `frequency`, whose places begin with 1.
  private static let frequencies: [Period.Length] = [
    .day, .day, .week, .month, .quarter, .year,
  ]

  /// Nobody approves or rejects what they recorded.
  private static func checkApproval(
    _ draft: Draft, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let number = Subject(unchecked: draft.subject).eventNumber,
      let stored = try tables.event(number, transaction)
    else { return }
    let event = try Target(number, stored)
    let record = event.record
    guard record.string(in: event.layout.actor) == draft.actor else { return }
    throw refusal(
      .rule, "actor", draft.actor, why: "event \(number) was recorded by the same actor",
      remedy: "let somebody else approve or reject it")
  }
}

extension EventPlan {
  /// The field of `unit.merged` that names where the unit goes.
  static let mergerInto =
    Registry.current.type(named: "unit.merged")?.field(named: "into")?.number ?? 0
}
