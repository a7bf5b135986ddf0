import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// What was planned, earned and spent, and what can be said of it.
@Suite struct `Rules of earned value` {
  let town: Town

  init() throws {
    town = try Town()
    try town.project("p")
  }

  private func figures(_ day: String, knownAt: UInt64? = nil) throws -> EarnedValueFigures {
    try #require(try town.earned("p", day, knownAt: knownAt).figures)
  }

  @Test func `a running year counts by its days, the leap day and the day asked for included`()
    throws
  {
    try town.baseline("p", 1, [town.line("2024", "366"), town.line("2023", "365")])
    #expect(try figures("2022-12-31").pv == 0)
    #expect(try figures("2023-01-01").pv == 100)
    #expect(try figures("2023-02-28").pv == 59_00)
    #expect(try figures("2023-03-01").pv == 60_00)
    #expect(try figures("2024-02-29").pv == 365_00 + 60_00)
    #expect(try figures("2024-03-01").pv == 365_00 + 61_00)
    #expect(try figures("2024-12-30").pv == 365_00 + 365_00)
    #expect(try figures("2024-12-31").pv == 731_00)
  }

  @Test func `a line without a period stands in BAC alone, with a warning`() throws {
    try town.baseline("p", 1, [town.line("total", "50"), town.line("2024-01", "31")])
    let row = try town.earned("p", "2024-12-31")
    #expect(row.figures?.bac == 81_00)
    #expect(row.figures?.pv == 31_00)
    #expect(row.warnings.contains(.withoutPeriod))
  }

  @Test func `sums are rounded at the end, halves away from zero`() throws {
    try town.baseline("p", 1, [town.line("2024-04", "0.01"), town.line("2024-06", "0.01")])
    try town.baseline("a", 1, [town.line("2024-04", "0.01")])
    for key in ["p", "a"] {
      try town.progress(key, "2024-04-10", 0)
      try town.spend(key, "2024-04-10", "1")
    }
    let answer = try town.earnedValue("2024-04-15")
    #expect(answer.included.compactMap(\.figures?.pv) == [1, 1], "half a cent each")
    #expect(answer.included.compactMap(\.figures?.sv) == [-1, -1])
    #expect(answer.portfolio?.pv == 1)
    #expect(answer.portfolio?.sv == -1)
  }

  @Test func `EAC comes from exact values, not from a rounded CPI`() throws {
    try town.baseline("p", 1, [town.line("2024", "1000000")])
    try town.progress("p", "2024-06-30", 3333)
    try town.spend("p", "2024-06-01", "123456")
    let figures = try figures("2024-06-30")
    #expect(figures.cpi?.description == "2.6997", "333,300 / 123,456")
    #expect(figures.eac == 370_405_04, "by the rounded CPI it would be 370,411.53")
    #expect(figures.etc == 246_949_04)
    #expect(figures.vac == 629_594_96)
    #expect(figures.tcpi?.description == "0.7606", "666,700 / 876,544")
  }

  @Test func `progress counts for as many days as it may be old, not for one more`() throws {
    try town.baseline("p", 1, [town.line("2024", "1000")])
    try town.progress("p", "2024-01-31", 1000)
    #expect(try town.earned("p", "2024-05-10").isComplete, "100 days")
    let stale = try town.earned("p", "2024-05-11")
    #expect(stale.missing == [.staleProgress(100)])
    #expect(stale.figures?.ev == nil)
    #expect(stale.figures?.bac == 1000_00 && stale.figures?.pv != nil)
    try town.say("ledger.configured", "ledger/self", #"{"staleprogress":30}"#, "2024-02-01")
    #expect(try town.earned("p", "2024-03-01").isComplete, "30 days")
    #expect(try town.earned("p", "2024-03-02").missing == [.staleProgress(30)])
    #expect(try town.earned("p", "2024-01-30").missing == [.noProgress])
  }

  @Test func `milestones give the progress by their weights, the entered stands beside`() throws {
    try town.baseline("p", 1, [town.line("2024", "1000")])
    for (key, weight) in [("m", 2000), ("n", 3000), ("o", 5000)] {
      try town.say(
        "milestone.defined", "milestone/\(key)",
        #"{"project":"project/p","title":"M","due":"2024-06-30","weight":\#(weight)}"#,
        "2024-01-01")
    }
    try town.progress("p", "2024-03-01", 9000, "milestones")
    try town.say("milestone.reached", "milestone/n", #"{"on":"2024-03-15"}"#)
    #expect(try town.earned("p", "2024-03-14").progress == 0)
    let row = try town.earned("p", "2024-03-15")
    #expect(row.progress == 3000)
    #expect(row.enteredProgress == 9000)
    #expect(row.figures?.ev == 300_00)
    #expect(row.warnings == [.noBooking(type: "material")])
    try town.say("milestone.dropped", "milestone/o", "{}", "2024-03-20")
    let dropped = try town.earned("p", "2024-03-20")
    #expect(dropped.progress == 6000, "3,000 of the 5,000 that are left")
    #expect(dropped.warnings.contains(.weights(5000)))
  }

  @Test func `milestones without weights give no progress`() throws {
    try town.baseline("p", 1, [town.line("2024", "1000")])
    try town.progress("p", "2024-03-01", 9000, "milestones")
    #expect(try town.earned("p", "2024-03-01").missing == [.noWeights])
  }

  @Test func `only the baseline's types of cost count, and only in the ledger's currency`() throws {
    try town.baseline(
      "p", 1, [town.line("2024", "1000"), town.line("2024", "500", "staff")])
    try town.spend("p", "2024-02-01", "100")
    try town.spend("p", "2024-02-01", "70", "investment")
    try town.spend("p", "2024-02-01", "9", currency: "CHF")
    let answer = try town.earnedValue("2024-03-01")
    let row = try #require(answer.rows.first { $0.subject == "project/p" })
    #expect(row.figures?.ac == 100_00)
    #expect(row.warnings == [.noBooking(type: "staff")])
    #expect(answer.warnings.map(\.subject) == ["project/p"])
  }

  @Test func `nothing is divided by zero, and the rest is shown`() throws {
    try town.baseline("p", 1, [town.line("2024", "1000")])
    try town.progress("p", "2023-12-31", 0)
    var row = try town.earned("p", "2023-12-31")
    #expect(row.missing == [.nothingPlanned, .nothingSpent, .nothingEarned])
    #expect(row.isComplete, "0 is a figure")
    #expect([row.figures?.bac, row.figures?.pv, row.figures?.ac] == [1000_00, 0, 0])
    #expect(row.figures?.spi == nil && row.figures?.cpi == nil && row.figures?.eac == nil)
    try town.progress("p", "2024-01-31", 500)
    row = try town.earned("p", "2024-01-31")
    #expect(row.missing == [.nothingSpent])
    #expect(row.figures?.spi?.description == "0.5903", "50 / (1000 · 31/366)")
    #expect(row.figures?.eac == nil, "nothing was spent, so nothing says what it will cost")
  }

  @Test func `TCPI cannot be said once as much is spent as was planned in all`() throws {
    try town.baseline("p", 1, [town.line("2024", "1000")])
    try town.progress("p", "2024-06-30", 5000)
    try town.spend("p", "2024-06-01", "999.99")
    #expect(try figures("2024-06-30").tcpi?.description == "50000.0000")
    try town.spend("p", "2024-06-02", "0.01")
    let row = try town.earned("p", "2024-06-30")
    #expect(row.missing == [.budgetUsedUp])
    #expect(row.figures?.tcpi == nil)
    #expect(row.figures?.eac == 2000_00)
  }

  @Test func `a baseline that was replaced later judges only from when it holds and is known`()
    throws
  {
    try town.baseline("p", 1, [town.line("2024", "1000")])
    try town.progress("p", "2024-06-30", 5000)
    let known = try town.head
    try town.baseline("p", 2, [town.line("2024", "3000")], "2024-06-15")
    #expect(try figures("2024-06-14").bac == 1000_00)
    #expect(try figures("2024-06-30").ev == 1500_00)
    #expect(try figures("2024-06-30", knownAt: known).ev == 500_00)
    #expect(try town.earned("p", "2024-06-30").baseline == 2)
  }

  @Test func `the portfolio's ratios are those of the sums over projects that have all four`()
    throws
  {
    for (key, bac, spent, progress) in [("p", "1000", "100", 1000), ("a", "100", "90", 5000)] {
      try town.baseline(key, 1, [town.line("2023", bac)])
      try town.spend(key, "2023-06-01", spent)
      try town.progress(key, "2023-12-31", progress)
    }
    try town.baseline("b", 1, [town.line("2023", "7777")])
    let answer = try town.earnedValue("2023-12-31")
    #expect(answer.included.map(\.subject) == ["project/a", "project/p"])
    #expect(answer.leftOut.map(\.subject) == ["project/b"])
    #expect(answer.portfolio?.cpi?.description == "0.7895", "150 / 190, no mean of 1.0 and 0.5556")
    #expect(answer.portfolio?.bac == 1100_00)
    try town.say("project.deregistered", "project/a", "{}", "2023-12-01")
    #expect(try town.earnedValue("2023-12-31").rows.map(\.subject) == ["project/b", "project/p"])
  }
}
