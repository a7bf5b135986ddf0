import LMDB
import Vocabulary

/// What only recent programs keep in the tables: what further checks and questions rest on.
///
/// An older program leaves it behind; ``bringUp(_:through:_:)`` makes it anew then.
extension Applying {
  static func recent(
    _ plan: EventPlan, _ number: UInt64, _ prefix: EventPrefix, _ record: Span<UInt8>,
    _ layout: RecordLayout, _ scan: DataScan, _ owner: Int, _ on: Bool,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if !plan.registers.isEmpty {
      try set(
        plan, number, prefix, record, layout, scan, on, recent: true, &tables, transaction)
    }
    if let fields = plan.observed {
      let entry = try tables.observation(
        of: prefix.owner, fields, record, layout.data, transaction)
      if on {
        let rank = prefix.innerTypeNumber == 0 ? number : try tables.rank(of: number, transaction)
        tables.observations[entry].insert(
          Observed(event: number, rank: rank, fields, record, layout.data, scan))
      } else {
        tables.observations[entry].remove(event: number)
      }
      tables.observations.change(entry)
    }
    guard plan.isMoney else { return }
    try sums(plan, record, layout.data, scan, owner, on, &tables, transaction)
  }

  // MARK: Sums

  private static func sums(
    _ plan: EventPlan, _ record: Span<UInt8>, _ data: Range<Int>, _ scan: DataScan, _ owner: Int,
    _ on: Bool, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let subject = tables.subjects[owner].number
    let amount = scan.money(plan[.amount], record).map { on ? MoneySum($0) : -MoneySum($0) }
    func add(
      _ part: CellPart, _ sign: Int128, to subject: UInt32, _ year: Int, _ source: Int
    ) throws(DecidingError) {
      guard let year = scan.int(year), let name = scan.range(source), let amount else { return }
      let source = try tables.appear(record.extracting(name), transaction)
      try tables.add(
        amount * sign, part, to: subject, year, tables.subjects[source].number, transaction)
    }
    switch plan.role {
    case .appropriation:
      guard plan.authorises(scan) else { return }
      try add(.authorised, 1, to: subject, plan[.year], plan[.source])
    case .transfer:
      guard let name = scan.range(plan[.receiver]) else { return }
      let receiver = try tables.appear(record.extracting(name), transaction)
      try add(.authorised, -1, to: subject, plan[.year], plan[.source])
      try add(
        .authorised, 1, to: tables.subjects[receiver].number, plan[.year],
        scan.has(plan[.takingSource]) ? plan[.takingSource] : plan[.source])
    case .carryForward:
      try add(.authorised, -1, to: subject, plan[.fromYear], plan[.source])
      try add(.carriedOut, 1, to: subject, plan[.fromYear], plan[.source])
      try add(.authorised, 1, to: subject, plan[.toYear], plan[.source])
    case .block, .release:
      let sign: Int128 = plan.role == .release ? -1 : 1
      try add(.blocked, sign, to: subject, plan[.year], plan[.source])
    case .commitment, .reduction, .commitmentCarried, .expenditure:
      if plan.role == .expenditure {
        try spend(plan, record, data, scan, subject, on, &tables, transaction)
      }
      try promise(plan, record, scan, subject, on, &tables, transaction)
    case .request, .receipt:
      guard let amount else { return }
      let entry = try tables.drawn(subject, plan.number, transaction)
      tables.lines[entry].add(amount, 0)
      tables.lines.change(entry)
    default: return
    }
  }

  private static func spend(
    _ plan: EventPlan, _ record: Span<UInt8>, _ data: Range<Int>, _ scan: DataScan,
    _ subject: UInt32, _ on: Bool, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let year = scan.int(plan[.year]), let amount = scan.money(plan[.amount], record)
    else { return }
    for share in Split.shares(of: plan, record, data, scan, amount) {
      let source = try tables.appear(share.source.span, transaction)
      let minor = on ? Int128(share.minor) : -Int128(share.minor)
      try tables.add(
        MoneySum(minor: minor, currency: amount.currency), .spent, to: subject, year,
        tables.subjects[source].number, transaction)
    }
  }

  /// What a commitment is for, or is relieved of; what is still open of it binds the budget.
  private static func promise(
    _ plan: EventPlan, _ record: Span<UInt8>, _ scan: DataScan, _ subject: UInt32, _ on: Bool,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let name = scan.range(plan[.commitment]), let given = scan.money(plan[.amount], record)
    else { return }
    let amount = on ? MoneySum(given) : -MoneySum(given)
    let entry = try tables.promise(subject, record.extracting(name), transaction)
    let before = Promise.open(tables.lines[entry])
    if plan.role == .expenditure {
      guard let year = scan.int(plan[.year]) else { return }
      tables.lines[entry].add(amount, Promise.key(year, source: 0))
      if scan.raw(plan[.final]) == 1 {
        tables.lines[entry].add(
          MoneySum(minor: on ? 1 : -1, currency: given.currency), Promise.closings)
      }
    } else if let name = scan.range(plan[.source]) {
      let named = try tables.appear(record.extracting(name), transaction)
      let source = tables.subjects[named].number
      let sign: Int128 = plan.role == .reduction ? -1 : 1
      if let from = scan.int(plan[.fromYear]) {
        tables.lines[entry].add(-amount, Promise.key(from, source: source))
      }
      if let year = scan.int(plan.commitmentYear) {
        tables.lines[entry].add(amount * sign, Promise.key(year, source: source))
      }
    }
    tables.lines.change(entry)
    let after = Promise.open(tables.lines[entry])
    for open in before {
      try tables.add(
        -open.total, .committed, to: subject, open.year, open.source, transaction)
    }
    for open in after {
      try tables.add(open.total, .committed, to: subject, open.year, open.source, transaction)
    }
  }
}

extension Split {
  /// What an expenditure takes from which source.
  static func shares(
    of plan: EventPlan, _ record: Span<UInt8>, _ data: Range<Int>, _ scan: DataScan,
    _ amount: Money
  ) -> [Share] {
    guard let range = scan.range(plan[.source]) else { return shares(record, data, plan[.split]) }
    var name: [UInt8] = []
    name.append(record, range)
    return [Share(source: name, minor: amount.recorded)]
  }
}
