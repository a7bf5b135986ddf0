import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// Slips, their history, and what is overdue.
@Suite struct `Rules of milestones` {
  let town: Town

  init() throws {
    town = try Town()
  }

  private func row(_ day: String, knownAt: UInt64? = nil) throws -> MilestoneRow {
    try #require(try town.milestones(day, knownAt: knownAt).first)
  }

  @Test func `the due day itself is in time, the next is a day late`() throws {
    try town.milestone(due: "2024-02-28")
    #expect(try !row("2024-02-28").isOverdue)
    #expect(try row("2024-02-29").daysOverdue == 1)
    #expect(try row("2024-03-01").daysOverdue == 2, "2024 has a leap day")
  }

  @Test func `what is overdue has slipped to the day that is asked for at least`() throws {
    try town.milestone(due: "2024-02-28")
    try town.say(
      "milestone.rebaselined", "milestone/m", #"{"due":"2024-03-31","number":2}"#, "2024-03-01")
    #expect(try row("2024-03-31").slipDays == 0)
    let overdue = try row("2024-04-10")
    #expect(overdue.slipDays == 10 && overdue.daysOverdue == 10)
    #expect(overdue.slipDaysToFirst == 42)
    try town.say("milestone.forecast", "milestone/m", #"{"due":"2024-04-05"}"#, "2024-04-01")
    #expect(try row("2024-04-04").slipDays == 5, "a later forecast counts")
    #expect(try row("2024-04-10").slipDays == 10, "one that has passed does not")
    try town.say("milestone.forecast", "milestone/m", #"{"due":"2024-02-01"}"#, "2024-04-02")
    #expect(try row("2024-04-02").slipDays == 2, "nor one before the baseline")
    try town.say("milestone.dropped", "milestone/m", "{}", "2024-04-20")
    #expect(try row("2024-05-01").slipDays == -59, "nobody waits for what was dropped")
  }

  @Test func `what was reached late is not overdue, but keeps its slip`() throws {
    try town.milestone(due: "2024-02-28")
    try town.say("milestone.reached", "milestone/m", #"{"on":"2024-03-02"}"#)
    #expect(try row("2024-03-01").isOverdue)
    let reached = try row("2024-03-02")
    #expect(!reached.isOverdue)
    #expect(reached.slipDays == 3)
  }

  @Test func `what was dropped is not overdue`() throws {
    try town.milestone(due: "2024-02-28")
    try town.say("milestone.dropped", "milestone/m", "{}", "2024-03-10")
    #expect(try row("2024-03-09").isOverdue)
    let dropped = try row("2024-03-10")
    #expect(dropped.isDropped && !dropped.isOverdue && dropped.daysOverdue == 0)
  }

  @Test func `a new baseline judges only from its day, and never what was agreed first`() throws {
    try town.milestone(due: "2024-03-31")
    try town.say("milestone.forecast", "milestone/m", #"{"due":"2024-05-31"}"#, "2024-03-01")
    let known = try town.head
    try town.say(
      "milestone.rebaselined", "milestone/m", #"{"due":"2024-06-30","number":2}"#, "2024-04-15")
    #expect(try row("2024-04-14").isOverdue)
    let after = try row("2024-04-15")
    #expect(!after.isOverdue)
    #expect(after.baseline.description == "2024-06-30")
    #expect(after.firstBaseline.description == "2024-03-31")
    #expect(after.slipDays == -30)
    #expect(after.slipDaysToFirst == 61)
    #expect(after.history.map(\.attribute) == ["forecast.due", "due"])
    #expect(after.history.map(\.slipDays) == [61, -30], "each by the baseline of its own day")
    #expect(try row("2024-04-15", knownAt: known).slipDays == 61, "as it was known before")
  }

  @Test func `a corrected forecast keeps its place before a later one of the same day`() throws {
    try town.milestone(due: "2024-09-30")
    let first = try town.say(
      "milestone.forecast", "milestone/m", #"{"due":"2024-10-13"}"#, "2024-08-20")
    try town.say("milestone.forecast", "milestone/m", #"{"due":"2024-11-30"}"#, "2024-08-20")
    try town.correct(first, "milestone.forecast", #"{"due":"2024-10-31"}"#)
    let row = try row("2024-09-30")
    #expect(row.slipDays == 61, "31 would mean that the correction undid the later forecast")
    #expect(row.history.map(\.state) == [.holds, .superseded])
    #expect(row.history.map(\.slipDays) == [61, 31])
  }

  @Test func `a voided forecast leaves the one before it, and no trace in the history`() throws {
    try town.milestone(due: "2024-09-30")
    try town.say("milestone.forecast", "milestone/m", #"{"due":"2024-10-10"}"#, "2024-07-01")
    let second = try town.say(
      "milestone.forecast", "milestone/m", #"{"due":"2024-12-31"}"#, "2024-08-01")
    let void = try town.void(second)
    #expect(try row("2024-09-30").slipDays == 10)
    #expect(try row("2024-09-30").history.count == 1)
    try town.void(void)
    #expect(try row("2024-09-30").slipDays == 92)
    #expect(try row("2024-07-31").history.count == 1, "what is said of later days is no history")
  }

  @Test func `a forecast taken back leaves the baseline, and one that ended the earlier`() throws {
    try town.milestone(due: "2024-09-30")
    try town.say("milestone.forecast", "milestone/m", #"{"due":"2024-10-10"}"#, "2024-07-01")
    try town.say("milestone.forecast", "milestone/m", #"{"due":null}"#, "2024-08-01")
    let row = try row("2024-08-01")
    #expect(row.forecast == nil)
    #expect(row.slipDays == 0)
    #expect(row.history.map(\.value?.description) == ["2024-10-10", nil])
    #expect(row.history.map(\.state) == [.superseded, .holds])
  }

  @Test func `the owner is who leads the project on that day`() throws {
    try town.milestone(due: "2024-09-30", #","gate":true"#)
    try town.say(
      "project.unit-assigned", "project/p", #"{"unit":"unit/dez","role":"lead"}"#, "2024-05-01")
    #expect(try row("2024-04-30").owner == "unit/amt")
    #expect(try row("2024-05-01").owner == "unit/dez")
    #expect(try row("2024-05-01").isGate)
    #expect(try town.milestones("2023-12-31").isEmpty)
  }
}
