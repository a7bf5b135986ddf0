import LMDB
import Vocabulary

/// What only recent programs keep in the tables: what further checks and questions rest on.
///
/// An older program leaves it behind; ``bringUp(_:through:_:)`` makes it anew then.
extension Applier {
  func recent(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if !plan.registers.isEmpty { try set(plan, recent: true, &tables, transaction) }
    if let fields = plan.observed {
      let entry = try tables.observation(
        of: subject, fields, record, event.layout.data, transaction)
      if isOn {
        let rank = try rank(&tables, transaction)
        tables.observations[entry].insert(
          Observed(event: number, rank: rank, fields, record, event.layout.data, scan))
      } else {
        tables.observations[entry].remove(event: number)
      }
      tables.observations.change(entry)
    }
    guard plan.isMoney else { return }
    try sums(plan, &tables, transaction)
  }

  // MARK: Sums

  private func sums(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let amount = scan.money(plan[.amount], record).map { isOn ? MoneySum($0) : -MoneySum($0) }
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
        try spend(plan, &tables, transaction)
      }
      try promise(plan, &tables, transaction)
    case .request, .receipt:
      guard let amount else { return }
      let entry = try tables.drawn(subject, plan.number, transaction)
      tables.lines[entry].add(amount, 0)
      tables.lines.change(entry)
    default: return
    }
  }

  private func spend(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let year = scan.int(plan[.year]), let amount = scan.money(plan[.amount], record)
    else { return }
    for share in Split.shares(of: plan, record, event.layout.data, scan, amount) {
      let source = try tables.appear(share.source.span, transaction)
      let minor = isOn ? Int128(share.minor) : -Int128(share.minor)
      try tables.add(
        MoneySum(minor: minor, currency: amount.currency), .spent, to: subject, year,
        tables.subjects[source].number, transaction)
    }
  }

  /// What a commitment is for, or is relieved of; what is still open of it binds the budget.
  private func promise(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let name = scan.range(plan[.commitment]), let given = scan.money(plan[.amount], record)
    else { return }
    let amount = isOn ? MoneySum(given) : -MoneySum(given)
    let entry = try tables.promise(subject, record.extracting(name), transaction)
    let before = Promise.open(tables.lines[entry])
    if plan.role == .expenditure {
      guard let year = scan.int(plan[.year]) else { return }
      tables.lines[entry].add(amount, Promise.key(year, source: 0))
      if scan.raw(plan[.final]) == 1 {
        tables.lines[entry].add(
          MoneySum(minor: isOn ? 1 : -1, currency: given.currency), Promise.closings)
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
