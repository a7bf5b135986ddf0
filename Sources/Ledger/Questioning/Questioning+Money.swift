import LMDB
import Vocabulary

/// Money beyond what is authorised, left or granted.
extension Questioning {
  static func questionMoney(
    _ asked: QuestionedEvent, _ record: Span<UInt8>, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let (plan, scan) = (asked.plan, asked.scan)
    guard let amount = scan.money(plan[.amount], record) else { return }
    let subject = asked.prefix.owner
    func source(_ field: Int) throws(DecidingError) -> Int? {
      try scan.range(field).map { (range) throws(DecidingError) in
        try tables.entry(record.extracting(range), transaction)
      }
    }
    switch plan.role {
    case .expenditure:
      guard amount.minor > 0, let year = scan.int(plan[.year]) else { return }
      for share in Split.shares(of: plan, record, asked.layout.data, scan, amount)
      where share.minor > 0 {
        let source = try tables.entry(share.source.span, transaction)
        try questionBudget(
          asked, asked.owner, year, source, amount.currency, &tables, transaction)
      }
    case .appropriation:
      guard let source = try source(plan[.source]), let year = scan.int(plan[.year]) else { return }
      if amount.minor < 0 {
        try questionBudget(
          asked, asked.owner, year, source, amount.currency, &tables, transaction)
      } else {
        try questionGrant(asked, of: source, amount.currency, &tables, transaction)
      }
    case .commitment, .commitmentCarried, .block:
      guard let source = try source(plan[.source]), let year = scan.int(plan.commitmentYear)
      else { return }
      try questionBudget(asked, asked.owner, year, source, amount.currency, &tables, transaction)
    case .transfer:
      guard let giving = try source(plan[.source]), let year = scan.int(plan[.year]) else { return }
      try questionBudget(asked, asked.owner, year, giving, amount.currency, &tables, transaction)
      if let taking = try source(plan[.takingSource]), taking != giving {
        try questionGrant(asked, of: taking, amount.currency, &tables, transaction)
      }
    case .carryForward:
      guard let source = try source(plan[.source]), let from = scan.int(plan[.fromYear]) else {
        return
      }
      try questionCarried(asked, subject, from, source, amount.currency, &tables, transaction)
      try questionGrant(asked, of: source, amount.currency, &tables, transaction)
    case .request, .receipt:
      try questionDrawn(asked, amount.currency, &tables, transaction)
    default: return
    }
  }

  /// A void of what gave money may leave too little.
  static func questionVoid(
    _ asked: QuestionedEvent, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let stored = try tables.event(asked.prefix.target, transaction) else { return }
    let target = try Target(asked.prefix.target, stored)
    guard let plan = target.plan, plan.isMoney, plan.role != .void else { return }
    let record = target.record
    let scan = DataScan(record, target.layout.data)
    guard let amount = scan.money(plan[.amount], record) else { return }
    var (subject, year, source) = (asked.owner, plan[.year], plan[.source])
    switch plan.role {
    case .appropriation: break
    case .carryForward: year = plan[.toYear]
    case .transfer:
      guard let name = scan.range(plan[.receiver]) else { return }
      subject = try tables.entry(record.extracting(name), transaction)
      if scan.has(plan[.takingSource]) { source = plan[.takingSource] }
    default: return
    }
    guard amount.minor > 0, let year = scan.int(year), let name = scan.range(source) else { return }
    let named = try tables.entry(record.extracting(name), transaction)
    try questionBudget(asked, subject, year, named, amount.currency, &tables, transaction)
  }

  private static func questionBudget(
    _ asked: QuestionedEvent, _ subject: Int, _ year: Int, _ source: Int, _ currency: Currency,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let entry = try tables.cell(
      tables.subjects[subject].number, year, tables.subjects[source].number, transaction)
    let cell = tables.lines[entry]
    guard cell.available(currency) < 0 else { return }
    let (name, paying) = (tables.name(at: subject), tables.name(at: source))
    try find(.overBudget, asked, at: "data.amount", &tables) {
      let used = cell[.spent, currency] + cell[.committed, currency] + cell[.blocked, currency]
      return .overBudget(
        subject: name, year: year, source: paying,
        used: "\(MoneySum(minor: used, currency: currency))",
        authorised: "\(MoneySum(minor: cell[.authorised, currency], currency: currency))")
    }
  }

  private static func questionCarried(
    _ asked: QuestionedEvent, _ subject: UInt32, _ year: Int, _ source: Int, _ currency: Currency,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let entry = try tables.cell(subject, year, tables.subjects[source].number, transaction)
    let cell = tables.lines[entry]
    let carried = cell[.carriedOut, currency]
    let left = cell[.authorised, currency] + carried - cell[.spent, currency]
    guard carried > max(0, left) else { return }
    let name = tables.name(at: source)
    try find(.overCarried, asked, at: "data.amount", &tables) {
      .overCarried(
        subject: asked.subject, year: year, source: name,
        carried: "\(MoneySum(minor: carried, currency: currency))",
        left: "\(MoneySum(minor: max(0, left), currency: currency))")
    }
  }

  // MARK: Grants

  private static func questionGrant(
    _ asked: QuestionedEvent, of source: Int, _ currency: Currency, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let link = try tables.register(.grant, of: tables.subjects[source].number, transaction)
    guard let grant = tables.registers[link].value(on: .last)?.subject,
      let maximum = try tables.maximum(of: grant, on: asked.day, transaction),
      maximum.currency == currency
    else { return }
    let list = try tables.register(.sources, of: grant, transaction)
    let closed = Set(
      try tables.closed(on: asked.context.today, transaction).compactMap {
        $0.isMoneyOnly ? nil : $0.year
      })
    var secured: Int128 = 0
    for source in Set(tables.registers[list].entries.map(\.subject)) {
      let entry = try tables.years(of: source, transaction)
      secured += tables.lines[entry].secured(currency, closed: closed)
    }
    guard secured > maximum.minor.value else { return }
    let name = try tables.name(number: grant, transaction)
    try find(.overGrant, asked, at: "data.amount", &tables) {
      .grantBudgeted(
        grant: name, budgeted: "\(MoneySum(minor: secured, currency: currency))", maximum: maximum)
    }
  }

  private static func questionDrawn(
    _ asked: QuestionedEvent, _ currency: Currency, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let maximum = try tables.maximum(of: asked.prefix.owner, on: asked.day, transaction),
      maximum.currency == currency
    else { return }
    let entry = try tables.drawn(asked.prefix.owner, asked.plan.number, transaction)
    let drawn = tables.lines[entry].minor(0, currency)
    guard drawn > maximum.minor.value else { return }
    try find(.overGrant, asked, at: "data.amount", &tables) {
      let sum = "\(MoneySum(minor: drawn, currency: currency))"
      return asked.plan.role == .receipt
        ? .grantReceived(grant: asked.subject, received: sum, maximum: maximum)
        : .grantRequested(grant: asked.subject, requested: sum, maximum: maximum)
    }
  }
}

extension MoneyLines {
  /// What the budget of a source counts on over all years: what was spent of a closed year, what
  /// is authorised and not blocked of another.
  fileprivate func secured(_ currency: Currency, closed: Set<Int>) -> Int128 {
    var secured: Int128 = 0
    for line in lines where line.currency == currency.packed {
      let isClosed = closed.contains(Int(line.key >> 8))
      switch CellPart(rawValue: line.key & 0xff) {
      case .spent: secured += isClosed ? line.minor : 0
      case .authorised: secured += isClosed ? 0 : line.minor
      case .blocked: secured -= isClosed ? 0 : line.minor
      default: continue
      }
    }
    return secured
  }
}
