import Stadtbuch
import TestSupport
import Testing

/// The controller's questions on Musterstadt at two points: what was true at the end of 2023 as known
/// on 15 February 2024, and a year later. The figures are worked out from the bills, states and days
/// of the history, not by the views.
@Suite struct `A controller asks about Musterstadt` {
  static let points = [("2023-12-31", "2024-02-15"), ("2024-12-31", "2025-02-15")]

  let city: CityEngine

  init() throws {
    city = try `The hard cases in the cities`.musterstadt.get()
  }

  private typealias JSON = TestSupport.JSONValue

  private func known(_ place: Int) throws -> KnownAtRequest {
    .day(try #require(Day(Self.points[place].1)))
  }

  private func day(_ place: Int) -> Day? { Day(Self.points[place].0) }

  @Test func `C1 a department's projects, what they need and have spent`() throws {
    // Bills of Dezernat 4 (library, archive, media, schools' network, Volkshochschule), thousands:
    // 238.92370 + 55.13081 + 1,445.50755 + 2,161.22776 + 129.00374, a year later with
    // 128.65618, 1,849.86730 and 2,437.18333 for the second to fourth.
    for (place, spent) in ["4029793.56", "4783634.25"].enumerated() {
      let answer = try city.engine.portfolio(asOf: day(place), knownAt: try known(place)).answer
      let rows = try answer.rows.map { row in try JSON { row.append(json: &$0) } }
      let mine = rows.filter { $0["department"].plain == "unit/dez-4" }
      #expect(mine.count == 5)
      let sum = mine.reduce(Int64(0)) { $0 + minor($1["money"]["spent"].plain) }
      #expect(sum == minor(spent))
    }
  }

  @Test func `C2 what changed on the electronic file, and that it happened`() throws {
    // 1,801,858.42 by the end of 2023; in 2024 101,918.15 + 90,000.00 + 169,876.56 + 169,956.90
    // + 62,000.00 + 183,563.40 = 777,315.01 more.
    let answer = try city.engine.rowChanges(
      from: PointRequest(asOf: try #require(day(0)), knownAt: try known(0)),
      to: PointRequest(asOf: try #require(day(1)), knownAt: try known(1)))
    let rows = try city.rows(answer).filter { $0["subject"].plain == "project/eakte" }
    let spent = try #require(rows.first { $0["attribute"].plain == "money.spent" })
    #expect(spent["before"].plain == "1801858.42")
    #expect(spent["after"].plain == "2579173.43")
    #expect(spent["change"].plain == "777315.01")
    #expect(spent["cause"].plain == "happened")
    // The bill of 20 December 2023 came on 18 March 2024: late, not new.
    let late = try city.rows(
      try city.engine.changes(
        from: PointRequest(asOf: try #require(day(0)), knownAt: try known(0)),
        to: PointRequest(asOf: try #require(day(0)), knownAt: try known(1)))
    ).filter { $0["subject"].plain == "project/onlinedienste" }
    #expect(late.map { $0["cause"].plain } == ["late"])
    #expect(late.map { $0["change"].plain } == ["17400.00"])
  }

  @Test func `C3 who lacks money`() throws {
    // The archive needs 60 + 80 + 40 thousand; at first 60 of 2023 and 80 of 2024 are there; then
    // 2023 is closed and counts what was spent, 55,130.81, with 80 and the 40 of 2025.
    for (place, secured, gap) in [
      (0, "140000.00", "40000.00"), (1, "175130.81", "4869.19"),
    ] {
      let row = try city.row(
        try city.engine.funding(asOf: day(place), knownAt: try known(place)),
        "subject", "project/kulturarchiv")
      #expect(row["need"].plain == "180000.00")
      #expect(row["secured"].plain == secured)
      #expect(row["gap"].plain == gap)
    }
  }

  @Test func `C4 the budget of 2024 of the electronic file`() throws {
    // First the appropriation and an order of 180 against the commitment authority. Then Nachtrag
    // 120, 62.5 carried in, 18 transferred in: 880.5; blocked 90 − 40; both orders are ended by
    // their last bills; 880,500 − 50,000 − 777,315.01 are available; 790,000 was forecast.
    let first = try city.row(
      try city.engine.budget(year: 2024, asOf: day(0), knownAt: try known(0)), "subject",
      "project/eakte")
    #expect(
      ["authorised", "blocked", "committed", "spent", "available", "rest"].map { first[$0].plain }
        == ["680000.00", "0.00", "180000.00", "0.00", "500000.00", "680000.00"])
    let second = try city.row(
      try city.engine.budget(year: 2024, asOf: day(1), knownAt: try known(1)), "subject",
      "project/eakte")
    #expect(
      ["authorised", "blocked", "committed", "spent", "available", "rest"].map { second[$0].plain }
        == ["880500.00", "50000.00", "0.00", "777315.01", "53184.99", "103184.99"])
    #expect(second["supplementary"].plain == "120000.00")
    #expect(second["carriedIn"].plain == "62500.00")
    #expect(second["transferredIn"].plain == "18000.00")
    #expect(second["deviation"].plain == "-90500.00")
  }

  @Test func `C5 an indicator over units, once with one of them missing`() throws {
    // Unit o of six has 230 + 60 o + n (22 + 2 o) in quarter n. At the end of 2023 n = 12 and the
    // fifth is missing: 1,810 + 12 · 132 = 3,394 of 5 in 6, no light. A year later n = 16:
    // 2,280 + 16 · 162 = 4,872 against 4,000 + 1,200 · 1,096/1,461 = 4,900.
    let first = try city.row(
      try city.engine.answer(KpiBoard.self, asOf: day(0), knownAt: try known(0)), "indicator",
      "indicator/mobil")
    #expect(first["value"].plain == "3394")
    #expect(first["incomplete"].canonical == #"{"n":5,"of":6}"#)
    #expect(first["light"].plain == "null")
    let second = try city.row(
      try city.engine.answer(KpiBoard.self, asOf: day(1), knownAt: try known(1)), "indicator",
      "indicator/mobil")
    #expect(second["value"].plain == "4872")
    #expect(second["target"].plain == "4900")
    #expect(second["deviation"].plain == "-28")
    #expect(second["light"].plain == "green")
  }

  @Test func `C6 a series with its vintages`() throws {
    // 2023-Q4: 3,342 of 12,450, then 3,582 of 12,750. 2024-Q4: 5,126 of 13,050, then 5,600 of 13,350.
    for (place, period, values) in [
      (0, "2023-Q4", ["26.84", "28.09"]), (1, "2024-Q4", ["39.28", "41.95"]),
    ] {
      let series = try city.engine.answer(
        KpiSeries.self, asOf: day(place), knownAt: try known(place),
        KpiSeriesChoice("indicator/portal"))
      let row = try #require(try city.rows(series).last)
      #expect(row["period"].plain == period)
      #expect(row["value"].plain == values[1])
      #expect(row["vintages"].elements.map { $0["value"].plain } == values)
    }
  }

  @Test func `C7 electronic files by state, and which moved`() throws {
    // 17 of 37 Fachbereiche by the end of 2023; six follow in 2024, and FB 39 leaves.
    for (place, counts) in [[18, 2, 17], [11, 2, 23]].enumerated() {
      let items = try city.engine.answer(
        Inventory.self, asOf: day(place), knownAt: try known(place),
        InventoryChoice("inventory/eakte")
      ).rows
      #expect(
        ["papier", "einfuehrung", "e-akte"].map { state in
          items.count { $0["state"] == .text(state) }
        }
          == counts)
    }
  }

  /// An amount in cents.
  private func minor(_ text: String) -> Int64 { Int64(text.filter { $0 != "." }) ?? 0 }
}
