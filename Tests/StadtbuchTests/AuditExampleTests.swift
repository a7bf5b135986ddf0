import Ledger
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// The auditor's answers are those of the worked example.
@Suite struct `The auditor's answers of the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  /// What rows of the trail have beside the keys of A3 and A4.
  private static let trail: Set<String> = [
    "actor", "approval", "approvedBy", "changes", "given", "lagDays", "recordedAt", "subject",
    "validFrom", "voidedBy",
  ]

  /// Expects rows of the trail to have all keys of the example and no others but the trail's own.
  private func expectTrail(
    _ answer: Answer, _ expected: TestSupport.JSONValue,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try TestSupport.JSONValue { $0 += answer.json }
    let rows = found["rows"].elements
    #expect(rows.count == expected["rows"].elements.count, sourceLocation: location)
    for (row, wanted) in zip(rows, expected["rows"].elements) {
      // What a void took back the example says only of corrections.
      let isVoid = row["type"] == .text("event.voided")
      let kept = row.members.filter { key, _ in
        wanted[key] != .null
          || !Self.trail.contains(key) && !(isVoid && ["before", "after"].contains(key))
      }
      #expect(
        TestSupport.JSONValue.object(kept).canonical == wanted.canonical,
        sourceLocation: location)
    }
    for key in expected.members.keys where key != "rows" {
      #expect(found[key].canonical == expected[key].canonical, sourceLocation: location)
    }
  }

  @Test(arguments: ["T1", "T2"]) func `late entries are those of A3`(name: String) throws {
    let point = try example.point(name)
    var filter = AuditFilter()
    filter.lateDays = 30
    let answer = try example.engine.audit(
      filter, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try expectTrail(answer, example.answers[name]["A3"])
  }

  @Test(arguments: ["T1", "T2"]) func `corrections are those of A4`(name: String) throws {
    let point = try example.point(name)
    var filter = AuditFilter()
    filter.corrections = true
    let answer = try example.engine.audit(
      filter, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try expectTrail(answer, example.answers[name]["A4"])
  }

  @Test(arguments: ["T1", "T2"]) func `segregated duties are those of A8`(name: String) throws {
    let point = try example.point(name)
    let answer = try example.engine.answer(
      Duties.self, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: example.answers[name]["A8"]["rows"].elements)
  }

  @Test func `duties of all that is known tell required from claimed from given`() throws {
    let answer = try example.engine.answer(Duties.self)
    let rows = answer.rows.map { row in
      [row["sequence"], row["required"], row["claimed"], row["given"], row["state"]]
    }
    let p2 = AnswerValue.subject("person/p2")
    #expect(
      rows == [
        [.integer(79), .bool(false), nil, .list([p2]), .word("given")],
        [.integer(111), .bool(true), p2, .list([p2]), .word("given")],
        [.integer(116), .bool(false), p2, .list([]), .word("claimed")],
        [.integer(127), .bool(false), p2, .list([]), .word("claimed")],
        [.integer(128), .bool(true), p2, .list([]), .word("claimed")],
      ])
    #expect(
      answer.warnings.map(\.en) == [
        "event/128: touches a closed period; its approval is only claimed (person/p2)"
      ])
  }

  @Test func `late entries of all that is known count the days and what was closed`() throws {
    var filter = AuditFilter()
    filter.lateDays = 30
    let answer = try example.engine.audit(filter, asOf: Day("2020-01-01"))
    let rows = answer.rows.map { row in
      [row["sequence"], row["lagDays"], row["afterClosing"], row["approvedBy"]]
    }
    let p2 = AnswerValue.subject("person/p2")
    // B-6 (111) and the restated 2024-Q4 (128) touch the closed year; the carry-forwards of March
    // (113–116) touch 2025 alone. 122 says in April what holds since 15 January.
    #expect(
      rows == [
        [.integer(73), .integer(37), .bool(false), nil],
        [.integer(84), .integer(43), .bool(false), nil],
        [.integer(107), .integer(41), .bool(false), nil],
        [.integer(109), .integer(41), .bool(false), nil],
        [.integer(111), .integer(73), .bool(true), p2],
        [.integer(122), .integer(76), .bool(false), nil],
        [.integer(127), .integer(139), .bool(false), p2],
        [.integer(128), .integer(140), .bool(true), p2],
      ])
  }

  private func corrections() throws -> [AnswerObject] {
    var filter = AuditFilter()
    filter.corrections = true
    return try example.engine.audit(filter).rows
  }

  private func money(_ amount: Int64) -> AnswerValue {
    .money(Money(recorded: amount, currency: .eur))
  }

  /// B-5 was booked with 60,000 instead of 6,000; 2024 is closed, so 2025 takes 54,000 back.
  @Test func `a reversal is listed with the booking that it takes back, and both years`() throws {
    let row = try #require(try corrections().first { $0["sequence"] == .integer(123) })
    #expect(row["original"] == .integer(101))
    #expect(row["originalType"] == .text("expenditure.booked"))
    #expect(row["reverses"] == .text("B-5"))
    #expect(row["reversal"] == .bool(true))
    #expect(row["year"] == .integer(2025))
    #expect(row["originalYear"] == .integer(2024))
    #expect(row["entity"] == .subject("project/eakte"))
    #expect(row["inForce"] == .bool(true))
    #expect(row[path: "before.amount"] == money(6_000_000))
    #expect(row[path: "after.amount"] == money(600_000))
    #expect(row["effect"] == money(-5_400_000))
  }

  /// 420 of 1,200 was final; counted anew it is 400 of 1,250: 32.00 after 35.00.
  @Test func `the restatement of a final value is a correction, and a change put right`() throws {
    let rows = try corrections()
    #expect(rows.map { $0["sequence"] } == [30, 73, 100, 103, 123, 128].map { .integer($0) })
    let row = try #require(rows.last)
    #expect(row["original"] == .integer(109))
    #expect(row["originalType"] == .text("measurement.recorded"))
    #expect(row["cause"] == .word("method-change"))
    #expect(row[path: "before.numerator"] == .figure("420"))
    #expect(row[path: "after.numerator"] == .figure("400"))
    #expect(row["effect"] == .figure("-3.00"))
    let day = try #require(Day("2024-12-31"))
    let changes = try example.engine.changes(
      from: PointRequest(asOf: day, knownAt: .sequence(109)), to: PointRequest(asOf: day))
    let changed = changes.rows.first { $0["subject"] == .subject("indicator/online") }
    #expect(changed?["cause"] == .word("corrected"))
  }

  @Test func `a person's events are shown with a reason alone, and a note of it stays`() throws {
    var filter = AuditFilter()
    filter.actor = "person/p2"
    for reason in [nil, ""] {
      #expect(throws: ChoiceError.self) { try example.engine.audit(filter, reason: reason) }
    }
    #expect(try example.engine.answer(Duties.self, DutiesChoice(evaluations: true)).rows.isEmpty)
    let answer = try example.engine.audit(filter, reason: "complaint", knownAt: .sequence(109))
    #expect(answer.rows.map { $0["sequence"] } == [.integer(80)])
    let row = try #require(
      try example.engine.answer(Duties.self, DutiesChoice(evaluations: true)).rows.first)
    #expect(row["about"] == .subject("person/p2"))
    #expect(row["reason"] == .text("complaint"))
    #expect(row["knownAt"] == .integer(109))
    #expect(row["events"] == .integer(1))
    // Looking records no event.
    #expect(try example.engine.knownAt(.head).sequence == 150)
  }
}
