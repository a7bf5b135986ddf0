import Testing
import Vocabulary

@testable import Views

/// Each amount that sums are made of, with the sign it has in each of them. The signs stand here as
/// a table, so that none can turn without one of its cells.
@Suite struct `Signs in sums of money` {
  /// What one cent more of a component changes of the sums of a year.
  struct Signs: Sendable, CustomStringConvertible {
    let component: BudgetComponent
    /// Appropriated, authorised, available, rest, secured while the year is open, and once closed.
    let changes: [Total]
    let figures: @Sendable (Total) -> YearFigures

    init(
      _ component: BudgetComponent, _ changes: [Total],
      _ path: any WritableKeyPath<YearFigures, Total> & Sendable
    ) {
      self.component = component
      self.changes = changes
      figures = { amount in
        var figures = YearFigures()
        figures[keyPath: path] = amount
        return figures
      }
    }

    var description: String { "\(component)" }
  }

  static let table: [Signs] = [
    Signs(.appropriation, [1, 1, 1, 1, 1, 0], \.appropriation),
    Signs(.supplementary, [1, 1, 1, 1, 1, 0], \.supplementary),
    Signs(.overPlan, [1, 1, 1, 1, 1, 0], \.overPlan),
    Signs(.offPlan, [1, 1, 1, 1, 1, 0], \.offPlan),
    Signs(.transferredIn, [0, 1, 1, 1, 1, 0], \.transferredIn),
    Signs(.transferredOut, [0, -1, -1, -1, -1, 0], \.transferredOut),
    Signs(.carriedIn, [0, 1, 1, 1, 1, 0], \.carriedIn),
    Signs(.carriedOut, [0, -1, -1, -1, -1, 0], \.carriedOut),
    Signs(.blocked, [0, 0, -1, 0, -1, 0], \.blocked),
    Signs(.committed, [0, 0, -1, 0, 0, 0], \.committed),
    Signs(.spent, [0, 0, -1, -1, 0, 1], \.spent),
  ]

  private func sums(_ figures: YearFigures) -> [Total] {
    [
      figures.appropriated, figures.authorised, figures.available, figures.rest,
      figures.secured(closed: false), figures.secured(closed: true),
    ]
  }

  @Test(arguments: table) func `of a project's year`(_ signs: Signs) {
    #expect(sums(signs.figures(1)) == signs.changes)
    #expect(sums(signs.figures(-1)) == signs.changes.map { -$0 })
    // Adding figures adds each amount to its own.
    var sum = signs.figures(40)
    sum += signs.figures(2)
    #expect(sum == signs.figures(42))
  }

  @Test(arguments: table) func `of a year's budget`(_ signs: Signs) {
    var figures = BudgetFigures()
    figures[signs.component] = 1
    #expect(
      [figures.authorised, figures.available, figures.rest] == Array(signs.changes[1...3]))
    var twice = figures
    twice += figures
    #expect(twice[signs.component] == 2)
    #expect(BudgetComponent.allCases.reduce(0) { $0 + twice[$1] } == 2)
  }

  @Test func `what moves away and what comes stand apart, both without a sign`() {
    var figures = YearFigures()
    figures.transfer(-30)
    figures.transfer(-4)
    figures.transfer(7)
    figures.carry(-500)
    figures.carry(-60)
    figures.carry(80)
    #expect(figures.transferredOut == 34 && figures.transferredIn == 7)
    #expect(figures.carriedOut == 560 && figures.carriedIn == 80)
    #expect(figures.authorised == -507, "7 − 34 + 80 − 560")
    #expect(
      figures.given == [.transferredIn, .transferredOut, .carriedIn, .carriedOut])
    var nothing = YearFigures()
    nothing.transfer(0)
    nothing.carry(0)
    #expect(nothing.given == [.transferredIn, .carriedIn], "nothing moved is no move away")
  }

  /// 1,000 authorised, 300 blocked of which 50 were released, 40 ordered, 30 spent.
  @Test func `what is blocked is neither available nor secured, but it is authorised`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 1000)
    try town.money("budget.blocked", "project/a", 300)
    try town.money("budget.released", "project/a", 50)
    try town.money("commitment.made", "project/a", 40, #""commitment":"K""#)
    try town.spend("project/a", 30)
    try town.add("period.closed", "period/2024", #"{"scope":"all"}"#, from: "2025-02-01")
    let figures = try town.budget().figures("project/a")
    #expect(figures.euro(.blocked) == 250)
    #expect(figures.authorised == 1000_00)
    #expect(figures.available == 680_00, "1,000 − 250 − 40 − 30")
    #expect(figures.rest == 970_00)
    let funding = try town.funding("2024-12-31").rows
    #expect(funding.map(\.secured) == [750_00])
    #expect(funding.map { $0.parts.map(\.amount) } == [[750_00]])
    #expect(try town.portfolio("2024-12-31").rows.map(\.money.secured) == [750_00])
    // In a closed year what was spent is secured, blocked or not.
    #expect(try town.funding("2025-02-01").rows.map(\.secured) == [30_00])
    #expect(try town.budget(2024, "2025-02-01").figures("project/a").euro(.lapsed) == 970)
  }

  @Test func `only the rest that is blocked keeps a grant's source from being filled`() throws {
    let town = try MoneyTown("a")
    try town.add(
      "grant.approved", "grant/g",
      #"{"project":"project/a","reference":"1","notice":"2024-01-01","#
        + #""maximum":\#(MoneyTown.eur(600)),"form":"full","from":"2024-01-01","#
        + #""until":"2024-12-31"}"#, from: "2024-01-01")
    try town.add(
      "source.defined", "source/g", #"{"kind":"state","title":"G","grant":"grant/g"}"#)
    try town.appropriate("project/a", 400, source: "g", kind: "off-plan")
    try town.money("budget.blocked", "project/a", 100, source: "g")
    let row = try #require(try town.funding("2024-06-01").rows.first)
    #expect(row.parts.map(\.amount) == [300_00, 200_00], "600 − the 400 appropriated")
    #expect(row.secured == 500_00)
  }

  @Test func `what is missing is the need less what is secured`() {
    #expect(DerivedFunding.gap(need: 1000, secured: 300) == 700)
    #expect(DerivedFunding.gap(need: 1000, secured: -300) == 1300)
    #expect(DerivedFunding.gap(need: 300, secured: 1000) == 0)
    #expect(DerivedFunding(need: 300, secured: -1) == .unfunded)
    #expect(DerivedFunding(need: 300, secured: 299) == .partlyFunded)
  }

  @Test func `groups of projects add each amount to its own`() {
    var group = PortfolioGroup()
    for scale in [1, 10] as [Total.IntegerLiteralType] {
      var money = MoneyFigures(currency: .eur)
      money.add(Total(7 * scale), .need, .eur)
      money.add(Total(5 * scale), .spent, .eur)
      money.secured = Total(3 * scale)
      money.gap = Total(4 * scale)
      group.add(money)
    }
    group.add(MoneyFigures(currency: .eur))
    #expect(group.need == 77 && group.spent == 55 && group.secured == 33 && group.gap == 44)
    #expect(group.count == 0)
  }
}
