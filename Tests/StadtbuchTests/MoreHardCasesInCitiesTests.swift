import Foundation
import Ledger
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

/// The hard cases from the eighth on; see `The hard cases in the cities`.
@Suite struct `More hard cases in the cities` {
  let city: CityEngine

  init() throws {
    city = try `The hard cases in the cities`.musterstadt.get()
  }

  private func money(_ amount: String) -> String { #"{"amount":"\#(amount)","currency":"EUR"}"# }

  @Test
  func `8 a person to be erased is a pseudonym that nothing else hangs on, everything verifies`()
    throws
  {
    let role = "set:responsibilities:project-lead;project/verkehr"
    #expect(try city.show("person/p77", role, "2023-06-29") != nil)
    #expect(try city.show("person/p77", role, "2023-06-30") == nil)
    #expect(try city.show("person/p77", "disclosed", "2023-08-14") == "true")
    #expect(try city.show("person/p77", "name", "2026-01-31") == nil)
    #expect(try city.engine.ledger.verify().ok)
    // Erasing needs the keys of persons, which come with a later issue.
  }

  @Test func `9 a status dated in the future shows from its day on`() throws {
    let knownAt = city.at("c9-future")
    #expect(
      try city.show("project/zwilling", "status", "2025-03-31", knownAt) == "\"implementation\"")
    #expect(try city.show("project/zwilling", "status", "2025-04-01", knownAt) == "\"operating\"")
    #expect(
      try city.show("project/zwilling", "status", "2025-04-01", city.before("c9-future"))
        == "\"implementation\"")
    #expect(try city.show("project/luft", "status", "2026-06-30") != "\"cancelled\"")
    #expect(try city.show("project/luft", "status", "2026-07-01") == "\"cancelled\"")
  }

  @Test(arguments: Cities.all.map(\.key)) func `10 the same file imported twice records nothing`(
    key: String
  ) throws {
    let engine = try CityEngine(try #require(Cities.all.first { $0.key == key }))
    let again = try engine.importAgain()
    #expect(again.accepted == 0)
    #expect(again.duplicates == UInt64(engine.city.lines.count))
    #expect(try engine.engine.ledger.head.sequence == UInt64(engine.city.lines.count))
  }

  @Test func `11 two sources say 31 and 32 projects, and it is plain which`() throws {
    let neustadt = try `The hard cases in the cities`.neustadt.get()
    let list = try #require(neustadt.city.files["liste-31.csv"])
    let request = ReconcileRequest(
      try OutsideTable(bytes: Array(list.utf8)), key: "nummer", list: .portfolio,
      columns: ["nummer": "subject", "titel": "title", "federfuehrung": "lead"])
    let found = try neustadt.engine.reconcile(request, asOf: Day("2025-12-31"))
    // 31 rows: 28 as here, two titles differ, one is nothing here; 28 + 2 + 2 of ours are 32.
    #expect(!found.isClean)
    for (name, count) in [
      ("matched", 28), ("different", 2), ("missingInLedger", 1), ("missingInFile", 2),
    ] {
      #expect(found.answer.beside[name] == .integer(Int64(count)), "\(name)")
    }
    let ours = try neustadt.engine.portfolio(asOf: Day("2025-12-31")).answer.rows.map(\.subject)
    #expect(ours.count == 32)
    #expect(list.split(separator: "\n").count - 1 == 31)
    #expect(ours.contains("project/da-20") && !list.contains("project/da-20"))
    #expect(!ours.contains("project/da-33") && list.contains("project/da-33"))
    // Theirs was here too, until it was voided.
    #expect(
      try neustadt.project("da-33", "2025-12-31", neustadt.before("c5-voided")) != nil)
  }

  @Test func `12 a count falls because buildings were sold, and no work is undone`() throws {
    // 12 + 18 + 20 + 25 + 30 + 32 + 28 + 34 + 36 + 30 + 30 + 26 connected by the end of March 2024,
    // and one that was recorded late: 322; then none is connected and three leave.
    #expect(try city.connected("2024-03-31") == 322)
    #expect(try city.connected("2024-06-30") == 319)
    let row = try city.indicator("glasfaser", "2024-06-30", .head)
    #expect(try city.json(row["value"]) == "\"319\"")
    #expect(try city.json(row["fromRemovals"]) == "3")
    #expect(try city.json(row["items"]) == "597")
    #expect(try city.show("item/\(Self.sold)", "state", "2024-06-30") == "\"angeschlossen\"")
    // Known only until the day before, all were still there.
    #expect(try city.connected("2024-06-30", city.before("c12-10")) == 322)
  }

  /// The building at the tenth place of the order: 10 · 7 + 1.
  private static let sold = "geb-071"

  @Test func `13 a void of a void lets the first booking count again`() throws {
    // 8,997.83 of the first quarter and 9,500.00.
    let account = "account:spent/2022/source/haushalt/material:EUR"
    for (mark, amount) in [
      ("c13-booked", "18497.83"), ("c13-void", "8997.83"), ("c13-void-void", "18497.83"),
    ] {
      #expect(
        try city.show("project/vhs", account, "2022-05-31", city.at(mark)) == money(amount))
    }
    let states = try city.engine.explain(
      "project/vhs", account, asOf: Day("2022-05-31"), knownAt: city.at("c13-void-void")
    ).rows.map { try city.json($0["state"]) }
    #expect(states == ["\"holds\"", "\"holds\"", "\"voided\"", "\"holds\""])
  }

  @Test func `14 of two facts of one day the later one shows, also after a correction`() throws {
    for (mark, due) in [
      ("c14-first", "2024-09-13"), ("c14-second", "2024-10-31"), ("c14-corrected", "2024-10-31"),
    ] {
      #expect(
        try city.show("milestone/zwilling-1", "forecast.due", "2024-06-03", city.at(mark))
          == "\"\(due)\"")
    }
  }

  @Test func `15 a clock set back does not set the ledger's time back`() throws {
    let times = try (1...3).map { place in
      try #require(
        try city.engine.ledger.knownAt(.sequence(city.city["c15-\(place)"])).time)
    }
    #expect(times[0].description == "2022-11-07T09:40:00.000000Z")
    #expect(times[1].microseconds == times[0].microseconds + 1)
    #expect(times[2].microseconds == times[1].microseconds + 1)
    // At the instant of the first nobody knew the second.
    let known = try city.engine.ledger.knownAt(.instant(times[0]))
    #expect(known.sequence == city.city["c15-1"])
    #expect(
      try city.show("project/isms", "rating.controlling.us-cio-5", "2022-11-07", .instant(times[0]))
        == nil)
    #expect(
      try city.show("project/isms", "rating.controlling.us-cio-5", "2022-11-07", .instant(times[1]))
        != nil)
  }

  @Test(arguments: [
    ("leap", "2024-02-28", "2024-02-29"), ("before-summer", "2024-03-30", "2024-03-31"),
    ("summer", "2024-03-31", "2024-04-01"), ("winter", "2024-10-27", "2024-10-28"),
    ("year", "2023-12-31", "2024-01-01"),
  ])
  func `16 leap day, summer time and the turn of a year count in the ledger's time zone`(
    name: String, utc: String, berlin: String
  ) throws {
    // Recorded at 23:30 in winter and at 22:30 in summer, both half an hour past midnight in Berlin.
    #expect(try city.show("demand/\(name)", "exists", utc) == nil)
    #expect(try city.show("demand/\(name)", "exists", berlin) == "true")
    let day = try #require(Day(utc))
    let known = try city.engine.ledger.knownAt(.day(day))
    #expect(known.sequence < city.city["c16-\(name)"])
  }

  @Test func `16 a milestone is reached on the leap day`() throws {
    #expect(try city.show("milestone/zwilling-0", "reached", "2024-02-28") == nil)
    #expect(try city.show("milestone/zwilling-0", "reached", "2024-02-29") == "\"2024-02-29\"")
  }
}
