import LMDB
import Vocabulary

/// Puts into the tables what one event says while it is not void, or takes it out.
struct Applier: ~Escapable {
  let event: LaidOutEvent
  /// What the type is that it says; nil where only what it rests on counts.
  private let said: EventPlan?
  /// The entry of its owner.
  let owner: Int
  /// Whether it is put in; else it is taken out.
  let isOn: Bool

  /// Nil where nothing is known of its owner.
  @_lifetime(copy event)
  init?(
    _ event: LaidOutEvent, isOn: Bool, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let owner = try tables.entry(number: event.prefix.owner, transaction) else { return nil }
    self.event = event
    self.owner = owner
    self.isOn = isOn
    let layout = event.layout
    said =
      layout.typeNumber == RecordEncoder.voidedType
      ? nil : EventPlan.numbered(layout.innerTypeNumber ?? layout.typeNumber)
  }

  var number: UInt64 { event.number }
  var scan: DataScan { event.scan }
  var record: Span<UInt8> {
    @_lifetime(copy self)
    get { event.record }
  }
  /// The number of its owner.
  var subject: UInt32 { event.prefix.owner }

  /// Puts it in or takes it out.
  func apply(
    to tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let plan = said else {
      if let basis = event.layout.basis { try use(basis, &tables, transaction) }
      return
    }
    try useAll(plan, &tables, transaction)
    if plan.creation != .none {
      if isOn {
        tables.subjects[owner].creations.insertSorted(number)
      } else {
        tables.subjects[owner].creations.remove(number)
      }
      tables.subjects.change(owner)
    }
    if plan.isMoney {
      if isOn {
        tables.subjects[owner].moneyEvents += 1
      } else {
        tables.subjects[owner].moneyEvents -= 1
      }
      tables.subjects.change(owner)
    }
    if !plan.registers.isEmpty { try set(plan, recent: false, &tables, transaction) }
    switch plan.role {
    case .periodClosed, .periodReopened: try close(plan, &tables, transaction)
    case .appropriation, .transfer, .carryForward, .commitment, .commitmentCarried,
      .expenditure, .revenue, .allocation, .request, .receipt:
      try money(plan, &tables, transaction)
    case .plain, .void, .correction, .approval, .block, .release, .reduction, .measurement,
      .restatement, .target, .merger, .erasure, .withholding:
      break
    }
    try recent(plan, &tables, transaction)
  }

  // MARK: References

  private func useAll(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard !plan.references.isEmpty || event.layout.basis != nil else { return }
    tables.found.find(plan, record, event.layout.data, scan)
    for index in tables.found.places.indices {
      // An event that names a subject twice uses it once.
      let range = tables.found.places[index].range
      if tables.found.names(record, range, before: index) { continue }
      try use(range, &tables, transaction)
    }
    guard let basis = event.layout.basis,
      !tables.found.names(record, basis, before: tables.found.places.count)
    else { return }
    try use(basis, &tables, transaction)
  }

  private func use(
    _ name: Range<Int>, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let used = try tables.appear(record.extracting(name), transaction)
    guard used != owner else { return }
    var key = KeyBuffer()
    key.append(tables.subjects[used].number)
    key.append(tables.subjects[owner].number)
    let entry = try tables.references.entry(key.span, transaction)
    if isOn {
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

  private func close(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
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
    tables.periods[entry].set(number, rank: rank, lock, isOn)
    tables.periods.change(entry)
    tables.closedPeriods = nil
  }
}
