import LMDB
import Vocabulary

/// What one event changes in the tables while it is not void.
extension Applying {
  /// Puts in what the event says, or takes it out.
  static func effect(
    of number: UInt64, _ prefix: EventPrefix, _ record: Span<UInt8>, _ layout: RecordLayout,
    _ scan: DataScan, _ on: Bool, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let owner = try tables.entry(number: prefix.owner, transaction) else { return }
    let isVoid = layout.typeNumber == RecordEncoder.voidedType
    let type = layout.innerTypeNumber ?? layout.typeNumber
    guard let plan = EventPlan.numbered(type), !isVoid else {
      if let basis = layout.basis {
        try use(record, basis, owner, on, &tables, transaction)
      }
      return
    }
    try use(record, plan, layout, scan, owner, on, &tables, transaction)
    if plan.creation != .none {
      if on {
        tables.subjects[owner].creations.insertSorted(number)
      } else {
        tables.subjects[owner].creations.remove(number)
      }
      tables.subjects.change(owner)
    }
    if plan.isMoney {
      if on {
        tables.subjects[owner].moneyEvents += 1
      } else {
        tables.subjects[owner].moneyEvents -= 1
      }
      tables.subjects.change(owner)
    }
    if !plan.registers.isEmpty {
      try set(
        plan, number, prefix, record, layout, scan, on, recent: false, &tables, transaction)
    }
    switch plan.role {
    case .periodClosed, .periodReopened:
      try close(plan, number, scan, owner, on, &tables, transaction)
    case .appropriation, .transfer, .carryForward, .commitment, .commitmentCarried,
      .expenditure, .revenue, .allocation, .request, .receipt:
      try money(plan, number, record, scan, owner, on, &tables, transaction)
    case .plain, .void, .correction, .approval, .block, .release, .reduction, .measurement,
      .restatement, .target, .merger, .erasure, .withholding:
      break
    }
    try recent(plan, number, prefix, record, layout, scan, owner, on, &tables, transaction)
  }

  // MARK: References

  private static func use(
    _ record: Span<UInt8>, _ plan: EventPlan, _ layout: RecordLayout,
    _ scan: DataScan, _ owner: Int, _ on: Bool, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard !plan.references.isEmpty || layout.basis != nil else { return }
    tables.found.find(plan, record, layout.data, scan)
    for index in tables.found.places.indices {
      // An event that names a subject twice uses it once.
      let range = tables.found.places[index].range
      if tables.found.names(record, range, before: index) { continue }
      try use(record, range, owner, on, &tables, transaction)
    }
    guard let basis = layout.basis,
      !tables.found.names(record, basis, before: tables.found.places.count)
    else { return }
    try use(record, basis, owner, on, &tables, transaction)
  }

  private static func use(
    _ record: Span<UInt8>, _ name: Range<Int>, _ owner: Int, _ on: Bool,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let used = try tables.appear(record.extracting(name), transaction)
    guard used != owner else { return }
    var key = KeyBuffer()
    key.append(tables.subjects[used].number)
    key.append(tables.subjects[owner].number)
    let entry = try tables.references.entry(key.span, transaction)
    if on {
      tables.references[entry].events += 1
      tables.subjects[used].users += 1
    } else {
      tables.references[entry].events -= 1
      tables.subjects[used].users -= 1
    }
    tables.references.change(entry)
    tables.subjects.change(used)
  }

  // MARK: Periods

  private static func close(
    _ plan: EventPlan, _ number: UInt64, _ scan: DataScan, _ owner: Int, _ on: Bool,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let period = Period(Subject(unchecked: tables.name(at: owner)).key) else { return }
    var key = KeyBuffer()
    key.append(period.length.rawValue)
    key.append(UInt32(bitPattern: Int32(period.ordinal)))
    let entry = try tables.periods.entry(key.span, transaction)
    var lock = PeriodState.Lock.open
    if plan.role == .periodClosed {
      lock = plan.looksFor(scan.raw(plan[.scope]), in: .scope) ? .money : .all
    }
    let rank = try tables.rank(of: number, transaction)
    tables.periods[entry].set(number, rank: rank, lock, on)
    tables.periods.change(entry)
    tables.closedPeriods = nil
  }
}
