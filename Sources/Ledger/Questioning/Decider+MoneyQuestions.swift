import LMDB
import Vocabulary

/// Money beyond what is authorised, left or granted.
extension Decider {
  mutating func questionMoney(_ asked: QuestionedEvent) throws(DecidingError) {
    let plan = asked.plan
    guard let amount = asked.scan.money(plan[.amount], asked.event.record) else { return }
    switch plan.role {
    case .expenditure:
      guard amount.minor > 0, let year = asked.year(.year) else { return }
      for share in Split.shares(of: asked.event, plan) where share.minor > 0 {
        let cell = try cell(of: asked.owner, in: year, from: share.source.span)
        try questionBudget(asked, cell, amount.currency)
      }
    case .appropriation:
      guard let cell = try cell(asked, .year) else { return }
      if amount.minor < 0 {
        try questionBudget(asked, cell, amount.currency)
      } else {
        try questionGrant(asked, of: cell.source, amount.currency)
      }
    case .commitment, .commitmentCarried, .block:
      guard let cell = try cell(asked, plan.commitmentYear) else { return }
      try questionBudget(asked, cell, amount.currency)
    case .transfer:
      guard let cell = try cell(asked, .year) else { return }
      try questionBudget(asked, cell, amount.currency)
      if let name = asked.name(.takingSource) {
        let taking = tables.subjects[try tables.entry(name)].number
        if taking != cell.source { try questionGrant(asked, of: taking, amount.currency) }
      }
    case .carryForward:
      guard let cell = try cell(asked, .fromYear) else { return }
      try questionCarried(asked, cell, amount.currency)
      try questionGrant(asked, of: cell.source, amount.currency)
    case .request, .receipt: try questionDrawn(asked, amount.currency)
    default: return
    }
  }

  /// The cell of the event's subject; the field is that of the year.
  private mutating func cell(
    _ asked: QuestionedEvent, _ year: FieldRole
  ) throws(DecidingError) -> BudgetCell? {
    guard let source = asked.name(.source), let year = asked.year(year) else { return nil }
    return try cell(of: asked.owner, in: year, from: source)
  }

  private mutating func cell(
    of subject: Int, in year: Int, from source: Span<UInt8>
  ) throws(DecidingError) -> BudgetCell {
    let source = try tables.entry(source)
    return BudgetCell(
      subject: tables.subjects[subject].number, year: year, source: tables.subjects[source].number)
  }

  /// A void of what gave money may leave too little.
  mutating func questionVoid(_ asked: QuestionedEvent) throws(DecidingError) {
    guard let target = try tables.target(asked.event.prefix.target), let plan = target.plan,
      plan.isMoney, plan.role != .void
    else { return }
    let given = target.statement(plan, owner: asked.owner)
    guard let amount = given.scan.money(plan[.amount], given.data) else { return }
    var (subject, year, source) = (asked.owner, FieldRole.year, FieldRole.source)
    switch plan.role {
    case .appropriation: break
    case .carryForward: year = .toYear
    case .transfer:
      guard let name = given.name(.receiver) else { return }
      subject = try tables.entry(name)
      if given.scan.has(plan[.takingSource]) { source = .takingSource }
    default: return
    }
    guard amount.minor > 0, let year = given.year(year), let name = given.name(source)
    else { return }
    try questionBudget(asked, cell(of: subject, in: year, from: name), amount.currency)
  }

  private mutating func questionBudget(
    _ asked: QuestionedEvent, _ cell: BudgetCell, _ currency: Currency
  ) throws(DecidingError) {
    let entry = try tables.entry(of: cell)
    let sums = tables.lines[entry]
    guard sums.available(currency) < 0 else { return }
    let name = try tables.name(number: cell.subject)
    let paying = try tables.name(number: cell.source)
    try find(.overBudget, asked, at: "data.amount") {
      let used = sums[.spent, currency] + sums[.committed, currency] + sums[.blocked, currency]
      return .overBudget(
        subject: name, year: cell.year, source: paying,
        used: "\(MoneySum(minor: used, currency: currency))",
        authorised: "\(MoneySum(minor: sums[.authorised, currency], currency: currency))")
    }
  }

  private mutating func questionCarried(
    _ asked: QuestionedEvent, _ cell: BudgetCell, _ currency: Currency
  ) throws(DecidingError) {
    let entry = try tables.entry(of: cell)
    let sums = tables.lines[entry]
    let carried = sums[.carriedOut, currency]
    let left = sums[.authorised, currency] + carried - sums[.spent, currency]
    guard carried > max(0, left) else { return }
    let name = try tables.name(number: cell.source)
    let subject = asked.subject
    try find(.overCarried, asked, at: "data.amount") {
      .overCarried(
        subject: subject, year: cell.year, source: name,
        carried: "\(MoneySum(minor: carried, currency: currency))",
        left: "\(MoneySum(minor: max(0, left), currency: currency))")
    }
  }

  // MARK: Grants

  private mutating func questionGrant(
    _ asked: QuestionedEvent, of source: UInt32, _ currency: Currency
  ) throws(DecidingError) {
    let link = try tables.register(.grant, of: source)
    guard let grant = tables.registers[link].value(on: .last)?.subject,
      let maximum = try tables.maximum(of: grant, on: asked.day),
      maximum.currency == currency
    else { return }
    let list = try tables.register(.sources, of: grant)
    let closed = Set(
      try tables.closed(on: asked.context.today).compactMap { $0.isMoneyOnly ? nil : $0.year })
    var secured: Int128 = 0
    for source in Set(tables.registers[list].entries.map(\.subject)) {
      let entry = try tables.years(of: source)
      secured += tables.lines[entry].secured(currency, closed: closed)
    }
    guard secured > maximum.minor.value else { return }
    let name = try tables.name(number: grant)
    try find(.overGrant, asked, at: "data.amount") {
      .grantBudgeted(
        grant: name, budgeted: "\(MoneySum(minor: secured, currency: currency))", maximum: maximum)
    }
  }

  private mutating func questionDrawn(
    _ asked: QuestionedEvent, _ currency: Currency
  ) throws(DecidingError) {
    let grant = asked.event.prefix.owner
    guard let maximum = try tables.maximum(of: grant, on: asked.day), maximum.currency == currency
    else { return }
    let entry = try tables.drawn(from: grant, by: asked.plan.number)
    let drawn = tables.lines[entry].minor(0, currency)
    guard drawn > maximum.minor.value else { return }
    let (isReceipt, subject) = (asked.plan.role == .receipt, asked.subject)
    try find(.overGrant, asked, at: "data.amount") {
      let sum = "\(MoneySum(minor: drawn, currency: currency))"
      return isReceipt
        ? .grantReceived(grant: subject, received: sum, maximum: maximum)
        : .grantRequested(grant: subject, requested: sum, maximum: maximum)
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
