import Testing
import Views
import Vocabulary

/// The figures of a year, each with a case that adding up accounts gets wrong.
@Suite struct `The budget of a year` {
  @Test func `a transfer changes no total, and its two directions are never netted`() throws {
    let town = try MoneyTown("a", "b")
    try town.appropriate("project/a", 1000)
    try town.money("budget.transferred", "project/a", 100, #""to":"project/b""#)
    try town.money("budget.transferred", "project/b", 40, #""to":"project/a""#)
    let answer = try town.budget()
    let a = try answer.figures("project/a")
    #expect(a.euro(.transferredOut) == 100 && a.euro(.transferredIn) == 40)
    #expect(a.authorised == 940_00)
    let b = try answer.figures("project/b")
    #expect(b.euro(.transferredIn) == 100 && b.euro(.transferredOut) == 40)
    let total = answer.total.figures
    #expect(total.euro(.transferredIn) == 140 && total.euro(.transferredOut) == 140)
    #expect(total.authorised == 1000_00)
  }

  @Test func `a transfer goes between projects, measures, budget lines and sources`() throws {
    let town = try MoneyTown("a")
    try town.add(
      "strategy.adopted", "strategy/s",
      #"{"title":"S","kind":"agenda","from":"2020-01-01"}"#)
    try town.add(
      "measure.defined", "measure/m",
      #"{"strategy":"strategy/s","title":"M","binding":"resolved"}"#)
    try town.add("budget.line-defined", "budget/l", #"{"title":"L","unit":"unit/amt"}"#)
    try town.appropriate("budget/l", 500)
    try town.money(
      "budget.transferred", "budget/l", 200, #""to":"measure/m","tosource":"source/land""#)
    try town.money("budget.transferred", "measure/m", 50, source: "land", #""to":"project/a""#)
    let answer = try town.budget()
    #expect(answer.rows.map(\.subject) == ["budget/l", "measure/m", "project/a"])
    #expect(answer.total.figures.authorised == 500_00)
    let sources = answer.groups(by: .source)
    #expect(sources.map { $0.sums.figures.authorised } == [300_00, 200_00])
    let measures = answer.groups(by: .measure)
    #expect(measures.map(\.name) == ["measure/m", nil])
    #expect(measures.map { $0.sums.figures.authorised } == [150_00, 350_00])
    let units = answer.groups(by: .unit)
    #expect(units.map(\.name) == ["unit/amt", nil])
    #expect(units.map { $0.sums.figures.authorised } == [350_00, 150_00])
  }

  @Test func `what a year carries on another takes in, and what it took in may go on`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 300, year: 2023, from: "2023-01-01")
    for (from, to, amount, day) in [
      (2023, 2024, 90, "2024-02-01"), (2024, 2025, 70, "2025-02-01"),
    ] {
      try town.add(
        "budget.carried-forward", "project/a",
        #"{"from":\#(from),"to":\#(to),"amount":\#(MoneyTown.eur(Int64(amount))),"#
          + #""source":"source/hh"}"#, from: day)
    }
    let years = try [2023, 2024, 2025].map {
      try town.budget($0, "2025-12-31").figures("project/a")
    }
    #expect(years.map { $0.euro(.carriedIn) } == [0, 90, 70])
    #expect(years.map { $0.euro(.carriedOut) } == [90, 70, 0])
    #expect(years.map(\.authorised) == [210_00, 20_00, 70_00])
    #expect(years.reduce(0) { $0 + $1.authorised } == 300_00, "no sum over years changes")
  }

  @Test func `money counts to its fiscal year and holds from its day`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100, year: 2025, from: "2024-12-14")
    let later = try town.spend("project/a", 30, year: 2025, from: "2025-02-10")
    #expect(try town.budget(2024, "2025-12-31").rows.isEmpty)
    let answer = try town.budget(2025, "2024-12-31")
    #expect(try answer.figures("project/a").rest == 100_00)
    #expect(answer.kinds == [.laterEvents])
    #expect(answer.warnings.first?.detail == "\(later)")
    #expect(try town.budget(2025, "2025-02-10").figures("project/a").rest == 70_00)
    #expect(try town.budget(2025, "2025-02-10").warnings.isEmpty)
  }

  @Test func `an order is open by what names it, never below nothing, and closed by the final one`()
    throws
  {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 1000)
    for (key, amount) in [("K-1", 100), ("K-2", 80), ("K-3", 50)] {
      try town.money(
        "commitment.made", "project/a", Int64(amount), #""commitment":"\#(key)""#)
    }
    try town.spend("project/a", 130, #""commitment":"K-1""#)
    try town.spend("project/a", 30, source: "land", #""commitment":"K-2""#)
    try town.spend("project/a", 10, #""commitment":"K-3","final":true"#)
    let answer = try town.budget()
    let row = try answer.row("project/a")
    #expect(row.openCommitments.map(\.key) == ["K-2"], "130 of 100 leaves none, not −30")
    #expect(row.sums.figures.euro(.committed) == 50)
    #expect(row.sums.figures.available == 780_00)
    #expect(
      row.sources.map { $0.sums.figures.euro(.committed) } == [50, 0],
      "it relieves the source of the order, whichever pays")
  }

  @Test func `a key that looks like a year or a kind is a key`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 1000)
    for key in ["2023", "source", "project"] {
      try town.money("commitment.made", "project/a", 10, #""commitment":"\#(key)""#)
    }
    let row = try town.budget().row("project/a")
    #expect(row.openCommitments.map(\.key) == ["2023", "project", "source"])
    #expect(row.sums.figures.euro(.committed) == 30)
    #expect(try town.budget(2023).rows.isEmpty)
    let portfolio = try town.portfolio("2024-12-31")
    #expect(portfolio.rows.map(\.money.committed) == [30_00])
  }

  @Test func `plans that nobody resolved and revenue are shown and never counted`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    for kind in ["requested", "draft", "medium-term", "result"] {
      try town.appropriate("project/a", 7000, kind: kind)
    }
    try town.money(
      "budget.appropriated", "project/a", 40, #""kind":"appropriation","side":"revenue""#)
    try town.money("revenue.booked", "project/a", 25, #""booking":"R""#)
    let figures = try town.budget().figures("project/a")
    #expect(figures.authorised == 100_00 && figures.available == 100_00)
    #expect(figures.euro(.requested) == 7000 && figures.euro(.result) == 7000)
    #expect(figures.euro(.revenuePlanned) == 40 && figures.euro(.received) == 25)
  }

  @Test func `planned nil is a row, no plan is none`() throws {
    let town = try MoneyTown("a", "b")
    try town.appropriate("project/a", 0)
    let answer = try town.budget()
    #expect(answer.rows.map(\.subject) == ["project/a"])
    #expect(try answer.figures("project/a").has(.appropriation))
    #expect(try !answer.figures("project/a").has(.supplementary))
  }

  @Test func `a deviation is against what is authorised where something is expected`() throws {
    let town = try MoneyTown("a", "b")
    try town.appropriate("project/a", 100)
    try town.appropriate("project/b", 900)
    try town.add(
      "forecast.submitted", "project/a",
      #"{"scope":"year","year":2024,"amount":\#(MoneyTown.eur(130))}"#, from: "2024-05-01")
    let answer = try town.budget()
    #expect(try answer.figures("project/a").deviation == 30_00)
    #expect(try answer.figures("project/b").deviation == nil)
    #expect(answer.total.figures.deviation == 30_00, "not 130 − 1,000")
    #expect(answer.kinds == [.forecastIncomplete])
    #expect(try town.budget(2024, "2024-04-30").total.figures.deviation == nil)
  }

  @Test func `more bound than authorised is said, other currencies are never added`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.spend("project/a", 130)
    try town.add(
      "expenditure.booked", "project/a",
      #"{"booking":"F","year":2024,"amount":{"amount":"900","currency":"CHF"},"#
        + #""type":"material","source":"source/hh"}"#, from: "2024-04-01")
    let answer = try town.budget()
    let row = try answer.row("project/a")
    #expect(row.sums.figures.euro(.spent) == 130)
    #expect(row.sums.others.map(\.currency.description) == ["CHF"])
    #expect(row.sums.others.map { $0.figures[.spent] } == [900_00])
    #expect(answer.kinds == [.overdrawn, .otherCurrencies])
    #expect(answer.warnings.first?.detail == "-30.00 EUR")
    #expect(answer.groups(by: .unit).first?.sums == answer.total)
  }
}
