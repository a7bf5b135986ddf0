import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// Synergies, solutions, participation and impulses.
@Suite struct `Rules of synergies and participation` {
  let town: Town

  init() throws {
    town = try Town()
  }

  private func synergies(_ day: String) throws -> SynergiesAnswer {
    let point = try town.point(day)
    return try SynergiesReader.read(
      Frame(try Timelines(town.temporary.ledger), point, today: point.asOf))
  }

  private func participation(_ day: String) throws -> ParticipationAnswer {
    let point = try town.point(day)
    return try ParticipationReader.read(
      Frame(try Timelines(town.temporary.ledger), point, today: point.asOf))
  }

  @Test func `a synergy is proposed, accepted and realised, or rejected`() throws {
    try town.say(
      "synergy.proposed", "synergy/s",
      #"{"members":["project/a","project/b"],"kind":"data","title":"S","benefit":\#(town.eur(9))}"#,
      "2024-01-01")
    try town.say("synergy.decided", "synergy/s", #"{"outcome":"accepted"}"#, "2024-02-01")
    let benefit = #"{"period":"2024-03","hours":"1.5","amount":\#(town.eur(5))}"#
    let realised = try town.say("benefit.realised", "synergy/s", benefit, "2024-03-31")
    try town.say(
      "benefit.realised", "synergy/s", #"{"period":"2024-04","hours":"0.75"}"#, "2024-04-30")
    func state(_ day: String) throws -> SynergyState? { try synergies(day).rows.first?.state }
    #expect(try state("2023-12-31") == nil)
    #expect(try state("2024-01-31") == .proposed)
    #expect(try state("2024-03-30") == .accepted)
    #expect(try state("2024-03-31") == .realised)
    let row = try #require(try synergies("2024-04-30").rows.first)
    #expect(row.figures.realised == 500)
    #expect(row.figures.hoursRealised == ExactDecimal("2.25"))
    #expect(row.figures.planned == nil, "nothing planned is not 0")
    try town.void(realised)
    #expect(try state("2024-03-31") == .accepted)
    try town.say("synergy.decided", "synergy/s", #"{"outcome":"rejected"}"#, "2024-05-01")
    #expect(try state("2024-05-01") == .rejected)
  }

  @Test func `a solution is re-used until that ends or it is withdrawn`() throws {
    try town.say(
      "solution.offered", "solution/x", #"{"title":"X","owner":"unit/amt","kind":"app"}"#,
      "2024-01-01")
    try town.say("reuse.started", "solution/x", #"{"by":"project/b"}"#, "2024-02-01")
    try town.say("reuse.started", "solution/x", #"{"by":"project/a"}"#, "2024-03-01")
    try town.say("reuse.ended", "solution/x", #"{"by":"project/b"}"#, "2024-04-01")
    try town.say("solution.withdrawn", "solution/x", "{}", "2024-05-01")
    func users(_ day: String) throws -> [String]? {
      try synergies(day).solutions.first?.reuse.map(\.by)
    }
    #expect(try users("2024-01-31") == [])
    #expect(try users("2024-03-31") == ["project/a", "project/b"])
    #expect(try users("2024-04-01") == ["project/a"])
    #expect(try users("2024-05-01") == nil)
  }

  @Test func `each impulse says what became of it and what it led to`() throws {
    try town.say(
      "participation.held", "participation/r",
      #"{"format":"employee-council","on":"2024-01-10","participants":20,"selection":"lot"}"#,
      "2024-01-10")
    for key in ["i", "j", "k", "l"] {
      let due = key == "l" ? "" : #","due":"2024-03-31""#
      try town.say(
        "impulse.recorded", "impulse/\(key)",
        #"{"participation":"participation/r","text":"\#(key)"\#(due)}"#, "2024-01-10")
    }
    try town.say(
      "impulse.answered", "impulse/i",
      #"{"outcome":"accepted","text":"ja","about":["project/a"]}"#, "2024-04-02")
    try town.say(
      "impulse.answered", "impulse/j", #"{"outcome":"rejected","text":"nein"}"#, "2024-03-31")
    try town.say("body.constituted", "body/r", #"{"name":"R","kind":"council"}"#, "2020-01-01")
    try town.say(
      "decision.taken", "decision/d",
      #"{"body":"body/r","on":"2024-05-01","title":"D","outcome":"resolved","#
        + #""about":["impulse/i"]}"#)
    try town.say("project.status-changed", "project/a", #"{"status":"planning"}"#, "2024-05-02")
    let early = try participation("2024-03-31")
    #expect(early.impulses.map(\.state) == [.open, .rejected, .open, .open])
    let late = try participation("2024-05-02")
    #expect(late.impulses.map(\.state) == [.accepted, .rejected, .overdue, .open])
    #expect(late.impulses.map(\.daysLate) == [2, 0, 32, nil])
    #expect(late.impulses[0].led.map(\.subject) == ["decision/d", "project/a"])
    #expect(late.impulses[0].led.map(\.status) == ["resolved", "planning"])
    #expect(late.impulses[1].led.isEmpty)
    let row = try #require(late.rows.first)
    #expect(row.participants == 20)
    #expect(row.impulses == 4)
    #expect(row.counts == [.accepted: 1, .rejected: 1, .overdue: 1, .open: 1])
  }
}
