import Timelines
import Vocabulary

/// Fills in a row's money and derived funding.
enum ProjectMoneyReader {
  /// Whether the need of a status is what was spent.
  static func isSettled(_ status: String?) -> Bool {
    status == "completed" || status == "operating" || status == "cancelled"
  }

  /// What stands on a grant's sources beyond what it gives.
  typealias Beyond = (grant: String, amount: Money)

  /// Fills the row; what stands beyond grants is given back.
  static func fill(
    _ row: inout PortfolioRow, _ facts: PointFacts, _ workspace: inout Workspace,
    hasEnded: Bool, costBaseline: Int, forecastTotal: Int
  ) -> [Beyond] {
    var figures = MoneyFigures(currency: facts.currency)
    addYears(workspace.money, &figures)
    if forecastTotal >= 0 {
      add(workspace.state.money(workspace.state.facts[forecastTotal]), .forecast, &figures)
    }
    row.needBasis =
      hasEnded
      ? .ended
      : isSettled(row.status)
        ? .settled : costBaseline >= 0 ? .baseline : forecastTotal >= 0 ? .forecast : .unknown
    if hasEnded || isSettled(row.status) {
      figures.need = figures.spent
    } else if costBaseline >= 0 {
      addNeed(workspace.state.view(workspace.state.facts[costBaseline]), &figures)
    } else {
      figures.need = figures.forecast
    }
    var secured = SecuredFunding()
    var beyond: [Beyond] = []
    secured.add(
      workspace.money, facts.currency, closed: facts.closed,
      grants: facts.grants.isEmpty ? [] : facts.grants[row.subject] ?? [],
      names: &workspace.names
    ) { part, amount in
      guard case .beyond(let grant) = part else { return }
      beyond.append((grant, Money(minor: -amount, currency: facts.currency)))
    }
    figures.secured = secured.total
    // What has ended needs no more than it spent, so nothing is missing.
    figures.gap =
      hasEnded
      ? figures.need.map { _ in 0 }
      : DerivedFunding.gap(need: figures.need, secured: figures.secured)
    row.derivedFunding = DerivedFunding(need: figures.need, secured: figures.secured)
    row.hasFundingConflict = row.derivedFunding.conflicts(with: row.assertedFunding)
    row.money = figures
    return beyond
  }

  /// Authorised, committed and spent over all years, each currency for itself.
  private static func addYears(_ money: borrowing EntityMoney, _ figures: inout MoneyFigures) {
    for cell in money.cells {
      let given = cell.figures.given
      if !given.isDisjoint(with: .authorised) {
        figures.add(cell.authorised, .appropriated, cell.currency)
      }
      if given.contains(.committed) {
        figures.add(cell.figures.committed, .committed, cell.currency)
      }
      if given.contains(.spent) { figures.add(cell.figures.spent, .spent, cell.currency) }
    }
    if figures.others.count > 1 { figures.arrangeOthers() }
  }

  /// The in-budget lines of a cost baseline.
  private static func addNeed(_ baseline: borrowing DataView, _ figures: inout MoneyFigures) {
    baseline.forEach("lines") { line in
      guard line.bool("inbudget") ?? true else { return }
      add(line.money("amount"), .need, &figures)
    }
    if figures.need == nil, !figures.others.contains(where: { $0.key == .need }) {
      figures.need = 0
    }
  }

  private static func add(
    _ money: Money?, _ key: MoneyFigures.Key, _ figures: inout MoneyFigures
  ) {
    if let money { figures.add(money.minor, key, money.currency) }
  }
}

extension MoneyFigures {
  /// Adds an amount to a key, or beside it when its currency is another.
  mutating func add(_ amount: Total, _ key: Key, _ currency: Currency) {
    guard currency == self.currency else {
      if let place = others.firstIndex(where: { $0.key == key && $0.money.currency == currency }) {
        let sum = others[place].money.minor + amount
        others[place].money = Money(minor: sum, currency: currency)
      } else {
        others.append(Other(key: key, money: Money(minor: amount, currency: currency)))
      }
      return
    }
    switch key {
    case .need: need = (need ?? 0) + amount
    case .appropriated: appropriated = (appropriated ?? 0) + amount
    case .committed: committed = (committed ?? 0) + amount
    case .spent: spent = (spent ?? 0) + amount
    case .forecast: forecast = (forecast ?? 0) + amount
    }
  }

  /// Sorts other currencies by their letters.
  mutating func arrangeOthers() {
    others.sort { $0.money.currency.packed < $1.money.currency.packed }
  }
}
