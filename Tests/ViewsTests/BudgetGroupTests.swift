import Testing
import Views
import Vocabulary

/// Groups of a budget, closed years, and permission to order for later ones.
@Suite struct `Groups and closings of a budget` {
  private func strategy(_ town: MoneyTown, _ measures: String...) throws {
    try town.add(
      "strategy.adopted", "strategy/s",
      #"{"title":"S","kind":"agenda","from":"2020-01-01"}"#)
    for measure in measures {
      try town.add(
        "measure.defined", "measure/\(measure)",
        #"{"strategy":"strategy/s","title":"M","binding":"resolved"}"#)
    }
  }

  private func align(
    _ town: MoneyTown, _ project: String, _ measure: String, _ fields: String = ""
  ) throws {
    let more = fields.isEmpty ? "" : ",\(fields)"
    try town.add(
      "alignment.set", "project/\(project)",
      #"{"to":"measure/\#(measure)","relation":"implements"\#(more)}"#)
  }

  @Test func `money by measure is split by weights, and every cent stays`() throws {
    let town = try MoneyTown("a")
    try strategy(town, "m1", "m2", "m3")
    for measure in ["m1", "m2", "m3"] { try align(town, "a", measure, #""weight":3000"#) }
    try town.appropriate("project/a", 100)
    try town.spend("project/a", 50)
    try town.money("budget.blocked", "project/a", 20)
    let answer = try town.budget()
    let groups = answer.groups(by: .measure)
    #expect(groups.map { $0.sums.figures[.appropriation] } == [3334, 3333, 3333])
    #expect(groups.map { $0.sums.figures[.spent] } == [1667, 1667, 1666])
    let available: [Total] = groups.map { $0.sums.figures.available }
    #expect(available == [1000, 999, 1001], "derived of the parts, so that it adds up")
    #expect(available.reduce(0, +) == 3000)
  }

  @Test func `without weights the primary has all, and without a primary it is several`() throws {
    let town = try MoneyTown("one", "several", "none", "weighted")
    try strategy(town, "m1", "m2")
    try align(town, "one", "m1")
    try align(town, "one", "m2", #""primary":true"#)
    try align(town, "several", "m1")
    try align(town, "several", "m2")
    try align(town, "weighted", "m1", #""weight":4000"#)
    try align(town, "weighted", "m2", #""primary":true"#)
    for project in ["one", "several", "none", "weighted"] {
      try town.appropriate("project/\(project)", 100)
    }
    let groups = try town.budget().groups(by: .measure)
    #expect(groups.map(\.name) == ["measure/m1", "measure/m2", "several", nil])
    #expect(groups.allSatisfy { $0.sums.figures.authorised == 100_00 })
  }

  @Test func `ended projects are one group at the end, and their money stays with its source`()
    throws
  {
    let town = try MoneyTown("a", "b", "c")
    for project in ["a", "b", "c"] {
      try town.appropriate("project/\(project)", 100)
      try town.spend("project/\(project)", 60)
    }
    try town.add("project.merged", "project/b", #"{"into":"project/a"}"#, from: "2024-06-01")
    try town.add("project.deregistered", "project/c", from: "2024-06-01")
    let answer = try town.budget()
    #expect(answer.rows.count == 3)
    let units = answer.groups(by: .unit)
    #expect(units.map(\.isEnded) == [false, true])
    #expect(units.map { $0.sums.figures.euro(.spent) } == [60, 120])
    #expect(answer.groups(by: .source).map { $0.sums.figures.euro(.spent) } == [180])
    #expect(try town.budget(2024, "2024-05-31").groups(by: .unit).count == 1)
  }

  @Test func `as organised today other units stand there, and no total changes`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.add("unit.created", "unit/neu", #"{"kind":"office","name":"Neu"}"#)
    try town.add("unit.merged", "unit/amt", #"{"into":"unit/neu"}"#, from: "2025-07-01")
    let then = try town.budget()
    let today = try town.budget(organisation: .on(try #require(Day("2025-08-01"))))
    #expect(then.groups(by: .unit).map(\.name) == ["unit/amt"])
    #expect(today.groups(by: .unit).map(\.name) == ["unit/neu"])
    #expect(then.total == today.total)
  }

  @Test func `a year counts as closed by its point, what is ordered is stranded until carried on`()
    throws
  {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.money("commitment.made", "project/a", 40, #""commitment":"K""#)
    try town.spend("project/a", 15, #""commitment":"K""#)
    let closing = try town.add(
      "period.closed", "period/2024", #"{"scope":"all"}"#, from: "2025-02-01")
    try town.add(
      "commitment.carried", "project/a",
      #"{"commitment":"K","from":2024,"to":2025,"amount":\#(MoneyTown.eur(25))}"#,
      from: "2025-03-01")
    #expect(try !town.budget(2024, "2025-01-31").isClosed)
    #expect(try !town.budget(2024, "2025-02-01", knownAt: closing - 1).isClosed)
    let closed = try town.budget(2024, "2025-02-01")
    #expect(closed.isClosed)
    #expect(closed.kinds.contains(.stranded))
    #expect(try closed.figures("project/a").rest == 85_00)
    let carried = try town.budget(2024, "2025-03-01")
    #expect(!carried.kinds.contains(.stranded))
    #expect(try town.budget(2025, "2025-03-01").figures("project/a").euro(.committed) == 25)
  }

  @Test func `a year closed for money alone has not lapsed`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.add("period.closed", "period/2024", #"{"scope":"money"}"#, from: "2025-02-01")
    #expect(try !town.budget(2024, "2025-06-01").isClosed)
  }

  private func authorise(
    _ town: MoneyTown, _ year: Int, due: Int, _ amount: Int64, from day: String
  ) throws {
    try town.add(
      "authority.granted", "project/a",
      #"{"year":\#(year),"due":[{"year":\#(due),"amount":\#(MoneyTown.eur(amount))}],"#
        + #""source":"source/hh"}"#, from: day)
  }

  @Test func `authority is no money, and only orders of earlier years use it`() throws {
    let town = try MoneyTown("a")
    try authorise(town, 2024, due: 2025, 200, from: "2023-12-14")
    func order(_ key: String, _ amount: Int64, _ day: String) throws {
      try town.money(
        "commitment.made", "project/a", amount, year: 2025, from: day,
        #""commitment":"\#(key)""#)
    }
    try order("K-1", 150, "2024-11-15")
    try order("K-2", 30, "2025-01-02")
    try town.money(
      "commitment.reduced", "project/a", 20, year: 2025, from: "2024-12-01",
      #""commitment":"K-1""#)
    try town.money(
      "commitment.made", "project/a", 60, year: 2024, from: "2024-05-01",
      #""commitment":"K-3""#)
    try town.add(
      "commitment.carried", "project/a",
      #"{"commitment":"K-3","from":2024,"to":2025,"amount":\#(MoneyTown.eur(60))}"#,
      from: "2024-12-20")
    try town.spend("project/a", 50, year: 2025, from: "2025-03-01", #""commitment":"K-1""#)
    let row = try town.budget(2024, "2025-12-31").row("project/a")
    #expect(row.authority == [CommitmentAuthority(due: 2025, granted: 200_00, used: 130_00)])
    #expect(row.sums.figures.authorised == 0)
    #expect(try town.budget(2025, "2025-12-31").row("project/a").authority.isEmpty)
    let before = try town.budget(2024, "2024-11-14").row("project/a")
    #expect(before.authority.map(\.used) == [0])
  }

  @Test func `an order uses the authority of one year, and more than there is is said`() throws {
    let town = try MoneyTown("a")
    try authorise(town, 2023, due: 2025, 100, from: "2023-01-01")
    try authorise(town, 2024, due: 2025, 50, from: "2024-01-01")
    for (key, amount, day) in [("K-1", 80, "2023-05-01"), ("K-2", 70, "2024-05-01")] {
      try town.money(
        "commitment.made", "project/a", Int64(amount), year: 2025, from: day,
        #""commitment":"\#(key)""#)
    }
    let first = try town.budget(2023).row("project/a").authority
    let second = try town.budget(2024)
    #expect(first == [CommitmentAuthority(due: 2025, granted: 100_00, used: 80_00)])
    #expect(try second.row("project/a").authority.map(\.free) == [-20_00])
    #expect(second.kinds == [.authorityExceeded])
  }

  @Test func `the fiscal year of an order is that which begins before it`() throws {
    let town = try MoneyTown("a")
    try town.add("ledger.configured", "ledger/self", #"{"fiscalyearstart":"04-01"}"#)
    try authorise(town, 2024, due: 2025, 100, from: "2024-04-01")
    for (key, day) in [("K-1", "2025-03-31"), ("K-2", "2025-04-01")] {
      try town.money(
        "commitment.made", "project/a", 10, year: 2025, from: day, #""commitment":"\#(key)""#)
    }
    let row = try town.budget(2024, "2025-12-31").row("project/a")
    #expect(row.authority.map(\.used) == [10_00], "31 March 2025 lies in the year 2024")
  }
}
