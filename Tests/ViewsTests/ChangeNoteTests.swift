import Ledger
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// What explains a change beside its cause: projects that ended, years that were closed.
@Suite struct `Notes of changes` {
  private func changes(
    _ town: MoneyTown, from: String, to: String
  ) throws -> [PortfolioChange] {
    try town.record()
    let head = try town.temporary.ledger.head.sequence
    return try PortfolioReader(try Timelines(town.temporary.ledger)).changes(
      from: Point(asOf: try #require(Day(from)), knownAt: head),
      to: Point(asOf: try #require(Day(to)), knownAt: head))
  }

  private func change(_ changes: [PortfolioChange], _ key: PortfolioKey) throws -> PortfolioChange {
    try #require(changes.first { $0.key == key })
  }

  private func merged() throws -> MoneyTown {
    let town = try MoneyTown("a", "b")
    try town.appropriate("project/a", 100)
    try town.spend("project/a", 40)
    try town.add(
      "forecast.submitted", "project/a",
      #"{"scope":"total","amount":\#(MoneyTown.eur(90))}"#, from: "2024-01-01")
    try town.add("project.merged", "project/a", #"{"into":"project/b"}"#, from: "2024-06-01")
    return town
  }

  @Test func `a merger says where to, and what was spent stays spent`() throws {
    let found = try changes(try merged(), from: "2024-05-31", to: "2024-06-01")
    #expect(!found.contains { $0.key == .moneySpent || $0.key == .moneySecured })
    #expect(found.allSatisfy { $0.notes == [.merged(into: "project/b")] })
    #expect(try change(found, .title).after == nil)
    let need = try change(found, .moneyNeed)
    #expect(need.change == Money(minor: -5000, currency: .eur), "need = spent")
    #expect(need.cause == .happened)
    #expect(try change(found, .moneyGap).after == nil)
  }

  @Test func `a merger that is taken back is a correction, and says that the project lives`() throws
  {
    let town = try merged()
    try town.record()
    let before = try town.temporary.ledger.head.sequence
    let line = Array(
      (#"{"specversion":"1.0","id":"01900000-0000-7000-8000-00000000ffff","source":"test","#
        + #""actor":"person/p1","reason":"a slip","type":"event.voided","#
        + #""subject":"event/\#(before)","data":{}}"#).utf8)
    _ = try town.temporary.ledger.append([try DraftReader().read(line: line.span)])
    let day = try #require(Day("2024-07-01"))
    let found = try PortfolioReader(try Timelines(town.temporary.ledger)).changes(
      from: Point(asOf: day, knownAt: before), to: Point(asOf: day, knownAt: before + 1))
    #expect(found.allSatisfy { $0.cause == .corrected && $0.notes == [.returned] })
    #expect(try change(found, .moneyNeed).change == Money(minor: 5000, currency: .eur))
  }

  @Test func `a closing says what lapsed, an opening that the year is open again`() throws {
    let town = try MoneyTown("a", "b")
    try town.appropriate("project/a", 100)
    try town.spend("project/a", 40)
    try town.appropriate("project/b", 70)
    try town.spend("project/b", 70)
    try town.add("period.closed", "period/2024", #"{"scope":"all"}"#, from: "2025-02-01")
    let closing = try changes(town, from: "2025-01-31", to: "2025-02-01")
    let lapsed = Money(minor: 6000, currency: .eur)
    let secured = try change(closing, .moneySecured)
    #expect(secured.notes == [.closed(year: 2024, lapsed: lapsed)])
    #expect((secured.cause, secured.change) == (.happened, Money(minor: -6000, currency: .eur)))
    #expect(closing.allSatisfy { $0.subject == "project/a" }, "b has nothing left to lapse")
    let opening = try changes(town, from: "2025-02-01", to: "2025-01-31")
    #expect(try change(opening, .moneySecured).notes == [.reopened(year: 2024)])
  }
}
