import Testing
import Views
import Vocabulary

/// What becomes of a closed year, source by source, and what is said of it.
@Suite struct `What lapses` {
  private func closed(_ town: MoneyTown) throws {
    try town.add("period.closed", "period/2024", #"{"scope":"all"}"#, from: "2025-02-01")
  }

  private func carry(_ town: MoneyTown, _ amount: Int64, source: String) throws {
    try town.add(
      "budget.carried-forward", "project/a",
      #"{"from":2024,"to":2025,"amount":\#(MoneyTown.eur(amount)),"source":"source/\#(source)"}"#,
      from: "2025-01-10")
  }

  @Test func `one source does not hide what another lacks`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.appropriate("project/a", 100, source: "land")
    try town.spend("project/a", 40)
    try town.spend("project/a", 130, source: "land")
    try closed(town)
    let answer = try town.budget(2024, "2025-12-31")
    let figures = try answer.figures("project/a")
    #expect(figures.rest == 3000)
    #expect([figures[.lapsed], figures[.overCarried], figures[.overspent]] == [6000, 0, 3000])
    #expect(answer.warnings.map(\.kind) == [.overspent])
    #expect(answer.warnings.first?.detail == "source/land: 30.00 EUR")
    let bySource = answer.groups(by: .source).map(\.sums.figures)
    #expect(bySource.map { $0[.lapsed] } == [6000, 0])
    #expect(bySource.map { $0[.overspent] } == [0, 3000])
  }

  @Test func `carrying more than is left is said at once, and is no negative lapse`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 200, source: "land")
    try town.spend("project/a", 78, source: "land")
    try carry(town, 150, source: "land")
    let open = try town.budget(2024, "2025-01-31")
    #expect(open.warnings.map(\.kind) == [.overdrawn, .overCarried])
    #expect(open.warnings.last?.detail == "source/land: 28.00 EUR")
    #expect(open.warnings.last?.subject == "project/a")
    try closed(town)
    let figures = try town.budget(2024, "2025-12-31").figures("project/a")
    #expect(figures.rest == -2800)
    #expect([figures[.lapsed], figures[.overCarried], figures[.overspent]] == [0, 2800, 0])
  }

  @Test func `what was overspent before it was carried is told apart from it`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.spend("project/a", 120)
    try carry(town, 30, source: "hh")
    try closed(town)
    let figures = try town.budget(2024, "2025-12-31").figures("project/a")
    #expect([figures[.lapsed], figures[.overCarried], figures[.overspent]] == [0, 3000, 2000])
  }

  @Test func `an open year has nothing lapsed`() throws {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    let figures = try town.budget(2024, "2024-12-31").figures("project/a")
    #expect(!figures.has(.lapsed) && !figures.has(.overspent))
  }

  @Test func `shares of measures agree with their own rests to the cent`() throws {
    let town = try MoneyTown("a")
    try town.add("strategy.drafted", "strategy/s", #"{"title":"S","kind":"agenda"}"#)
    for measure in 1...3 {
      try town.add(
        "measure.defined", "measure/m\(measure)",
        #"{"strategy":"strategy/s","title":"M","binding":"resolved"}"#)
      try town.add(
        "alignment.set", "project/a",
        #"{"to":"measure/m\#(measure)","relation":"implements","weight":1}"#)
    }
    // All is carried on, so nothing lapses; yet 2 + 2 − 1 − 3 cents have no equal thirds.
    for (type, cents, fields) in [
      ("budget.appropriated", "0.02", #""kind":"appropriation","#),
      ("budget.appropriated", "0.02", #""kind":"supplementary","#),
      ("expenditure.booked", "0.01", #""booking":"B","type":"staff","#),
    ] {
      try town.add(
        type, "project/a",
        "{\(fields)" + #""year":2024,"amount":{"amount":"\#(cents)","currency":"EUR"},"#
          + #""source":"source/hh"}"#, from: "2024-03-01")
    }
    try town.add(
      "budget.carried-forward", "project/a",
      #"{"from":2024,"to":2025,"amount":{"amount":"0.03","currency":"EUR"},"source":"source/hh"}"#,
      from: "2025-01-10")
    try closed(town)
    let answer = try town.budget(2024, "2025-12-31")
    let parts = answer.groups(by: .measure).map(\.sums.figures)
    #expect(parts.count == 3)
    for part in parts {
      #expect(part.rest == part[.lapsed] - part[.overCarried] - part[.overspent])
      #expect(part[.lapsed] == 0 && part[.overspent] == 0)
    }
    #expect(parts.reduce(0) { $0 + $1[.carriedOut] } == 3)
    #expect(parts.reduce(0) { $0 + $1[.spent] } == 1)
  }
}
