import LMDB
import Testing
import Vocabulary

@testable import Ledger

/// Rules that came when ledgers already held what they forbid.
struct LaterRuleTests {
  private static let body = #"{"name":"Rat","kind":"council"}"#
  private static let decision =
    #"{"body":"body/b","on":"2024-06-01","title":"T","outcome":"resolved"}"#

  /// A log with a closed and a reopened year: its closing is event 3, its reopening event 4.
  private static func closed() throws -> DecidingLog {
    let log = try DecidingLog()
    try log.say("body.constituted", "body/b", body)
    try log.say("decision.taken", "decision/d", decision)
    try log.say("period.closed", "period/2024")
    try log.say("period.reopened", "period/2024", #"{"decision":"decision/d"}"#)
    return log
  }

  @Test func `neither a closing nor a reopening is voided or corrected`() throws {
    let log = try LaterRuleTests.closed()
    let void = try #require(try log.refusal { try $0.void(3) })
    #expect(void.kind == .closed)
    #expect(
      void.why == "event 3 closed period/2024, and a closing is neither voided nor corrected")
    #expect(void.remedy == "record period.reopened on period/2024 with its decision")
    let again = try #require(try log.refusal { try $0.void(4) })
    #expect(again.remedy == "record period.closed on period/2024 again")
    #expect(
      try log.refusal { try $0.correct(3, "period.closed", #"{"scope":"money"}"#) }?.kind
        == .closed)
    let refusal = try log.refusal {
      try $0.correct(4, "period.reopened", #"{"decision":"decision/d"}"#)
    }
    #expect(refusal?.kind == .closed)
  }

  @Test func `what an older program did to a closing is left as it is`() throws {
    let log = try LaterRuleTests.closed()
    log.takesFormer = true
    try log.correct(4, "period.reopened", #"{"decision":"decision/d"}"#, #""sequence":"5""#)
    #expect(log.findings.map(\.kind) == [.laterRule])
    try log.void(3, #""sequence":"6""#)
    log.takesFormer = false
    #expect(try log.refusal { try $0.void(5) }?.kind == .closed)
    #expect(try log.refusal { try $0.void(6) }?.kind == .closed)
    let inner = try log.refusal {
      try $0.correct(5, "period.reopened", #"{"decision":"decision/d"}"#)
    }
    #expect(inner != nil)
  }

  @Test func `a closing is not voided by the same batch either`() throws {
    let log = try DecidingLog()
    let batch = [
      try log.draft("period.closed", "period/2024"),
      try log.draft("event.voided", "event/1", "{}", #""reason":"r""#),
    ]
    #expect(try log.refusal { try $0.record(batch) }?.kind == .closed)
  }

  @Test(arguments: [
    ("text.erased", "event/1", "erased"), ("person.erased", "person/p", "erased"),
    ("evidence.withheld", "evidence/e", "withheld"),
  ])
  func `nothing is erased or withheld before there are keys`(
    type: String, subject: String, word: String
  ) throws {
    let log = try DecidingLog()
    try log.say("project.registered", "project/p", #"{"title":"P","kind":"agenda"}"#)
    try log.say("person.registered", "person/p")
    try log.say(
      "evidence.attached", "evidence/e",
      """
      {"about":"project/p","sha256":"\(String(repeating: "0", count: 64))","bytes":1,\
      "mime":"text/plain","title":"T"}
      """)
    let data = type == "evidence.withheld" ? "{}" : #"{"legalbasis":"Art. 17"}"#
    let refusal = try #require(try log.refusal { try $0.say(type, subject, data) })
    #expect(refusal.kind == .personalData)
    #expect(
      refusal.why
        == "nothing would be \(word): that needs keys, which this ledger does not have")
    // An export of the time when it was recorded is taken, and says so.
    log.takesFormer = true
    try log.say(type, subject, data, #""sequence":"4""#)
    #expect(log.findings.map(\.kind) == [.laterRule])
  }

  @Test func `no line is drawn between the targets of a flow`() throws {
    let log = try DecidingLog()
    func define(_ key: String, _ measure: String) throws {
      try log.say(
        "indicator.defined", "indicator/\(key)",
        """
        {"title":"T","unit":"x","measure":"\(measure)","direction":"up","frequency":"quarter",\
        "aggregation":"sum"}
        """)
    }
    try define("f", "flow")
    try define("s", "stock")
    let line = #"{"points":[{"date":"2025-12-31","value":"1"}],"interpolation":"linear"}"#
    let step = #"{"points":[{"date":"2025-12-31","value":"1"}],"interpolation":"step"}"#
    try log.say("target.set", "indicator/s", line)
    let refusal = try #require(try log.refusal { try $0.say("target.set", "indicator/f", line) })
    #expect(refusal.field == "data.interpolation")
    #expect(refusal.remedy.hasPrefix("give step"))
    let set = try log.say("target.set", "indicator/f", step)
    #expect(try log.refusal { try $0.correct(set, "target.set", line) } != nil)
    try log.say("indicator.revised", "indicator/f", #"{"measure":"stock"}"#)
    try log.say("target.set", "indicator/f", line)
  }

  @Test func `an event is forbidden but with its own number alone`() throws {
    let log = try LaterRuleTests.closed()
    log.takesFormer = true
    #expect(try log.refusal { try $0.void(3) } != nil)
    try log.void(3, #""sequence":"5""#)
  }
}
