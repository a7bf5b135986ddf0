import Stadtbuch
import TestSupport
import Testing
import Timelines

/// Milestones, obligations, earned value and alignment of the worked example.
@Suite struct `Delivery in the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  @Test(arguments: ["T1", "T2"]) func `milestones are the rows of C8`(name: String) throws {
    let point = try example.point(name)
    let answer = try example.engine.answer(
      Milestones.self, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: example.answers[name]["C8"]["rows"].elements)
  }

  @Test(arguments: ["T1", "T2"]) func `obligations are the rows of C12`(name: String) throws {
    let point = try example.point(name)
    let answer = try example.engine.answer(
      Obligations.self, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: example.answers[name]["C12"]["rows"].elements)
  }

  @Test(arguments: ["T1", "T2"]) func `earned value is C9, row by row and in sum`(name: String)
    throws
  {
    let point = try example.point(name)
    let answer = try example.engine.answer(
      EarnedValue.self, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: example.answers[name]["C9"]["rows"].elements)
    let beside = try TestSupport.JSONValue { $0 += answer.json }["portfolio"]
    #expect(beside.canonical == example.answers[name]["C9"]["portfolio"].canonical)
  }

  @Test(arguments: ["T1", "T2"]) func `alignment has all of C11 beside its paths`(name: String)
    throws
  {
    let point = try example.point(name)
    let answer = try example.engine.answer(
      GoalsToProjects.self, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let found = try TestSupport.JSONValue { $0 += answer.json }
    let expected = example.answers[name]["C11"].members
    #expect(expected.count == 11)
    for (key, value) in expected { #expect(found[key].canonical == value.canonical, "\(key)") }
    #expect(answer.rows.count == 7)
  }

  /// In July 2025 the unit that led Glasfaser was merged, and a solution is re-used since April.
  @Test func `two years on the chain has other holes`() throws {
    let answer = try example.engine.answer(
      GoalsToProjects.self, asOf: Day("2025-12-31"), knownAt: .sequence(150))
    #expect(answer.beside["solutions"] == .list([.subject("solution/antrag")]))
    let found = try TestSupport.JSONValue { $0 += answer.json }
    #expect(
      found["leadUnitClosed"].canonical
        == #"[{"lead":"unit/it","project":"project/glas","successor":"unit/digital"}]"#)
    #expect(
      found["reuse"].canonical
        == #"[{"by":"project/foerder-schule","sequence":120,"since":"2025-04-01","#
        + #""solution":"solution/antrag"}]"#)
    let holes = try example.engine.answer(
      GoalsToProjects.self, asOf: Day("2025-12-31"), knownAt: .sequence(150),
      AlignmentChoice(holesOnly: true))
    #expect(holes.rows.count == 8)
    let before = try example.engine.answer(
      Synergies.self, asOf: Day("2024-12-31"), knownAt: .sequence(150),
      SynergiesChoice(solutionsOnly: true))
    #expect(before.rows.isEmpty, "offered at 23:30 UTC, when it was 2025 in Berlin")
  }

  /// On 15 October 15 of the 92 days of the quarter have passed: 120,000 · 15/92 = 19,565.2174 of
  /// E-Akte. A year on its progress of 45 % is 365 days old; BAC is that of the second baseline.
  @Test func `earned value between the points is that worked out by hand`() throws {
    let early = try example.engine.answer(
      EarnedValue.self, asOf: Day("2024-10-15"), knownAt: .sequence(109))
    let eakte = early.rows[1]
    #expect(eakte["pv"] == .money(Money(minor: 299_565_22, currency: .eur)))
    #expect(eakte["sv"] == .money(Money(minor: -54_565_22, currency: .eur)))
    #expect(eakte["spi"] == .figure("0.8179"), "245,000 / 299,565.2174 = 0.81785…")
    let late = try example.engine.answer(
      EarnedValue.self, asOf: Day("2025-12-30"), knownAt: .sequence(150))
    #expect(late.rows[1]["bac"] == .money(Money(minor: 760_000_00, currency: .eur)))
    #expect(late.rows[1]["na"] == .text("progress older than 100 days"))
  }

  /// At T2 E-Akte and Glasfaser have all four; the francs are those of Antragstellung.
  @Test func `what stands beside the rows is that of the rows that are wanted`() throws {
    let point = AskedPoint(asOf: Day("2024-12-31"), knownAt: .sequence(109))
    let one = try example.engine.answer(
      EarnedValue.self, at: point, RowChoice(condition: "subject=project/eakte"))
    #expect(one.rows.count == 1)
    #expect(one.beside[path: "portfolio.bac"] == .money(Money(minor: 700_000_00, currency: .eur)))
    #expect(one.beside[path: "portfolio.includes"] == .list([.subject("project/eakte")]))
    #expect(one.beside[path: "portfolio.leftOut"] == .list([]))
    #expect(one.warnings.isEmpty)
    let none = try example.engine.answer(
      EarnedValue.self, at: point, RowChoice(condition: "subject=project/antrag"))
    #expect(none.beside[path: "portfolio.bac"] == nil)
    #expect(none.beside[path: "portfolio.na"] == .text("no project has PV, EV, AC and BAC"))
    #expect(none.warnings.count == 1)
  }

  /// 13 October was said first, 30 November on the same day: the first, put right later, keeps its
  /// rank and does not show. The forecast of e2, 30 June 2026, misses 31 December 2025 by 181 days.
  @Test func `two years on the slips are those worked out by hand`() throws {
    let answer = try example.engine.answer(
      Milestones.self, asOf: Day("2025-12-31"), knownAt: .sequence(150))
    #expect(answer.rows.map { $0["slipDays"] } == [.integer(71), .integer(181)])
    #expect(answer.rows.map { $0["overdue"] } == [.bool(false), .bool(false)], "due that day")
    let next = try example.engine.answer(
      Milestones.self, asOf: Day("2026-01-01"), knownAt: .sequence(150))
    #expect(next.rows.map { $0["daysOverdue"] } == [.integer(0), .integer(1)])
    let early = try example.engine.answer(
      Milestones.self, asOf: Day("2025-12-31"), knownAt: .sequence(64))
    #expect(early.rows.map { $0["daysOverdue"] } == [.integer(457), .integer(0)])
  }

  @Test func `filters leave only what they name`() throws {
    let day = try #require(Day("2026-01-15"))
    func milestones(_ filter: MilestoneFilter) throws -> [AnswerValue?] {
      try example.engine.answer(Milestones.self, asOf: day, knownAt: .sequence(150), filter).rows
        .map {
          $0["subject"]
        }
    }
    #expect(try milestones(MilestoneFilter(isOverdue: true)) == [.subject("milestone/e2")])
    #expect(try milestones(MilestoneFilter(dueBy: Day("2025-12-31"))) == [.subject("milestone/e2")])
    #expect(try milestones(MilestoneFilter(dueBy: Day("2025-12-30"))).isEmpty)
    #expect(try milestones(MilestoneFilter(project: "project/eakte")).count == 2)
    #expect(try milestones(MilestoneFilter(project: "project/glas")).isEmpty)
    let late = try #require(Day("2024-12-01"))
    let overdue = ObligationFilter(body: "body/rat", isOverdue: true)
    #expect(
      try example.engine.answer(Obligations.self, asOf: late, knownAt: .sequence(90), overdue).rows
        .count == 1)
    #expect(
      try example.engine.answer(
        Obligations.self, asOf: late, knownAt: .sequence(90), ObligationFilter(body: "body/x")
      ).rows.isEmpty)
  }
}
