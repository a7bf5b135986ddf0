import LMDB
import Vocabulary

/// What only recent programs keep in the tables: what further checks and questions rest on.
///
/// An older program leaves it behind; ``bringUp(_:through:_:)`` makes it anew then.
extension LogTables {
  mutating func putRecent(_ effect: Effect) throws(DecidingError) {
    let plan = effect.plan
    try putRegisters(effect, recent: true)
    if let fields = plan.observed {
      let entry = try observation(of: effect.subject, fields, in: effect.data)
      if effect.isOn {
        let rank = try rank(of: effect)
        observations[entry].insert(
          Observed(event: effect.number, rank: rank, fields, effect.data, effect.scan))
      } else {
        observations[entry].remove(event: effect.number)
      }
      observations.change(entry)
    }
    if plan.isMoney { try putSums(effect) }
  }

  // MARK: Sums

  private mutating func putSums(_ effect: Effect) throws(DecidingError) {
    let plan = effect.plan
    guard let given = effect.amount else { return }
    let amount = effect.signed(given)
    switch plan.role {
    case .appropriation:
      guard plan.authorises(effect.scan) else { return }
      try add(amount, .authorised, to: cell(effect, .year))
    case .transfer:
      guard let receiver = effect.name(.receiver) else { return }
      let entry = try appear(receiver)
      try add(-amount, .authorised, to: cell(effect, .year))
      var taking = try cell(effect, .year, effect.taking)
      taking?.subject = subjects[entry].number
      try add(amount, .authorised, to: taking)
    case .carryForward:
      let from = try cell(effect, .fromYear)
      try add(-amount, .authorised, to: from)
      try add(amount, .carriedOut, to: from)
      try add(amount, .authorised, to: cell(effect, .toYear))
    case .block: try add(amount, .blocked, to: cell(effect, .year))
    case .release: try add(-amount, .blocked, to: cell(effect, .year))
    case .expenditure:
      try spend(given, effect)
      try promise(amount, effect)
    case .commitment, .reduction, .commitmentCarried: try promise(amount, effect)
    case .request, .receipt:
      let entry = try drawn(from: effect.subject, by: plan.number)
      lines[entry].add(amount, 0)
      lines.change(entry)
    default: return
    }
  }

  /// The cell of the owner that the fields of the year and the source name.
  private mutating func cell(
    _ effect: Effect, _ year: FieldRole, _ source: FieldRole = .source
  ) throws(DecidingError) -> BudgetCell? {
    guard let year = effect.year(year), let name = effect.name(source) else { return nil }
    let source = try appear(name)
    return BudgetCell(subject: effect.subject, year: year, source: subjects[source].number)
  }

  private mutating func spend(_ given: Money, _ effect: Effect) throws(DecidingError) {
    guard let year = effect.year(.year) else { return }
    for share in Split.shares(of: effect.event, effect.plan) {
      let source = try appear(share.source.span)
      let minor = effect.isOn ? Int128(share.minor) : -Int128(share.minor)
      try add(
        MoneySum(minor: minor, currency: given.currency), .spent,
        to: BudgetCell(subject: effect.subject, year: year, source: subjects[source].number))
    }
  }

  /// What a commitment is for, or is relieved of; what is still open of it binds the budget.
  private mutating func promise(_ amount: MoneySum, _ effect: Effect) throws(DecidingError) {
    let plan = effect.plan
    guard let name = effect.name(.commitment) else { return }
    let entry = try promise(name, of: effect.subject)
    let before = Promise.open(lines[entry])
    if plan.role == .expenditure {
      guard let year = effect.year(.year) else { return }
      lines[entry].add(amount, Promise.key(year, source: 0))
      if effect.scan.raw(plan[.final]) == 1 {
        lines[entry].add(
          MoneySum(minor: effect.isOn ? 1 : -1, currency: amount.currency), Promise.closings)
      }
    } else if let name = effect.name(.source) {
      let named = try appear(name)
      let source = subjects[named].number
      if let from = effect.year(.fromYear) {
        lines[entry].add(-amount, Promise.key(from, source: source))
      }
      if let year = effect.year(plan.commitmentYear) {
        lines[entry].add(
          plan.role == .reduction ? -amount : amount, Promise.key(year, source: source))
      }
    }
    lines.change(entry)
    let after = Promise.open(lines[entry])
    for open in before { try add(-open.total, .committed, to: open.cell(of: effect.subject)) }
    for open in after { try add(open.total, .committed, to: open.cell(of: effect.subject)) }
  }
}

extension Split {
  /// What an expenditure takes from which source.
  static func shares(of event: LaidOutEvent, _ plan: EventPlan) -> [Share] {
    guard let range = event.scan.range(plan[.source]),
      let amount = event.scan.money(plan[.amount], event.record)
    else { return shares(event.record, event.layout.data, plan[.split]) }
    var name: [UInt8] = []
    name.append(event.record, range)
    return [Share(source: name, minor: amount.recorded)]
  }
}
