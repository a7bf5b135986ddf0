import LMDB
import Ledger
import Testing
import Vocabulary

/// Voids and corrections.
struct DecidingVoidTests {
  private static let project = #"{"title":"P","kind":"agenda"}"#

  /// A log with a project (1) and a status (2).
  private static func log() throws -> DecidingLog {
    let log = try DecidingLog()
    try log.say("project.registered", "project/p", project)
    try log.say("project.status-changed", "project/p", #"{"status":"planning"}"#)
    return log
  }

  private static func flips(_ log: DecidingLog, _ number: UInt64) throws -> [UInt64] {
    try log.environment.read { (transaction) throws(LMDBError) in
      try log.handles.flips(of: number, transaction)
    }
  }

  @Test func `a void needs a reason and an event that exists`() throws {
    let log = try DecidingVoidTests.log()
    #expect(try log.refusal { try $0.void(9) }?.kind == .notFound)
    var draft = try log.draft("event.voided", "event/2", "{}", #""reason":"r""#)
    draft.reason = nil
    let silent = draft
    #expect(try log.refusal { try $0.record([silent]) }?.field == "reason")
  }

  @Test func `an event is voided once, brought back by voiding the void, then voided again`()
    throws
  {
    let log = try DecidingVoidTests.log()
    try log.void(2)
    let twice = try #require(try log.refusal { try $0.void(2) })
    #expect(twice.kind == .void)
    #expect(twice.why == "it is void already, by event 3")
    try log.void(3)
    #expect(try DecidingVoidTests.flips(log, 2) == [3, 4])
    try log.void(2)
    #expect(try DecidingVoidTests.flips(log, 2) == [3, 4, 5])
  }

  @Test func `bringing a void back beside another in force is refused and names that one`()
    throws
  {
    let log = try DecidingVoidTests.log()
    try log.void(2)
    try log.void(3)
    try log.void(2)
    let refusal = try #require(try log.refusal { try $0.void(4) })
    #expect(refusal.kind == .void)
    #expect(refusal.why.contains("event 5 is in force"))
    try log.void(5)
    try log.void(4)
    #expect(try DecidingVoidTests.flips(log, 2) == [3, 4, 5, 6, 7])
  }

  @Test func `a correction says anew on the same subject and takes day and visibility over`()
    throws
  {
    let log = try DecidingVoidTests.log()
    let first = try log.say(
      "project.status-changed", "project/p", #"{"status":"planning"}"#,
      #""validfrom":"2024-05-01","validto":"2024-06-01","visibility":"public""#)
    let number = try log.correct(first, "project.status-changed", #"{"status":"paused"}"#)
    let stored = try #require(try log.stored(number))
    #expect(stored.subject == "event/\(first)")
    #expect(stored.validFrom == Day("2024-05-01"))
    #expect(stored.validTo == Day("2024-06-01"))
    #expect(stored.visibility == .public)
    #expect(try log.text("status", of: number) == "paused")
  }

  @Test func `a correction says the type of what it replaces, also of a correction`() throws {
    let log = try DecidingVoidTests.log()
    let wrong = try #require(
      try log.refusal { try $0.correct(2, "project.described", #"{"title":"Q"}"#) })
    #expect(wrong.field == "data.type")
    try log.correct(2, "project.status-changed", #"{"status":"paused"}"#)
    try log.correct(3, "project.status-changed", #"{"status":"future"}"#)
    #expect(try DecidingVoidTests.flips(log, 2) == [3])
    #expect(try DecidingVoidTests.flips(log, 3) == [4])
    let again = try #require(try log.refusal { try $0.void(2) })
    #expect(again.why == "it is void already, by event 4")
  }

  @Test func `voiding a correction brings back what it replaced, not what that one replaced`()
    throws
  {
    let log = try DecidingVoidTests.log()
    try log.correct(2, "project.status-changed", #"{"status":"paused"}"#)
    try log.correct(3, "project.status-changed", #"{"status":"future"}"#)
    try log.void(4)
    #expect(try DecidingVoidTests.flips(log, 3) == [4, 5])
    #expect(try DecidingVoidTests.flips(log, 2) == [3])
    try log.void(3)
    #expect(try DecidingVoidTests.flips(log, 2) == [3, 6])
  }

  @Test func `a void cannot be corrected, nor what is said about an event`() throws {
    let log = try DecidingVoidTests.log()
    try log.void(2)
    #expect(
      try log.refusal {
        try $0.correct(3, "project.status-changed", #"{"status":"paused"}"#)
      }?.why == "a void cannot be corrected")
    try log.say("event.approved", "event/1", "{}", #""actor":"person/b""#)
    #expect(
      try log.refusal {
        try $0.correct(4, "project.status-changed", #"{"status":"paused"}"#)
      }?.kind == .void)
    try log.void(4)
  }

  @Test func `what a correction says anew is checked like a fresh event`() throws {
    let log = try DecidingVoidTests.log()
    try log.say("unit.created", "unit/a", #"{"kind":"office","name":"A"}"#)
    let number = try log.say(
      "project.unit-assigned", "project/p", #"{"unit":"unit/a","role":"using"}"#)
    let refusal = try #require(
      try log.refusal {
        try $0.correct(number, "project.unit-assigned", #"{"unit":"unit/b","role":"using"}"#)
      })
    #expect(refusal.field == "data.unit")
    try log.correct(1, "project.registered", #"{"title":"Q","kind":"agenda"}"#)
    #expect(
      try log.refusal {
        try $0.say("project.registered", "project/p", DecidingVoidTests.project)
      }?.kind == .exists)
  }

  @Test func `a creation that others name or money is booked on is not voided`() throws {
    let log = try DecidingVoidTests.log()
    try log.say(
      "milestone.defined", "milestone/m",
      #"{"project":"project/p","title":"M","due":"2025-03-01"}"#)
    let named = try #require(try log.refusal { try $0.void(1) })
    #expect(named.kind == .inUse)
    #expect(named.why.contains("milestone/m (1 event)"))
    try log.void(3)
    try log.say("source.defined", "source/s", #"{"kind":"budget","title":"S"}"#)
    let money = try log.say(
      "budget.appropriated", "project/p",
      #"{"year":2025,"kind":"appropriation","amount":{"amount":"1","currency":"EUR"},"#
        + #""source":"source/s"}"#)
    #expect(
      try log.refusal { try $0.void(1) }?.why.contains("1 money event of its own") == true)
    try log.void(money)
    try log.void(1)
    #expect(
      try log.refusal {
        try $0.say("project.described", "project/p", #"{"title":"Q"}"#)
      }?.kind == .notFound)
  }

  @Test func `a creation comes back only where nothing else was created meanwhile`() throws {
    let log = try DecidingVoidTests.log()
    try log.void(1)
    try log.say("project.registered", "project/p", DecidingVoidTests.project)
    let refusal = try #require(try log.refusal { try $0.void(3) })
    #expect(refusal.kind == .exists)
    #expect(refusal.why.contains("event 4"))
  }

  @Test func `an end is refused on amounts, and before the beginning`() throws {
    let log = try DecidingVoidTests.log()
    try log.say("source.defined", "source/s", #"{"kind":"budget","title":"S"}"#)
    var draft = try log.draft(
      "budget.appropriated", "project/p",
      #"{"year":2025,"kind":"appropriation","amount":{"amount":"1","currency":"EUR"},"#
        + #""source":"source/s"}"#)
    draft.validTo = Day("2026-01-01")
    let amount = draft
    #expect(try log.refusal { try $0.record([amount]) }?.field == "validto")
    draft = try log.draft("project.status-changed", "project/p", #"{"status":"paused"}"#)
    draft.validTo = Day("2025-01-15")
    let empty = draft
    #expect(try log.refusal { try $0.record([empty]) }?.field == "validto")
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `tables made anew from the records are the same, whatever was voided`(seed: UInt64) throws {
    let log = try DecidingVoidTests.log()
    try log.say("source.defined", "source/s", #"{"kind":"budget","title":"S"}"#)
    var state = seed
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var refused = 0
    for step in 0..<150 {
      let target = 1 + random(log.next - 1)
      let money = #"{"amount":"\#(1 + random(9))","currency":"EUR"}"#
      let fault = try log.refusal { log in
        switch random(9) {
        case 0:
          try log.say("unit.created", "unit/u\(random(4))", #"{"kind":"office","name":"A"}"#)
        case 1:
          try log.say(
            "unit.moved", "unit/u\(random(4))", #"{"parent":"unit/u\#(random(4))"}"#,
            #""validfrom":"2024-0\#(1 + random(9))-01""#)
        case 2:
          try log.say(
            "budget.appropriated", "project/p",
            #"{"year":2025,"kind":"appropriation","amount":\#(money),"source":"source/s"}"#)
        case 3:
          try log.say(
            "expenditure.booked", "project/p",
            #"{"booking":"B-\#(random(5))","year":2025,"amount":\#(money),"type":"staff"}"#)
        case 4:
          try log.say(
            "expenditure.booked", "project/p",
            #"{"booking":"R-\#(step)","year":2025,"reverses":"B-\#(random(5))","#
              + #""amount":{"amount":"-1","currency":"EUR"}}"#)
        case 5:
          try log.correct(target, "unit.moved", #"{"parent":"unit/u\#(random(4))"}"#)
        case 6:
          try log.correct(
            target, "expenditure.booked",
            #"{"booking":"B-\#(random(5))","year":2025,"amount":\#(money),"type":"staff"}"#)
        default: try log.void(target)
        }
      }
      if fault != nil { refused += 1 }
    }
    #expect(refused < 140, "seed \(seed)")
    let copy = try log.rebuilt()
    for table in LogTable.allCases {
      #expect(try log.dump(table) == copy.dump(table), "seed \(seed), table \(table)")
    }
  }
}
