import Testing
import Views
import Vocabulary

/// What secures a project, in parts that add up.
@Suite struct `Funding by parts` {
  private func approve(
    _ town: MoneyTown, until: String, _ fields: String = ""
  ) throws {
    try town.add(
      "grant.approved", "grant/g",
      #"{"project":"project/a","reference":"1","notice":"2024-01-01","#
        + #""maximum":\#(MoneyTown.eur(600)),"form":"full","from":"2024-01-01","#
        + #""until":"\#(until)"}"#, from: "2024-01-01")
    try town.add(
      "source.defined", "source/g", #"{"kind":"state","title":"G","grant":"grant/g"}"#)
  }

  private func need(_ town: MoneyTown, _ project: String, _ amount: Int64) throws {
    try town.add(
      "forecast.submitted", "project/\(project)",
      #"{"scope":"total","amount":\#(MoneyTown.eur(amount))}"#, from: "2024-01-01")
  }

  @Test func `gaps are added and never netted with what others have too much`() throws {
    let town = try MoneyTown("a", "b", "c")
    try need(town, "a", 100)
    try need(town, "b", 100)
    try town.appropriate("project/a", 500)
    try town.appropriate("project/b", 30)
    let answer = try town.funding("2024-12-31")
    #expect(answer.rows.map(\.gap) == [0, 70_00, nil])
    #expect(answer.sumOfGaps == 70_00)
    #expect(answer.rows.map(\.derived) == [.funded, .partlyFunded, .unclear])
  }

  @Test func `years and grants are parts, an ended grant may take some away`() throws {
    let town = try MoneyTown("a")
    try approve(town, until: "2024-12-31")
    try need(town, "a", 1000)
    try town.appropriate("project/a", 100)
    try town.appropriate("project/a", 400, source: "g", kind: "off-plan")
    try town.spend("project/a", 250, source: "g", #""grant":"grant/g","eligible":true"#)
    let running = try #require(try town.funding("2024-12-31").rows.first)
    #expect(running.parts.map(\.of) == ["2024", "grant/g"])
    #expect(running.parts.map(\.amount) == [500_00, 200_00])
    let over = try #require(try town.funding("2025-01-01").rows.first)
    #expect(
      over.parts.map(\.amount) == [500_00, -150_00],
      "of 400 on its source the grant pays 250")
    for row in [running, over] {
      #expect(row.parts.reduce(0) { $0 + $1.amount } == row.secured)
    }
  }

  @Test func `a year in which only orders stand is no part, a closed one with nothing spent is`()
    throws
  {
    let town = try MoneyTown("a")
    try town.appropriate("project/a", 100)
    try town.money(
      "commitment.made", "project/a", 40, year: 2025, from: "2024-11-01",
      #""commitment":"K""#)
    try town.add("period.closed", "period/2024", #"{"scope":"all"}"#, from: "2025-02-01")
    #expect(try town.funding("2024-12-31").rows.first?.parts.map(\.of) == ["2024"])
    let closed = try #require(try town.funding("2025-02-01").rows.first)
    #expect(closed.parts.map(\.of) == ["2024"] && closed.parts.map(\.amount) == [0])
    #expect(closed.secured == 0)
  }

  @Test func `a project that has ended lacks nothing and is left out`() throws {
    let town = try MoneyTown("a", "b")
    try need(town, "b", 100)
    try town.add("project.deregistered", "project/b", from: "2024-06-01")
    #expect(try town.funding("2024-05-31").sumOfGaps == 100_00)
    #expect(try town.funding("2024-06-01").rows.map(\.subject) == ["project/a"])
    #expect(try town.funding("2024-06-01").sumOfGaps == 0)
  }
}
