import LMDB
import Ledger
import Testing
import Vocabulary

/// Closed periods, chains, indicators.
struct DecidingPeriodTests {
  private static let approved = #""reason":"late","approvedby":"person/b""#

  /// A log with a project (1), a source (2) and an appropriation (3) for 2024.
  private static func log() throws -> DecidingLog {
    let log = try DecidingLog()
    try log.say("project.registered", "project/p", #"{"title":"P","kind":"agenda"}"#)
    try log.say("source.defined", "source/hh", #"{"kind":"budget","title":"S"}"#)
    _ = try appropriate(log, 2024)
    return log
  }

  @discardableResult
  private static func appropriate(
    _ log: DecidingLog, _ year: Int, _ more: String = ""
  ) throws -> UInt64 {
    try log.say(
      "budget.appropriated", "project/p",
      #"{"year":\#(year),"kind":"appropriation","amount":{"amount":"1","currency":"EUR"},"#
        + #""source":"source/hh"}"#, more)
  }

  @discardableResult
  private static func status(
    _ log: DecidingLog, _ day: String, _ more: String = ""
  ) throws -> UInt64 {
    try log.say(
      "project.status-changed", "project/p", #"{"status":"planning"}"#,
      #""validfrom":"\#(day)""# + (more.isEmpty ? "" : ",\(more)"))
  }

  @Test func `what touches a closed period needs reason and approver`() throws {
    let log = try DecidingPeriodTests.log()
    let closing = try log.say("period.closed", "period/2024", "{}", #""validfrom":"2025-01-10""#)
    let day = try #require(
      try log.refusal { try DecidingPeriodTests.status($0, "2024-12-31") })
    #expect(day.kind == .closed)
    #expect(day.why == "it touches period/2024, closed by event \(closing)")
    #expect(
      try log.refusal { try DecidingPeriodTests.appropriate($0, 2024) }?.field == "reason")
    #expect(
      try log.refusal { try DecidingPeriodTests.appropriate($0, 2024, #""reason":"r""#) }?
        .field == "approvedby")
    try DecidingPeriodTests.status(log, "2025-01-01")
    try DecidingPeriodTests.status(log, "2024-12-31", DecidingPeriodTests.approved)
    try DecidingPeriodTests.appropriate(log, 2024, DecidingPeriodTests.approved)
  }

  @Test func `a money event of a closed year is neither voided nor corrected`() throws {
    let log = try DecidingPeriodTests.log()
    let status = try DecidingPeriodTests.status(log, "2024-05-01")
    try log.say("period.closed", "period/2024")
    let refusal = try #require(
      try log.refusal { try $0.void(3, #""approvedby":"person/b""#) })
    #expect(refusal.kind == .closed)
    #expect(refusal.remedy.contains("reverse it in an open year"))
    #expect(try log.refusal { try $0.void(status) }?.field == "approvedby")
    try log.void(status, #""approvedby":"person/b""#)
  }

  @Test func `the latest recorded unvoided closing or reopening locks, whatever its day`() throws {
    let log = try DecidingPeriodTests.log()
    let touch: (DecidingLog) throws -> Void = { log in
      try DecidingPeriodTests.status(log, "2024-03-15")
    }
    try log.say("period.closed", "period/2024-03", "{}", #""validfrom":"2030-01-01""#)
    #expect(try log.refusal(touch) != nil)
    try log.say("body.constituted", "body/b", #"{"name":"Rat","kind":"council"}"#)
    try log.say(
      "decision.taken", "decision/d",
      #"{"body":"body/b","on":"2024-06-01","title":"T","outcome":"resolved"}"#)
    try log.say("period.reopened", "period/2024-03", #"{"decision":"decision/d"}"#)
    #expect(try log.refusal(touch) == nil)
    try log.say("period.closed", "period/2024-03", "{}", #""validfrom":"2020-01-01""#)
    #expect(try log.refusal(touch) != nil)
    try log.say("period.reopened", "period/2024-03", #"{"decision":"decision/d"}"#)
    #expect(try log.refusal(touch) == nil)
  }

  @Test func `scope money locks money events only`() throws {
    let log = try DecidingPeriodTests.log()
    try log.say("period.closed", "period/2024", #"{"scope":"money"}"#)
    try DecidingPeriodTests.status(log, "2024-05-01")
    #expect(try log.refusal { try DecidingPeriodTests.appropriate($0, 2024) } != nil)
  }

  @Test func `a year is the fiscal year that begins in it`() throws {
    let log = try DecidingPeriodTests.log()
    try log.say("ledger.configured", "ledger/self", #"{"fiscalyearstart":"07-01"}"#)
    try log.say("period.closed", "period/2024")
    try DecidingPeriodTests.status(log, "2024-06-30")
    #expect(try log.refusal { try DecidingPeriodTests.status($0, "2024-07-01") } != nil)
    #expect(try log.refusal { try DecidingPeriodTests.status($0, "2025-06-30") } != nil)
    try DecidingPeriodTests.status(log, "2025-07-01")
  }

  @Test func `a carry-forward touches only the year that it goes to`() throws {
    let log = try DecidingPeriodTests.log()
    try log.say("period.closed", "period/2024")
    let carry = { (log: DecidingLog, from: Int) in
      _ = try log.say(
        "budget.carried-forward", "project/p",
        #"{"from":\#(from),"to":\#(from + 1),"source":"source/hh","#
          + #""amount":{"amount":"1","currency":"EUR"}}"#, #""validfrom":"2024-12-31""#)
    }
    try carry(log, 2024)
    #expect(try log.refusal { try carry($0, 2023) } != nil)
  }

  @Test func `a period inside a closed one is touched, a longer one is not`() throws {
    let log = try DecidingPeriodTests.log()
    try log.say("period.closed", "period/2024-Q1")
    let report = { (log: DecidingLog, period: String) in
      _ = try log.say(
        "project.report-submitted", "project/p",
        #"{"period":"\#(period)","overall":"green","cost":"green","time":"green","#
          + #""scope":"green","benefit":"green"}"#)
    }
    #expect(try log.refusal { try report($0, "2024-02") } != nil)
    try report(log, "2024")
  }

  // MARK: Chains

  @Test func `parents and successors do not lead back, as of the day`() throws {
    let log = try DecidingLog()
    for name in ["a", "b", "c"] {
      try log.say(
        "unit.created", "unit/\(name)", #"{"kind":"office","name":"U"}"#,
        #""validfrom":"2024-01-01""#)
    }
    let move = { (log: DecidingLog, unit: String, parent: String, day: String) in
      _ = try log.say(
        "unit.moved", "unit/\(unit)", #"{"parent":"unit/\#(parent)"}"#, #""validfrom":"\#(day)""#)
    }
    try move(log, "a", "b", "2024-03-01")
    try move(log, "b", "c", "2024-03-01")
    let refusal = try #require(try log.refusal { try move($0, "c", "a", "2024-04-01") })
    #expect(refusal.kind == .cycle)
    #expect(refusal.field == "data.parent")
    #expect(try log.refusal { try move($0, "c", "c", "2024-04-01") }?.kind == .cycle)
    try move(log, "c", "a", "2024-02-01")
    try log.say(
      "unit.moved", "unit/a", #"{"parent":null}"#, #""validfrom":"2024-06-01""#)
    try log.say("unit.merged", "unit/a", #"{"into":"unit/b"}"#, #""validfrom":"2024-07-01""#)
    let back = try #require(
      try log.refusal {
        try $0.say(
          "unit.closed", "unit/b", #"{"successor":"unit/a"}"#, #""validfrom":"2024-08-01""#)
      })
    #expect(back.kind == .cycle)
  }

  @Test func `a unit is not merged into a closed one`() throws {
    let log = try DecidingLog()
    for name in ["a", "b"] {
      try log.say("unit.created", "unit/\(name)", #"{"kind":"office","name":"U"}"#)
    }
    let closing = try log.say("unit.closed", "unit/b", "{}", #""validfrom":"2024-05-01""#)
    let merge = { (log: DecidingLog, day: String) in
      _ = try log.say(
        "unit.merged", "unit/a", #"{"into":"unit/b"}"#, #""validfrom":"\#(day)""#)
    }
    let refusal = try #require(try log.refusal { try merge($0, "2024-05-01") })
    #expect(refusal.kind == .closed)
    #expect(refusal.why.contains("event \(closing)"))
    try merge(log, "2024-04-30")
  }

  // MARK: Indicators

  @Test func `a measurement fits the frequency, and counted indicators take none`() throws {
    let log = try DecidingLog()
    let define = { (name: String, more: String) in
      _ = try log.say(
        "indicator.defined", "indicator/\(name)",
        #"{"title":"T","unit":"%","direction":"up","frequency":"quarter","#
          + #""aggregation":"sum"\#(more)}"#)
    }
    let measure = { (log: DecidingLog, name: String, period: String) in
      _ = try log.say(
        "measurement.recorded", "indicator/\(name)",
        #"{"period":"\#(period)","value":"1","state":"final"}"#)
    }
    try define("flow", #","measure":"flow""#)
    try define("stock", #","measure":"stock""#)
    try log.say("inventory.defined", "inventory/i", #"{"title":"I","states":["a"]}"#)
    try define("counted", #","measure":"stock","inventory":"inventory/i","states":["a"]"#)
    try measure(log, "flow", "2024-Q1")
    let month = try #require(try log.refusal { try measure($0, "flow", "2024-01") })
    #expect(month.field == "data.period")
    #expect(month.why == "the indicator is measured by quarter")
    #expect(try log.refusal { try measure($0, "flow", "2024-03-31") } != nil)
    try measure(log, "stock", "2024-03-31")
    let counted = try #require(try log.refusal { try measure($0, "counted", "2024-Q1") })
    #expect(counted.why == "it is counted from the items of inventory/i")
  }
}
