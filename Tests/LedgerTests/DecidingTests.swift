import LMDB
import Ledger
import Testing
import Vocabulary

/// Identity, subjects, references, versions and defaults.
struct DecidingTests {
  private static let unit = #"{"kind":"office","name":"Orga"}"#

  @Test func `an event gets the day, the visibility and the number that it does not say`() throws {
    let log = try DecidingLog()
    let number = try log.say("unit.created", "unit/orga", DecidingTests.unit)
    let stored = try #require(try log.stored(number))
    #expect(number == 1)
    #expect(stored.validFrom == Day("2025-01-15"))
    #expect(stored.visibility == .internal)
  }

  @Test func `the same id with the same content is a duplicate, also with its gaps left open`()
    throws
  {
    let log = try DecidingLog()
    let draft = try log.draft("unit.created", "unit/orga", DecidingTests.unit)
    #expect(try log.record([draft]) == [.record])
    log.today = "2025-02-01"
    var again = draft
    again.source = "import/other"
    #expect(try log.record([again]) == [.duplicate(1)])
    again.validFrom = Day("2025-01-15")
    #expect(try log.record([again, again]) == [.duplicate(1), .duplicate(1)])
  }

  @Test func `the same id with other content is refused`() throws {
    let log = try DecidingLog()
    var draft = try log.draft("unit.created", "unit/orga", DecidingTests.unit)
    try log.record([draft])
    draft.validFrom = Day("2024-01-01")
    let other = draft
    let refusal = try #require(try log.refusal { try $0.record([other]) })
    #expect(refusal.kind == .duplicate)
    #expect(refusal.description.contains("event 1 has this id"))
  }

  @Test func `an id below the greatest is looked up, in the log and in the batch`() throws {
    let log = try DecidingLog()
    var drafts: [Draft] = []
    for name in ["c", "b", "a"] {
      var draft = try log.draft("unit.created", "unit/\(name)", DecidingTests.unit)
      draft.id = EventID(high: UInt64(name.utf8.first ?? 0), low: 7)
      drafts.append(draft)
    }
    #expect(try log.record(drafts + drafts).suffix(3) == [1, 2, 3].map { .duplicate($0) })
    #expect(try log.record(drafts) == [1, 2, 3].map { .duplicate($0) })
  }

  @Test func `a batch that holds a refused event leaves nothing`() throws {
    let log = try DecidingLog()
    let good = try log.draft("unit.created", "unit/orga", DecidingTests.unit)
    let bad = try log.draft("unit.renamed", "unit/none", #"{"name":"Neu"}"#)
    #expect(try log.refusal { try $0.record([good, bad]) } != nil)
    for table in LogTable.allCases { #expect(try log.dump(table).isEmpty) }
    #expect(try log.record([good]) == [.record])
  }

  @Test func `later events of a batch see the earlier ones`() throws {
    let log = try DecidingLog()
    let decisions = try log.record([
      try log.draft("unit.created", "unit/orga", DecidingTests.unit),
      try log.draft("unit.renamed", "unit/orga", #"{"name":"Neu"}"#, #""expectedversion":1"#),
    ])
    #expect(decisions == [.record, .record])
  }

  @Test func `creating what exists is refused and names the event`() throws {
    let log = try DecidingLog()
    try log.say("unit.created", "unit/orga", DecidingTests.unit)
    let refusal = try #require(
      try log.refusal { try $0.say("unit.created", "unit/orga", DecidingTests.unit) })
    #expect(refusal.kind == .exists)
    #expect(refusal.why == "it exists since event 1")
  }

  @Test func `a change of what does not exist is refused and says how to create it`() throws {
    let log = try DecidingLog()
    let refusal = try #require(
      try log.refusal { try $0.say("unit.renamed", "unit/orga", #"{"name":"Neu"}"#) })
    #expect(refusal.kind == .notFound)
    #expect(refusal.remedy.contains("unit.created"))
  }

  @Test func `a strategy is adopted without a draft only with title and kind`() throws {
    let log = try DecidingLog()
    let refusal = try #require(
      try log.refusal { try $0.say("strategy.adopted", "strategy/s", #"{"from":"2024-01-01"}"#) })
    #expect(refusal.field == "data.title")
    try log.say("strategy.drafted", "strategy/s", #"{"title":"S","kind":"strategy"}"#)
    try log.say("strategy.adopted", "strategy/s", #"{"from":"2024-01-01"}"#)
    try log.say("strategy.adopted", "strategy/s", #"{"from":"2025-01-01"}"#)
  }

  @Test func `references and the basis must exist`() throws {
    let log = try DecidingLog()
    try log.say("unit.created", "unit/orga", DecidingTests.unit)
    let reference = try #require(
      try log.refusal { try $0.say("unit.moved", "unit/orga", #"{"parent":"unit/none"}"#) })
    #expect(reference.kind == .notFound)
    #expect(reference.field == "data.parent")
    #expect(reference.value == "unit/none")
    let basis = try #require(
      try log.refusal {
        try $0.say(
          "unit.renamed", "unit/orga", #"{"name":"Neu"}"#, #""basis":"decision/none""#)
      })
    #expect(basis.field == "basis")
  }

  @Test func `a reference to an event needs the event`() throws {
    let log = try DecidingLog()
    let data = { (number: Int) in
      #"{"about":"event/\#(number)","sha256":"\#(String(repeating: "ab", count: 32))","#
        + #""bytes":1,"mime":"text/plain","title":"T"}"#
    }
    #expect(
      try log.refusal { try $0.say("evidence.attached", "evidence/e", data(1)) }?.kind == .notFound)
    try log.say("unit.created", "unit/orga", DecidingTests.unit)
    try log.say("evidence.attached", "evidence/e", data(1))
  }

  @Test func `another version than the writer saw is a conflict that names both`() throws {
    let log = try DecidingLog()
    try log.say("unit.created", "unit/orga", DecidingTests.unit, #""expectedversion":0"#)
    let refusal = try #require(
      try log.refusal {
        try $0.say("unit.renamed", "unit/orga", #"{"name":"Neu"}"#, #""expectedversion":2"#)
      })
    #expect(refusal.kind == .conflict)
    #expect(refusal.why == "the subject has version 1, you saw 2")
    try log.void(1, #""expectedversion":1"#)
  }

  @Test func `a type that names its own day takes it and refuses another`() throws {
    let log = try DecidingLog()
    try log.say("project.registered", "project/p", #"{"title":"P","kind":"agenda"}"#)
    let report =
      #"{"period":"2024-Q1","overall":"green","cost":"green","time":"green","#
      + #""scope":"green","benefit":"green"}"#
    let number = try log.say("project.report-submitted", "project/p", report)
    #expect(try log.stored(number)?.validFrom == Day("2024-03-31"))
    let refusal = try #require(
      try log.refusal {
        try $0.say("project.report-submitted", "project/p", report, #""validfrom":"2024-03-30""#)
      })
    #expect(refusal.field == "validfrom")
  }

  @Test func `nobody approves their own event`() throws {
    let log = try DecidingLog()
    try log.say("unit.created", "unit/orga", DecidingTests.unit, #""actor":"person/a""#)
    let refusal = try #require(
      try log.refusal { try $0.say("event.approved", "event/1", "{}", #""actor":"person/a""#) })
    #expect(refusal.field == "actor")
    try log.say("event.approved", "event/1", "{}", #""actor":"person/b""#)
    #expect(
      try log.refusal { try $0.say("event.approved", "event/9", "{}") }?.kind == .notFound)
  }

  @Test func `a record of more than its limit is refused`() throws {
    let log = try DecidingLog()
    let text = String(repeating: "x", count: 16_000)
    let lines = (0..<5).map { _ in #"{"name":"\#(text)","weight":2000,"score":"1"}"# }
    try log.say("project.registered", "project/p", #"{"title":"P","kind":"agenda"}"#)
    let refusal = try #require(
      try log.refusal {
        try $0.say(
          "project.prioritised", "project/p",
          #"{"method":"m","criteria":[\#(lines.joined(separator: ","))]}"#)
      })
    #expect(refusal.kind == .limit)
  }

  @Test func `a published report names an earlier event`() throws {
    let log = try DecidingLog()
    let data = { (known: Int) in
      #"{"title":"T","asof":"2024-09-30","knownat":\#(known),"sha256":"#
        + #""\#(String(repeating: "ab", count: 32))"}"#
    }
    try log.say("unit.created", "unit/orga", DecidingTests.unit)
    let refusal = try #require(
      try log.refusal { try $0.say("report.published", "report/r", data(2)) })
    #expect(refusal.field == "data.knownat")
    try log.say("report.published", "report/r", data(1))
  }

  @Test func `an item is added again only after it was removed`() throws {
    let log = try DecidingLog()
    try log.say("inventory.defined", "inventory/i", #"{"title":"I","states":["a"]}"#)
    let item = #"{"inventory":"inventory/i","title":"S"}"#
    let first = try log.say("item.added", "item/s", item, #""validfrom":"2024-01-01""#)
    #expect(
      try log.refusal { try $0.say("item.added", "item/s", item) }?.kind == .exists)
    try log.say("item.removed", "item/s", #"{"cause":"sold"}"#, #""validfrom":"2024-06-01""#)
    #expect(
      try log.refusal {
        try $0.say("item.added", "item/s", item, #""validfrom":"2024-05-01""#)
      }?.kind == .exists)
    try log.say("item.added", "item/s", item, #""validfrom":"2024-06-01""#)
    try log.correct(first, "item.added", #"{"inventory":"inventory/i","title":"T"}"#)
  }

  @Test func `personal data in clear are refused, and the refusal does not repeat them`() throws {
    let log = try DecidingLog()
    var draft = try log.draft("person.registered", "person/p7")
    var clear: [UInt8] = []
    clear.append(field: 1, text: "Erika Mustermann, geboren 1964 in Musterstadt")
    draft.data = clear
    let named = draft
    let refusal = try #require(try log.refusal { try $0.record([named]) })
    #expect(refusal.kind == .personalData)
    #expect(refusal.why.contains("needs person keys"))
    #expect(!refusal.description.contains("Erika"))
    draft.data = []
    #expect(try log.record([draft]) == [.record])
  }

  @Test func `a correction said again is a duplicate`() throws {
    let log = try DecidingLog()
    try log.say("unit.created", "unit/orga", DecidingTests.unit, #""validfrom":"2024-02-01""#)
    let draft = try log.draft(
      "event.corrected", "event/1",
      #"{"type":"unit.created","data":{"kind":"office","name":"Organisation"}}"#,
      #""reason":"typo""#)
    #expect(try log.record([draft, draft]) == [.record, .duplicate(2)])
    log.today = "2025-03-01"
    #expect(try log.record([draft]) == [.duplicate(2)])
  }
}
