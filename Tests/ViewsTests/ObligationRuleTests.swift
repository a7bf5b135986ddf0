import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// States and days late of obligations.
@Suite struct `Rules of obligations` {
  let town: Town

  init() throws {
    town = try Town()
    try town.say("body.constituted", "body/rat", #"{"name":"Rat","kind":"council"}"#, "2020-01-01")
    try town.say(
      "decision.taken", "decision/d",
      #"{"body":"body/rat","on":"2024-01-10","title":"D","outcome":"resolved"}"#)
  }

  private func oblige(_ more: String = #","decision":"decision/d""#) throws {
    try town.say(
      "obligation.created", "obligation/o",
      #"{"due":"2024-03-31","owner":"unit/amt","text":"Bericht"\#(more)}"#, "2024-01-10")
  }

  private func row(_ day: String, knownAt: UInt64? = nil) throws -> ObligationRow {
    try #require(try town.obligations(day, knownAt: knownAt).first)
  }

  @Test func `it is open before its day, due on it and overdue after it`() throws {
    try oblige()
    #expect(try row("2024-03-30").state == .open)
    #expect(try row("2024-03-31").state == .due)
    #expect(try row("2024-03-31").daysLate == 0)
    #expect(try row("2024-04-01").state == .overdue)
    #expect(try row("2024-04-30").daysLate == 30)
    #expect(try town.obligations("2024-01-09").isEmpty)
  }

  @Test func `fulfilled on the due day is in time, and days late stop counting`() throws {
    try oblige()
    let fulfilled = try town.say("obligation.fulfilled", "obligation/o", "{}", "2024-03-31")
    #expect(try row("2024-12-31").state == .fulfilled)
    try town.void(fulfilled)
    #expect(try row("2024-12-31").state == .overdue)
    try town.say("obligation.fulfilled", "obligation/o", "{}", "2024-04-02")
    let late = try row("2024-12-31")
    #expect(late.state == .fulfilledLate)
    #expect(late.daysLate == 2)
    #expect(late.fulfilled?.description == "2024-04-02")
    #expect(try row("2024-04-01").state == .overdue, "not yet fulfilled on that day")
  }

  @Test func `an extension counts from its own day, also for what was fulfilled before`() throws {
    try oblige()
    try town.say("obligation.fulfilled", "obligation/o", "{}", "2024-04-10")
    try town.say("obligation.extended", "obligation/o", #"{"due":"2024-06-30"}"#, "2024-05-01")
    let row = try row("2024-12-31")
    #expect(row.state == .fulfilledLate, "the day that was due on 10 April was 31 March")
    #expect(row.daysLate == 10)
    #expect(row.due.description == "2024-03-31")
  }

  @Test func `an extension that was recorded late is known only from then`() throws {
    try oblige()
    let known = try town.head
    try town.say("obligation.extended", "obligation/o", #"{"due":"2024-06-30"}"#, "2024-03-01")
    #expect(try row("2024-04-10", knownAt: known).state == .overdue)
    let row = try row("2024-04-10")
    #expect(row.state == .open)
    #expect(row.daysLate == 0)
    #expect(row.daysLateToFirst == 10)
    #expect(row.firstDue.description == "2024-03-31")
  }

  @Test func `a revoked decision makes what is unfulfilled moot`() throws {
    try oblige()
    try town.say("decision.revoked", "decision/d", "{}", "2024-05-01")
    #expect(try row("2024-04-30").state == .overdue)
    #expect(try row("2024-05-01").state == .moot)
    try town.say("obligation.fulfilled", "obligation/o", "{}", "2024-03-01")
    #expect(try row("2024-05-01").state == .fulfilled, "what was done stays done")
  }

  @Test func `it leads to paper, measures, their projects and the evidence`() throws {
    try town.project("p")
    try town.project("q")
    try town.say(
      "strategy.drafted", "strategy/s", #"{"title":"S","kind":"agenda"}"#, "2020-01-01")
    try town.say(
      "measure.defined", "measure/m",
      #"{"strategy":"strategy/s","title":"M","binding":"resolved"}"#, "2020-01-01")
    try town.say(
      "alignment.set", "project/p", #"{"to":"measure/m","relation":"implements"}"#, "2024-02-01")
    try town.say(
      "paper.filed", "paper/v",
      #"{"reference":"V 1/24","title":"V","about":["project/q"]}"#, "2024-01-05")
    try town.say(
      "decision.taken", "decision/e",
      #"{"body":"body/rat","on":"2024-01-12","title":"E","outcome":"resolved","#
        + #""paper":"paper/v","about":["measure/m"]}"#)
    try oblige(#","decision":"decision/e""#)
    try town.say(
      "evidence.attached", "evidence/x",
      #"{"about":"obligation/o","sha256":"\#(String(repeating: "0", count: 64))","bytes":1,"#
        + #""mime":"text/plain","title":"X"}"#, "2024-02-01")
    let row = try row("2024-02-01")
    #expect(row.paper == "paper/v")
    #expect(row.measures == ["measure/m"])
    #expect(row.projects == ["project/p", "project/q"])
    #expect(row.evidence == ["evidence/x"])
    #expect(try self.row("2024-01-31").projects == ["project/q"])
    #expect(try self.row("2024-01-31").evidence.isEmpty)
  }
}
