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
      try set(plan, number, prefix, record, layout, scan, on, &tables, transaction)
    }
    switch plan.role {
    case .periodClosed, .periodReopened:
      try close(plan, number, scan, owner, on, &tables, transaction)
    case .appropriation, .transfer, .carryForward, .commitment, .commitmentCarried,
      .expenditure, .revenue, .allocation, .receipt:
      try money(plan, number, record, scan, owner, on, &tables, transaction)
    case .plain, .void, .correction, .approval, .measurement, .merger: break
    }
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

  // MARK: Registers

  private static func set(
    _ plan: EventPlan, _ number: UInt64, _ prefix: EventPrefix, _ record: Span<UInt8>,
    _ layout: RecordLayout, _ scan: DataScan, _ on: Bool,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let rank = prefix.innerTypeNumber == 0 ? number : try tables.rank(of: number, transaction)
    for register in plan.registers {
      if register.attribute == .fiscalYearStart { tables.closedPeriods = nil }
      let entry = try tables.register(register.attribute, of: prefix.owner, transaction)
      guard on else {
        tables.registers[entry].remove(event: number)
        tables.registers.change(entry)
        continue
      }
      var values: [(value: UInt64, currency: UInt32)] = []
      var isUnset = false
      switch register.source {
      case .yes: values = [(1, 0)]
      case .unset: isUnset = true
      case .number(let field):
        isUnset = scan.isUnset(field)
        if let value = scan.raw(field) { values = [(value, 0)] }
      case .reference(let field):
        isUnset = scan.isUnset(field)
        if let range = scan.range(field) {
          let named = try tables.appear(record.extracting(range), transaction)
          values = [(UInt64(tables.subjects[named].number), 0)]
        }
      case .references(let list, let member):
        values = try members(record, layout.data, list, member, &tables, transaction)
      case .money(let field):
        isUnset = scan.isUnset(field)
        if let money = scan.money(field, record) {
          values = [(UInt64(bitPattern: money.recorded), money.currency.packed)]
        }
      case .monthDay(let field):
        isUnset = scan.isUnset(field)
        if let text = scan.text(field, record) { values = [(monthDay(text), 0)] }
      }
      if isUnset { values = [(0, 0)] }
      guard !values.isEmpty else { continue }
      for (value, currency) in values {
        tables.registers[entry].insert(
          RegisterEntry(
            event: number, rank: rank, validFrom: layout.validFrom.number,
            validTo: layout.validTo?.number ?? 0, value: value, currency: currency,
            isUnset: isUnset))
      }
      tables.registers.change(entry)
    }
  }

  private static func members(
    _ record: Span<UInt8>, _ data: Range<Int>, _ list: Int, _ member: Int,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [(value: UInt64, currency: UInt32)] {
    var values: [(value: UInt64, currency: UInt32)] = []
    var reader = WireReader(record, in: data)
    while let field = try? reader.next(), field.number <= list {
      guard field.number == list else { continue }
      let scan = DataScan(record, field.range)
      guard let range = scan.range(member) else { continue }
      let named = try tables.appear(record.extracting(range), transaction)
      values.append((UInt64(tables.subjects[named].number), 0))
    }
    return values
  }

  /// `MM-DD` as the number MMDD.
  private static func monthDay(_ text: String) -> UInt64 {
    UInt64(text.filter { $0 != "-" }) ?? 101
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
    if plan.role == .periodClosed { lock = scan.raw(plan.scope) == 2 ? .money : .all }
    let rank = try tables.rank(of: number, transaction)
    tables.periods[entry].set(number, rank: rank, lock, on)
    tables.periods.change(entry)
    tables.closedPeriods = nil
  }
}

extension LogTables {
  /// The entry of a subject's register in ``registers``.
  mutating func register(
    _ attribute: Attribute, of subject: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(subject)
    key.append(attribute.rawValue)
    return try registers.entry(key.span, transaction)
  }
}
