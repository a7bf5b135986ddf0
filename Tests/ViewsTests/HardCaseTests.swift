import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// The hard cases that every city meets, by name, as far as their parts exist: a person erased and
/// what is counted from grants, inventories and two sources come with their views.
@Suite("Hard cases") struct HardCaseTests {
  private func show(
    _ example: Example, _ subject: String, _ attribute: String, _ asOf: String, _ knownAt: UInt64
  ) throws -> String? {
    let point = Point(asOf: try #require(Day(asOf)), knownAt: knownAt)
    return try example.timelines.read(at: point) { (reading) throws(TimelinesError) -> String? in
      guard let entity = try reading.entity(named: subject) else { return nil }
      return try reading.show(entity).first { $0.attribute == attribute }?.value
    }
  }

  private func departments(
    _ example: Example, _ view: PortfolioOptions.Organisation, asOf: String
  ) throws -> [String: String] {
    var options = PortfolioOptions()
    options.organisation = view
    let point = Point(asOf: try #require(Day(asOf)), knownAt: 150)
    var found: [String: String] = [:]
    for row in try example.portfolio.answer(at: point, options).rows {
      found[row.subject] = row.department
    }
    return found
  }

  @Test func `1 a reorganisation in mid-year is reported as organised then and as organised today`()
    throws
  {
    let example = try Example()
    let then = try departments(example, .then, asOf: "2025-06-30")
    let later = try departments(
      example, .on(try #require(Day("2025-07-02"))), asOf: "2025-06-30")
    #expect(then["project/eakte"] == "unit/dez-4")
    #expect(later["project/eakte"] == "unit/dez-5")
    #expect(then["project/glas"] == later["project/glas"])
  }

  @Test func `2 a booking reversed after its period was closed leaves the closed year alone`()
    throws
  {
    let example = try Example()
    let closed = "account:spent/2024/source/hh/material:EUR"
    let open = "account:spent/2025/source/hh/material:EUR"
    let before = try show(example, "project/eakte", closed, "2025-12-31", 122)
    #expect(try show(example, "project/eakte", closed, "2025-12-31", 123) == before)
    #expect(
      try show(example, "project/eakte", open, "2025-12-31", 123)
        == #"{"amount":"-54000.00","currency":"EUR"}"#)
    var void = Draft(
      typeIndex: try #require(Registry.current.index(ofName: "event.voided")),
      id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_9001), subject: "event/101")
    void.reason = "falsch"
    #expect(throws: LedgerError.self) { _ = try example.temporary.ledger.append([void]) }
  }

  @Test func `3 an indicator provisional, then final, then restated keeps every vintage`() throws {
    let example = try Example()
    let quarter = "observation:values:2024-Q3"
    let provisional = try #require(
      try show(example, "indicator/online", quarter, "2024-12-31", 83))
    let final = try #require(try show(example, "indicator/online", quarter, "2024-12-31", 84))
    #expect(provisional.contains("provisional") && provisional.contains("\"360\""))
    #expect(final.contains("final") && final.contains("\"372\""))
    let restated = try #require(
      try show(
        example, "indicator/online", "observation:values:2024-Q4", "2025-12-31", 128))
    #expect(restated.contains("method-change"))
  }

  @Test func `4 a target raised by the council judges only the days from then on`() throws {
    let example = try Example()
    let before = try #require(try show(example, "indicator/online", "target", "2025-06-30", 150))
    let after = try #require(try show(example, "indicator/online", "target", "2025-07-01", 150))
    #expect(before.contains("\"60\"") && after.contains("\"70\""))
  }

  @Test func `5 a project entered by mistake is gone once voided, and was there before`() throws {
    let example = try Example()
    #expect(try show(example, "project/eakte-2", "exists", "2024-12-31", 29) == "true")
    #expect(try show(example, "project/eakte-2", "exists", "2024-12-31", 30) == nil)
  }

  @Test func `7 asserted unfunded while money is there is a conflict`() throws {
    let example = try Example()
    let answer = try example.portfolio.answer(at: try example.point("T2"))
    let row = try #require(answer.rows.first { $0.subject == "project/termin" })
    var json: [UInt8] = []
    row.append(json: &json)
    #expect(
      String(decoding: json, as: UTF8.self).contains(
        #""funding":{"asserted":"unfunded","derived":"funded","conflict":true}"#))
  }

  @Test func `9 a status dated in the future shows from its day on`() throws {
    let example = try Example()
    let draft = try Draft.of(
      "project.status-changed", "project/portal-b", #"{"status":"operating"}"#, number: 9_002,
      validFrom: "2027-01-01")
    _ = try example.temporary.ledger.append([draft])
    #expect(
      try show(example, "project/portal-b", "status", "2026-12-31", 151) == "\"implementation\"")
    #expect(try show(example, "project/portal-b", "status", "2027-01-01", 151) == "\"operating\"")
  }

  @Test func `10 the same file imported twice records nothing the second time`() throws {
    let example = try Example()
    let text = try String(
      contentsOf: Example.folder.appending(path: "dezernat-4.jsonl"), encoding: .utf8)
    let drafts = try text.split(separator: "\n").map { line in
      let bytes = Array(line.utf8)
      return try DraftReader().read(line: bytes.span)
    }
    let receipt = try example.temporary.ledger.append(
      drafts, options: AppendOptions(trustTime: true))
    let repeated = receipt.outcomes.enumerated().allSatisfy { place, outcome in
      outcome == .duplicate(sequence: UInt64(place + 1))
    }
    #expect(repeated)
    #expect(try example.temporary.ledger.head.sequence == 150)
  }

  @Test func `12 a building sold leaves the inventory without undoing its connection`() throws {
    let example = try Example()
    #expect(try show(example, "item/s1", "state", "2025-12-31", 150) == "\"connected\"")
    #expect(try show(example, "item/s1", "removed", "2025-07-31", 150) == nil)
    #expect(try show(example, "item/s1", "removed", "2025-08-01", 150) == "true")
  }

  @Test func `13 a void of a void lets the first event hold again`() throws {
    let example = try Example()
    let account = "account:spent/2024/source/hh/material:EUR"
    let amount = #"{"amount":"10000.00","currency":"EUR"}"#
    #expect(try show(example, "project/termin", account, "2024-12-31", 99) == amount)
    #expect(try show(example, "project/termin", account, "2024-12-31", 100) == nil)
    #expect(try show(example, "project/termin", account, "2024-12-31", 103) == amount)
  }

  @Test func `14 of two facts with the same day the later one shows, also after a correction`()
    throws
  {
    let example = try Example()
    #expect(
      try show(example, "milestone/e1", "forecast.due", "2024-09-30", 65) == "\"2024-10-13\"")
    for knownAt in [66, 73] as [UInt64] {
      #expect(
        try show(example, "milestone/e1", "forecast.due", "2024-09-30", knownAt)
          == "\"2024-11-30\"")
    }
  }

  @Test func `15 a clock set back does not set the ledger's time back`() throws {
    let temporary = try TemporaryLedger(clock: ManualClock("2025-01-15T09:00:00Z"))
    _ = try temporary.ledger.append([Draft.registration(1)])
    let first = try #require(try temporary.ledger.head.time)
    temporary.clock.set("2024-12-01T09:00:00Z")
    _ = try temporary.ledger.append([Draft.registration(2)])
    let second = try #require(try temporary.ledger.head.time)
    #expect(second.microseconds == first.microseconds + 1)
  }

  @Test(arguments: [
    ("2024-02-28T23:30:00Z", "2024-02-29"), ("2024-03-31T00:30:00Z", "2024-03-31"),
    ("2024-03-31T22:30:00Z", "2024-04-01"), ("2024-10-27T22:30:00Z", "2024-10-27"),
    ("2024-10-27T23:30:00Z", "2024-10-28"), ("2024-12-31T23:30:00Z", "2025-01-01"),
  ])
  func `16 leap day, summer time and the turn of the year count in the ledger's zone`(
    instant: String, day: String
  ) throws {
    let temporary = try TemporaryLedger(clock: ManualClock(instant))
    _ = try temporary.ledger.append([Draft.registration(1)])
    let timelines = try Timelines(temporary.ledger)
    let from = try timelines.read(at: Point(asOf: .last, knownAt: 1)) {
      (reading) throws(TimelinesError) -> Day? in
      guard let entity = try reading.entity(named: "project/P-1") else { return nil }
      return try reading.show(entity).first?.validFrom
    }
    #expect(from == Day(day))
  }
}
