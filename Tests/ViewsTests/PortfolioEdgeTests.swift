import TestSupport
import Testing
import Views
import Vocabulary

/// Cases at the edges, each in a small ledger of its own.
@Suite struct `Edges of the portfolio` {
  let town: Town

  init() throws {
    town = try Town()
  }

  @Test func `a grant counts in full while it runs, and after it only what was used`() throws {
    try town.add(
      "forecast.submitted", "project/a", #"{"scope":"total","amount":\#(town.eur(900))}"#,
      "2024-01-01")
    #expect(try town.row("a", "2024-06-30").money.secured == 100_000)
    try town.add(
      "expenditure.booked", "project/a",
      #"{"booking":"B-1","year":2024,"amount":\#(town.eur(500)),"type":"material","#
        + #""source":"source/land","grant":"grant/g","eligible":true,"paidon":"2024-07-01"}"#,
      "2024-07-01")
    try town.add(
      "expenditure.booked", "project/a",
      #"{"booking":"B-2","year":2024,"amount":\#(town.eur(100)),"type":"material","#
        + #""source":"source/land","grant":"grant/g","eligible":true,"paidon":"2025-01-05"}"#,
      "2024-12-20")
    try town.add(
      "budget.appropriated", "project/a",
      #"{"year":2024,"kind":"off-plan","amount":\#(town.eur(700)),"source":"source/land"}"#,
      "2024-02-01")
    // Appropriated 700 of the grant's 1000: the rest is promised.
    #expect(try town.row("a", "2024-12-31").money.secured == 100_000)
    // Ended: 60 % of 500 were used; of the 700 that stand there only these will be paid.
    let after = try town.row("a", "2025-01-31")
    #expect(after.money.secured == 30_000)
    #expect(after.money.gap == 60_000)
    #expect(after.derivedFunding == .partlyFunded)
  }

  @Test func `a closed year secures what was spent, a reopened one what is authorised`() throws {
    try town.add(
      "budget.appropriated", "project/b",
      #"{"year":2024,"kind":"appropriation","amount":\#(town.eur(100)),"source":"source/hh"}"#,
      "2024-01-01")
    try town.add(
      "expenditure.booked", "project/b",
      #"{"booking":"B","year":2024,"amount":\#(town.eur(30)),"type":"staff","source":"source/hh"}"#,
      "2024-05-01")
    try town.add("period.closed", "period/2024", #"{"scope":"money"}"#, "2025-01-10")
    #expect(try town.row("b", "2025-01-31").money.secured == 10_000)
    try town.add("period.closed", "period/2024", "{}", "2025-02-10")
    #expect(try town.row("b", "2025-02-28").money.secured == 3_000)
    #expect(try town.row("b", "2025-01-31").money.secured == 10_000)
  }

  @Test func `a settled project needs what it spent`() throws {
    try town.add(
      "forecast.submitted", "project/b", #"{"scope":"total","amount":\#(town.eur(900))}"#,
      "2024-01-01")
    try town.add(
      "expenditure.booked", "project/b",
      #"{"booking":"B","year":2024,"amount":\#(town.eur(30)),"type":"staff","source":"source/hh"}"#,
      "2024-05-01")
    #expect(try town.row("b", "2024-06-01").money.need == 90_000)
    try town.add(
      "project.status-changed", "project/b", #"{"status":"cancelled"}"#, "2024-07-01")
    let row = try town.row("b", "2024-07-01")
    #expect(row.money.need == 3_000)
    #expect(row.money.forecast == 90_000)
    #expect(row.statusSince == Day("2024-07-01"))
  }

  @Test func `francs stand beside euros and are never added`() throws {
    try town.add(
      "cost.baselined", "project/b",
      #"{"number":1,"lines":[{"period":"total","amount":\#(town.eur(80)),"type":"staff"},"#
        + #"{"period":"2024","amount":{"amount":"5","currency":"CHF"},"type":"staff"},"#
        + #"{"period":"2025","amount":\#(town.eur(20)),"type":"staff","inbudget":false}]}"#,
      "2024-01-01")
    for (key, money) in [("E", town.eur(30)), ("F", #"{"amount":"9","currency":"CHF"}"#)] {
      try town.add(
        "expenditure.booked", "project/b",
        #"{"booking":"\#(key)","year":2024,"amount":\#(money),"type":"staff","source":"source/hh"}"#,
        "2024-05-01")
    }
    let row = try town.row("b", "2024-06-01")
    #expect(row.money.need == 8_000)
    #expect(row.money.spent == 3_000)
    var bytes: [UInt8] = []
    row.append(json: &bytes)
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(json.contains(#""otherCurrencies":{"need":{"CHF":"5.00"},"spent":{"CHF":"9.00"}}"#))
  }

  @Test func `deregistered without money it is nowhere, with money in the last group`() throws {
    try town.add("project.deregistered", "project/b", "{}", "2024-03-01")
    #expect(try town.answer("2024-02-29").rows.count == 2)
    #expect(try town.answer("2024-03-01").rows.count == 1)
    #expect(try town.answer("2024-03-01").ended.isEmpty)
    try town.add(
      "expenditure.booked", "project/b",
      #"{"booking":"B","year":2024,"amount":\#(town.eur(30)),"type":"staff","source":"source/hh"}"#,
      "2024-02-01")
    let answer = try town.answer("2024-03-01")
    #expect(answer.ended.map(\.subject) == ["project/b"])
    #expect(answer.total.need == 3_000)
    #expect((answer.endedTotal.count, answer.endedTotal.need) == (1, 3_000))
    #expect(answer.ended.map(\.money.gap) == [0], "what has ended lacks nothing")
    #expect(answer.rows.map(\.money.need) == [nil])
  }

  @Test func `the latest period's report shows, and turns stale`() throws {
    for (period, light) in [("2024-Q4", "red"), ("2024-12", "amber"), ("2024-Q1", "green")] {
      try town.add(
        "project.report-submitted", "project/a",
        #"{"period":"\#(period)","overall":"\#(light)","cost":"grey","time":"grey","#
          + #""scope":"grey","benefit":"grey"}"#)
    }
    let row = try town.row("a", "2025-04-10")
    #expect(row.report?.period == Period("2024-12"))
    #expect(row.report?.ageDays == 100)
    #expect(row.report?.isStale == false)
    #expect(try town.row("a", "2025-04-11").report?.isStale == true)
    #expect(try town.row("a", "2024-12-30").report?.overall == "green")
    let total = try town.answer("2025-04-11").total
    #expect((total.amber, total.grey) == (1, 1))
  }
}
