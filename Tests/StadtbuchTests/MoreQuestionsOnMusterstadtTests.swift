import Stadtbuch
import TestSupport
import Testing
import Timelines

/// Delivery and audit of Musterstadt at two points; see `A controller asks about Musterstadt`.
@Suite struct `An auditor asks about Musterstadt` {
  let city: CityEngine

  init() throws {
    city = try `The hard cases in the cities`.musterstadt.get()
  }

  private func known(_ place: Int) throws -> KnownAtRequest {
    .day(try #require(Day(`A controller asks about Musterstadt`.points[place].1)))
  }

  private func day(_ place: Int) -> Day? {
    Day(`A controller asks about Musterstadt`.points[place].0)
  }

  @Test func `C8 milestones and their slips`() throws {
    // The roll-out was due on the last day of 2024: in time at first, then expected 365 days later.
    // The model of the inner city was due on 30 June 2024 and reached on 8 November.
    for (place, slips) in [[0, 0], [365, 131]].enumerated() {
      let answer = try city.engine.answer(
        Milestones.self, asOf: day(place), knownAt: try known(place))
      for (key, slip) in zip(["eakte-3", "zwilling-1"], slips) {
        let row = try city.row(answer, "subject", "milestone/\(key)")
        #expect(row["slipDays"].int == Int64(slip), "\(key)")
        #expect(row["overdue"].plain == "false")
      }
    }
  }

  @Test func `C9 earned value of the archive`() throws {
    // BAC 180,000. First PV 60,000, 37.5 % of BAC, AC 55,130.81. A year later PV 140,000, 77.5 %,
    // AC 128,656.18.
    for (place, values) in [
      ["60000.00", "67500.00", "55130.81", "7500.00", "12369.19", "1.1250", "1.2244"],
      ["140000.00", "139500.00", "128656.18", "-500.00", "10843.82", "0.9964", "1.0843"],
    ].enumerated() {
      let row = try city.row(
        try city.engine.answer(EarnedValue.self, asOf: day(place), knownAt: try known(place)),
        "subject",
        "project/kulturarchiv")
      #expect(row["bac"].plain == "180000.00")
      #expect(["pv", "ev", "ac", "sv", "cv", "spi", "cpi"].map { row[$0].plain } == values)
    }
  }

  @Test func `C10 grants: what the fibre may call its own`() throws {
    // 60 % of 4,412,512.43 against 350 + 500 + 550 + 650 + 600 thousand received; a year later 60 %
    // of 5,883,306.28 against 500 thousand more.
    for (place, used, unused) in [
      (0, "2647507.46", "2492.54"), (1, "3529983.77", "0.00"),
    ] {
      let row = try city.row(
        try city.engine.grants(asOf: day(place), knownAt: try known(place)), "subject",
        "grant/glasfaser")
      #expect(row["used"].plain == used)
      #expect(row["unused"].plain == unused)
    }
  }

  @Test func `C11 holes in the chain`() throws {
    // ki is registered in January 2024 without a lead; FB 39 closes in July 2024 with its project.
    for (place, (lead, closed)) in [
      ([], ["project/isms"]), (["project/ki"], ["project/isms", "project/tierseuche"]),
    ].enumerated() {
      let answer = try city.engine.answer(
        GoalsToProjects.self, asOf: day(place), knownAt: try known(place))
      #expect(try city.beside(answer, "projectsWithoutLead") == lead)
      let led = try TestSupport.JSONValue { $0 += answer.json }["leadUnitClosed"].elements
      #expect(led.map { $0["project"].plain } == closed)
      #expect(
        try city.beside(answer, "measuresWithoutGoal") == ["measure/m24"])
    }
  }

  @Test func `C12 what the committee is owed`() throws {
    // The evaluation was due on 15 December 2023 and came on 6 February 2024, 53 days late.
    for (place, state, late) in [(0, "overdue", 16), (1, "fulfilled-late", 53)] {
      let row = try city.row(
        try city.engine.answer(Obligations.self, asOf: day(place), knownAt: try known(place)),
        "subject",
        "obligation/evaluation")
      #expect(row["state"].plain == state)
      #expect(row["daysLate"].int == Int64(late))
    }
  }

  @Test func `A1 and A6 the state has one hash at a point, by the index and by replay`() throws {
    var hashes: Set<String> = []
    for place in 0...1 {
      let known = try city.engine.ledger.knownAt(try known(place)).sequence
      let point = Point(asOf: try #require(day(place)), knownAt: known)
      let replayed = try Replay(city.engine.ledger, at: point).stateHash()
      for _ in 0...1 {
        let indexed = try city.engine.timelines.read(at: point) {
          (reading) throws(TimelinesError) in try reading.stateHash()
        }
        #expect(indexed == replayed)
      }
      hashes.insert(replayed.text)
    }
    #expect(hashes.count == 2)
  }

  @Test func `A2 the bills behind a figure`() throws {
    for (place, count) in [4, 8].enumerated() {
      let rows = try city.rows(
        try city.engine.explain(
          "project/kulturarchiv", "money.spent", asOf: day(place), knownAt: try known(place)))
      #expect(rows.count { $0["state"].plain == "holds" } == count)
    }
  }

  @Test func `A3 what was recorded more than sixty days late`() throws {
    // Four connections of buildings, 64 days each; a year later one more of them, one after the
    // closing, a bill after the closing, and a restated value.
    var filter = AuditFilter()
    filter.lateDays = 60
    for (place, lags) in [
      [64, 64, 64, 64], [64, 64, 64, 64, 105, 89, 64, 78],
    ].enumerated() {
      let rows = try city.rows(
        try city.engine.audit(filter, asOf: day(place), knownAt: try known(place)))
      #expect(rows.map { $0["lagDays"].int } == lags.map(Int64.init))
      #expect(
        rows.count { $0["afterClosing"].plain == "true" } == (place == 0 ? 0 : 2))
    }
  }

  @Test func `A4 what was taken back, and what that moved`() throws {
    var filter = AuditFilter()
    filter.corrections = true
    let marks = ["c5-voided", "c13-void", "c13-void-void", "c2-reversed", "c14-corrected"]
    for (place, count) in [3, 5].enumerated() {
      let rows = try city.rows(
        try city.engine.audit(filter, asOf: day(place), knownAt: try known(place)))
      // In September 2024 a final share of mobile workplaces is reported anew.
      let restated: [Int64] = place == 0 ? [] : [5017]
      #expect(
        rows.map { $0["sequence"].int }
          == marks.prefix(count).map { Int64(city.city[$0]) } + restated)
      #expect(rows[1]["effect"].plain == "-9500.00")
      #expect(rows[2]["effect"].plain == "9500.00")
    }
  }

  @Test func `A7 a published report, and what has been heard of its day since`() throws {
    // Of 2023 two things were heard after 15 February 2024: a connection and a bill.
    let row = try city.row(
      try city.engine.reports(asOf: day(1), knownAt: try known(1)), "subject", "report/2023-Q4")
    let subjects = row["changedSince"].elements.map { $0["subject"].plain }
    #expect(Set(subjects) == ["item/geb-321", "project/onlinedienste"])
    let mark = Int64(city.city["vor-2023-Q4"])
    #expect(row["knownat"].int == mark)
  }

  @Test func `A8 who entered and who approved`() throws {
    #expect(
      try city.engine.answer(Duties.self, asOf: day(0), knownAt: try known(0)).rows.isEmpty)
    let rows = try city.rows(
      try city.engine.answer(Duties.self, asOf: day(1), knownAt: try known(1)))
    let marks = ["late-building", "late-booking", "transfer"]
    #expect(rows.map { $0["sequence"].int } == marks.map { Int64(city.city[$0]) })
    #expect(rows.map { $0["required"].plain } == ["true", "true", "false"])
    #expect(rows.map { $0["state"].plain } == ["claimed", "given", "given"])
  }

  @Test func `A9 the vouchers of a grant`() throws {
    for (place, count, total) in [(0, 15, "2161227.76"), (1, 19, "2437183.33")] {
      let answer = try #require(
        try city.engine.vouchers(
          of: "grant/schulnetz", asOf: day(place), knownAt: try known(place)))
      #expect(answer.rows.count == count)
      #expect(try city.json(answer.beside["eligible"]) == "\"\(total)\"")
    }
  }

  @Test func `A10 a sample is the same from seed and point, and another a year later`() throws {
    let request = SampleChoice(SampleRequest(.random, count: 5, seed: 20_240_215))
    let first = try city.engine.answer(
      Sample.self, asOf: day(0), knownAt: try known(0), request)
    let again = try city.engine.answer(
      Sample.self, asOf: day(0), knownAt: try known(0), request)
    let later = try city.engine.answer(
      Sample.self, asOf: day(1), knownAt: try known(1), request)
    #expect(first.rows == again.rows)
    #expect(first.rows.count == 5)
    #expect(first.rows != later.rows)
  }
}
