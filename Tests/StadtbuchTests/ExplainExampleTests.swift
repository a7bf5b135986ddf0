import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// Figures of the worked example explain themselves.
@Suite struct `A figure of the worked example explains itself` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  private func explain(
    _ subject: String, _ key: String?, _ day: String, _ knownAt: UInt64 = 150,
    period: String? = nil, year: Int? = nil
  ) throws -> Answer {
    try example.engine.explain(
      subject, key, asOf: Day(day), knownAt: .sequence(knownAt),
      period: period.flatMap { Period($0) }, year: year)
  }

  /// The parts as kind, amount and events.
  private func parts(_ answer: Answer) throws -> [String] {
    try TestSupport.JSONValue { $0 += answer.json }["parts"].elements.map { part in
      let amount = part["amount"]["amount"].text ?? part["amount"].plain
      let events = part["sequences"].elements.map { $0.plain }.joined(separator: ",")
      return "\(part["kind"].plain) \(amount) [\(events)]"
    }
  }

  private func figure(_ answer: Answer) throws -> String {
    let value = try TestSupport.JSONValue { $0 += answer.json }["figure"]["value"]
    return value["amount"].text ?? value.plain
  }

  private func holding(_ answer: Answer) -> [AnswerValue?] {
    answer.rows.filter { $0["state"] == .word("holds") && $0["attribute"] != nil }
      .map { $0["sequence"] }
  }

  @Test func `a need of a planned project is its cost lines in the budget`() throws {
    let answer = try explain("project/antrag", "money.need", "2024-09-30", 78)
    #expect(try figure(answer) == "140000.00")
    let amounts = try parts(answer)
    #expect(amounts.allSatisfy { $0.hasPrefix("line ") }, "\(amounts)")
    #expect(answer.rows.allSatisfy { $0["attribute"] == .text("cost.baseline") })
  }

  /// Antragstellung is in operation since January 2025, said in April (122): it needs what was spent.
  @Test func `a need of a settled project is what was spent, with the event that makes it so`()
    throws
  {
    let answer = try explain("project/antrag", "money.need", "2025-06-30")
    let found = try parts(answer)
    #expect(found.first == "status 0.00 [122]")
    #expect(found.dropFirst().allSatisfy { $0.hasPrefix("year ") })
    #expect(try figure(answer) == "130000.00")
    #expect(holding(answer).contains(.integer(122)))
    #expect(!answer.rows.contains { $0["attribute"] == .text("cost.baseline") })
  }

  /// 250,000 of its own year and 300,000 of the grant, of which 150,000 are appropriated already.
  @Test func `what is secured names years and grants, on other subjects too`() throws {
    let early = try explain("project/glas", "money.secured", "2024-09-30", 78)
    #expect(try figure(early) == "400000.00")
    #expect(
      try parts(early).map { $0.prefix { $0 != "[" } } == ["year 250000.00 ", "grant 150000.00 "])
    #expect(early.rows.contains { $0["subject"] == .subject("grant/glas") })
    // 2024 is closed: what was spent counts, and the closing is among the events.
    let late = try explain("project/eakte", "money.secured", "2025-06-30")
    #expect(late.rows.contains { $0["subject"] == .subject("period/2024") })
  }

  @Test func `a gap is what is needed less what is secured, with the limit as a part`() throws {
    #expect(
      try figure(explain("project/eakte", "money.gap", "2024-09-30", 78)) == "290000.00")
    let none = try explain("project/eakte", "money.gap", "2024-12-31", 109)
    #expect(try figure(none) == "0.00")
    #expect(try parts(none).last == "cap 55000.00 []")
    // As rows of funding call it.
    #expect(try figure(explain("project/eakte", "gap", "2024-12-31", 109)) == "0.00")
  }

  /// Bookings 38, 48, 71, 89 and 101 are 55 + 95 + 70 + 48 + 60 thousand.
  @Test func `what was spent is its bookings, and those alone`() throws {
    let answer = try explain("project/eakte", "money.spent", "2024-12-31", 109)
    #expect(try parts(answer) == ["year 328000.00 [38,48,71,89,101]"])
    #expect(holding(answer) == [38, 48, 71, 89, 101].map { .integer($0) })
    let francs = try explain("project/antrag", "money.spent", "2024-12-31", 109)
    #expect(!holding(francs).contains(.integer(88)), "francs stand beside, not in the sum")
  }

  @Test func `a word has its inputs and no parts`() throws {
    let answer = try explain("project/glas", "funding.derived", "2024-12-31", 109)
    #expect(try figure(answer) == "funded")
    #expect(try parts(answer).isEmpty)
    let inputs = try TestSupport.JSONValue { $0 += answer.json }["inputs"].elements
    #expect(inputs.map { $0["attribute"].plain } == ["money.need", "money.secured"])
  }

  /// The office for organisation moved to Dezernat 5 in July 2025 (133).
  @Test func `a department is explained by the units on the way`() throws {
    let answer = try explain("project/eakte", "department", "2025-12-31")
    #expect(try figure(answer) == "unit/dez-5")
    #expect(answer.rows.contains { $0["sequence"] == .integer(133) })
    #expect(answer.rows.contains { $0["subject"] == .subject("unit/orga") })
    let glas = try explain("project/glas", "department", "2025-12-31")
    #expect(glas.rows.contains { $0["attribute"] == .text("successor") })
  }

  @Test func `a counted indicator is explained down to its items`() throws {
    let answer = try explain("indicator/glas", "value", "2025-02-28", 109, period: "2024-Q4")
    #expect(try figure(answer) == "2")
    let found = try TestSupport.JSONValue { $0 += answer.json }["parts"].elements
    #expect(found.map { $0["subject"].plain } == ["item/s1", "item/s2"])
    #expect(found.map { $0["amount"].plain } == ["1", "1"])
    #expect(answer.rows.count >= 2)
    let early = try explain("indicator/glas", "value", "2025-02-28", 109, period: "2024-Q3")
    #expect(try figure(early) == "1")
  }

  @Test func `a share has what was divided, and its light what it is judged by`() throws {
    let value = try explain("indicator/online", "value", "2024-12-31", 109)
    #expect(try figure(value) == "35.00")
    #expect(try parts(value).isEmpty)
    let inputs = try TestSupport.JSONValue { $0 += value.json }["inputs"].elements
    #expect(inputs.map { $0["value"].plain } == ["420", "1200"])
    let light = try explain("indicator/online", "light", "2024-12-31", 109)
    #expect(try figure(light) == "amber")
    #expect(light.rows.contains { $0["attribute"] == .text("thresholds") })
  }

  /// 400 + 60 − 25 − 50 carried on thousand authorised, 340 spent: 45 left when 2024 was closed.
  @Test func `a figure of the budget has what each component adds on each source`() throws {
    let available = try explain("project/eakte", "available", "2024-12-31", 109, year: 2024)
    #expect(
      try parts(available) == [
        "appropriation 400000.00 [31]", "supplementary 60000.00 [47]",
        "transferredOut -25000.00 [79]", "blocked -30000.00 [49,83]",
        "committed -20000.00 [37,38,43,48,71,89]", "spent -328000.00 [38,48,71,89,101]",
      ])
    #expect(try figure(available) == "57000.00")
    let lapsed = try explain("project/eakte", "lapsed", "2025-12-31", year: 2024)
    #expect(try parts(lapsed) == ["source 45000.00 [31,38,47,48,71,79,89,101,111,113]"])
    #expect(lapsed.rows.contains { $0["subject"] == .subject("period/2024") })
    let out = try explain("project/eakte", "transferredOut", "2025-12-31", year: 2024)
    #expect(try parts(out) == ["transferredOut 25000.00 [79]"])
  }

  /// 60 % of vouchers of 80 and 60 thousand.
  @Test func `what a grant pays is its vouchers less what others pay`() throws {
    let used = try explain("grant/glas", "used", "2024-12-31", 109)
    #expect(
      try parts(used) == [
        "voucher 80000.00 [64]", "voucher 60000.00 [81]", "share -56000.00 [40]",
      ])
    #expect(try figure(used) == "84000.00")
    let unused = try explain("grant/glas", "unused", "2024-12-31", 109)
    #expect(try parts(unused) == ["drawdown 120000.00 [70]", "used -84000.00 [40,64,81]"])
    let claim = try explain("grant/glas", "openClaim", "2024-12-31", 109)
    #expect(try parts(claim).last == "cap 36000.00 []")
  }

  @Test func `what is not there says what is another than was meant`() throws {
    for (subject, key, day, words) in [
      (
        "project/eackte", "money.need", "2024-12-31",
        "there is no project/eackte; nearest: project/eakte"
      ),
      ("projekt", "money.need", "2024-12-31", "is not a subject"),
      (
        "project/eakte", "money.spend", "2024-12-31",
        "has nothing called money.spend; nearest: money.spent"
      ),
      ("project/eakte", "money.need", "2020-01-01", "before"),
      ("indicator/online", "valeu", "2024-12-31", "nearest: value"),
      ("project/eakte", "available", "2024-12-31", "give the year with --year"),
    ] {
      let answer = try explain(subject, key, day, 109)
      #expect(answer.rows.isEmpty, "\(subject) \(key)")
      #expect(answer.warnings.contains { $0.en.contains(words) }, "\(key): \(answer.warnings)")
    }
  }
}
