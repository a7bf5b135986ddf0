import Stadtbuch
import TestSupport
import Testing
import Vocabulary

/// Delivery in the masterplan city, worked out by hand from the events of its file.
@Suite struct `Delivery in the cities` {
  let city: CityEngine

  init() throws {
    city = try `The hard cases in the cities`.musterstadt.get()
  }

  private func eur(_ cents: Total) -> AnswerValue { .money(Money(minor: cents, currency: .eur)) }

  private func row(_ answer: Answer, _ subject: String) throws -> AnswerObject {
    try #require(answer.rows.first { $0["subject"]?.plainText == subject })
  }

  private func known(_ day: String) throws -> KnownAtRequest {
    .day(try #require(Day(day) as Day?))
  }

  /// The Digitaler Zwilling: 220,000 of 2023, 280,000 of 2024, 140,000 of 2025; its milestones weigh
  /// 1,000, 5,000 and 4,000. On the leap day of 2024, 60 of 366 days, PV = 220,000 + 280,000 ·
  /// 60/366 = 265,901.639; 66,000 + 64,500 + 63,000 = 193,500 were spent, and the first milestone
  /// was reached on that very day: EV = 10 % of 640,000 though 30 % had been entered. At the year's
  /// end two are reached, 60 % (65 % entered), and 84,000 + 82,500 + 81,000 more were spent.
  @Test func `C9 counts the milestones of the Zwilling at two points`() throws {
    let early = try row(
      try city.engine.answer(EarnedValue.self, asOf: Day("2024-02-29")), "project/zwilling")
    #expect(early["progress"] == .basisPoints(1000))
    #expect(early["progressEntered"] == .basisPoints(3000))
    #expect(early["pv"] == eur(265_901_64))
    #expect(early["ev"] == eur(64_000_00))
    #expect(early["ac"] == eur(193_500_00))
    #expect(early["sv"] == eur(-201_901_64))
    #expect(early["spi"] == .figure("0.2407"), "64,000 / 265,901.639")
    #expect(early["cpi"] == .figure("0.3307"), "64,000 / 193,500 = 0.33075")
    #expect(early["eac"] == eur(1_935_000_00), "640,000 · 193,500 / 64,000")
    #expect(early["tcpi"] == .figure("1.2900"), "576,000 / 446,500")
    let late = try row(
      try city.engine.answer(EarnedValue.self, asOf: Day("2024-12-31")), "project/zwilling")
    #expect(late["ev"] == eur(384_000_00))
    #expect(late["ac"] == eur(441_000_00))
    #expect(late["sv"] == eur(-116_000_00))
    #expect(late["cpi"] == .figure("0.8707"), "384 / 441 = 0.87075")
    #expect(late["eac"] == eur(735_000_00), "640,000 · 441 / 384")
    #expect(late["vac"] == eur(-95_000_00))
    #expect(late["tcpi"] == .figure("1.2864"), "256 / 199")
  }

  /// That the milestone was reached was recorded a day later.
  @Test func `C9 as it was known on the leap day has nothing earned`() throws {
    let row = try row(
      try city.engine.answer(
        EarnedValue.self, asOf: Day("2024-02-29"), knownAt: try known("2024-02-29")),
      "project/zwilling")
    #expect(row["progress"] == .basisPoints(0))
    #expect(row["ev"] == eur(0))
    #expect(row["cpi"] == .figure("0.0000"))
    #expect(row["eac"] == nil)
    #expect(row["na"] == .text("EAC, ETC, VAC: EV is 0"))
  }

  /// The model of the whole city was due on 31 March 2025 and is due on 30 September since 3
  /// February: 183 days later. The one of the centre, due on 30 June 2024, was expected for 31
  /// October (31 + 31 + 30 + 31 = 123 days) and reached on 8 November, 8 days after that.
  @Test func `C8 keeps what was agreed first when a baseline is replaced`() throws {
    func milestone(_ key: String, _ day: String, _ known: KnownAtRequest = .head) throws
      -> AnswerObject
    {
      try row(
        try city.engine.answer(Milestones.self, asOf: Day(day), knownAt: known),
        "milestone/zwilling-\(key)")
    }
    let before = try milestone("2", "2025-04-15", try known("2025-02-02"))
    #expect(before["daysOverdue"] == .integer(15))
    #expect(before["slipDaysToFirst"] == .integer(15), "nobody had said anything else")
    let after = try milestone("2", "2025-04-15")
    #expect(after["overdue"] == .bool(false))
    #expect(after["slipDays"] == .integer(0))
    #expect(after["slipDaysToFirst"] == .integer(183))
    #expect(try milestone("2", "2025-10-31")["daysOverdue"] == .integer(31))
    #expect(try milestone("1", "2024-10-31")["slipDays"] == .integer(123))
    #expect(try milestone("1", "2024-11-08")["slipDays"] == .integer(131))
    #expect(try milestone("1", "2024-11-07")["daysOverdue"] == .integer(130))
  }

  /// The autumn report of 2023 was due on 30 September; that it may come by 15 November was decided
  /// on 18 September, and it came on 28 November: 13 days late, 31 + 28 = 59 after the first day.
  @Test func `C12 judges by the day that was due, and as far as it was known`() throws {
    func report(_ day: String, _ known: KnownAtRequest = .head) throws -> AnswerObject {
      try row(
        try city.engine.answer(Obligations.self, asOf: Day(day), knownAt: known),
        "obligation/bericht-2023-2")
    }
    let unaware = try report("2023-10-20", try known("2023-09-17"))
    #expect(unaware["state"] == .word("overdue"))
    #expect(unaware["daysLate"] == .integer(20))
    let open = try report("2023-10-20")
    #expect(open["state"] == .word("open"))
    #expect(open["daysLateToFirst"] == .integer(20))
    let late = try report("2023-12-31")
    #expect(late["state"] == .word("fulfilled-late"))
    #expect(late["daysLate"] == .integer(13))
    #expect(late["daysLateToFirst"] == .integer(59))
    #expect(late["evidence"] == .list([.subject("evidence/bericht-2023-2")]))
    // The decision behind the report on the sensors was revoked as of 20 February 2024.
    for (day, state) in [("2024-02-19", "open"), ("2024-02-20", "moot"), ("2024-04-30", "moot")] {
      let sensor = try row(
        try city.engine.answer(Obligations.self, asOf: Day(day)), "obligation/sensor")
      #expect(sensor["state"] == .word(state), "\(day)")
    }
  }

  /// FB 17 led the project on information security until it was merged in July 2023, FB 39 was closed
  /// in July 2024, FB 55 merged in January 2025; the goal on artificial intelligence was set in
  /// November 2023 and has no measure yet.
  @Test func `C11 finds other holes at three points`() throws {
    let leads = [
      "2023-06-30": [], "2024-12-31": ["project/isms", "project/tierseuche"],
      "2025-12-31": ["project/alter", "project/isms", "project/tierseuche"],
    ]
    for (day, projects) in leads {
      let answer = try city.engine.answer(GoalsToProjects.self, asOf: Day(day))
      guard case .list(let closed)? = answer.beside["leadUnitClosed"] else { return }
      let led = closed.map { entry -> AnswerValue? in
        guard case .object(let object) = entry else { return nil }
        return object["project"]
      }
      #expect(led == projects.map { .subject($0) }, "\(day)")
      let goals: [AnswerValue] = day < "2023-11-20" ? [] : [.subject("goal/g5")]
      #expect(answer.beside["goalsWithoutMeasure"] == .list(goals), "\(day)")
      #expect(answer.beside["measuresWithoutGoal"] == .list([.subject("measure/m24")]), "\(day)")
    }
  }

  /// Digging once for fibre and traffic lights: proposed in January 2022, accepted on 7 March, and in
  /// February 2024 142,000 of the 180,000 that were planned had come.
  @Test func `synergies and re-use grow from point to point`() throws {
    func synergy(_ day: String) throws -> AnswerObject {
      try row(try city.engine.answer(Synergies.self, asOf: Day(day)), "synergy/s2")
    }
    #expect(try synergy("2022-02-28")["state"] == .word("proposed"))
    #expect(try synergy("2022-03-31")["state"] == .word("accepted"))
    let realised = try synergy("2024-02-05")
    #expect(realised["state"] == .word("realised"))
    #expect(realised["planned"] == eur(180_000_00))
    #expect(realised["realised"] == eur(142_000_00))
    for (day, users) in [("2022-12-31", 1), ("2023-12-31", 2), ("2024-12-31", 3)] {
      let answer = try city.engine.answer(Synergies.self, asOf: Day(day))
      guard case .list(let reuse)? = answer.beside["reuse"] else { continue }
      #expect(reuse.count == users, "\(day)")
    }
  }

  /// Plain language was asked for on 22 June 2023 and should have been answered by 10 October: 82
  /// days before the year's end. The answer came on 13 May 2024, after 216 days.
  @Test func `each impulse of the dialogue of 2023 is answered or missed`() throws {
    func impulse(_ day: String) throws -> AnswerObject {
      try row(
        try city.engine.answer(
          Participation.self, asOf: Day(day), ParticipationChoice(impulsesOnly: true)), "impulse/i5"
      )
    }
    let missed = try impulse("2023-12-31")
    #expect(missed["state"] == .word("overdue"))
    #expect(missed["daysLate"] == .integer(82))
    let answered = try impulse("2024-12-31")
    #expect(answered["state"] == .word("partly"))
    #expect(answered["daysLate"] == .integer(216))
    let dialogue = try row(
      try city.engine.answer(Participation.self, asOf: Day("2023-12-31")),
      "participation/dialog-2023"
    )
    #expect(dialogue["impulses"] == .integer(2))
    #expect(dialogue["accepted"] == .integer(1))
    #expect(dialogue["overdue"] == .integer(1))
  }
}
