import Stadtbuch
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// An editor sees everything of what their units lead, those below them and after them too, and of
/// the rest what the house sees.
@Suite struct `An editor` {
  private static func event(
    _ number: Int, _ type: String, _ subject: String, _ data: String, _ more: String = ""
  ) -> String {
    let id = String(number + 0x1000_0000, radix: 16)
    return
      "{\"specversion\":\"1.0\",\"id\":\"018f3c9e-0000-7000-8000-0000\(id)\",\"source\":\"cli\","
      + "\"type\":\"\(type)\",\"subject\":\"\(subject)\",\"time\":\"2026-01-20T10:00:00Z\","
      + "\"validfrom\":\"2026-01-20\",\"actor\":\"person/k1\"\(more),\"data\":\(data)}"
  }

  @Test func `sees what is restricted of their own and of nobody else`() throws {
    let example = try ExampleEngine()
    var lines = try example.engine.ledger.exportedLines()
    let restricted = #"{"visibility":"restricted"}"#
    for subject in ["project/foerder-schule", "project/portal-b", "event/31", "event/40"] {
      lines.append(Self.event(lines.count + 1, "visibility.set", subject, restricted))
    }
    for subject in ["project/eakte", "project/glas"] {
      lines.append(
        Self.event(
          lines.count + 1, "expenditure.booked", subject,
          """
          {"booking":"\(subject.suffix(4))","year":2026,"type":"material","source":"source/hh",\
          "amount":{"amount":"1.00","currency":"EUR"},"payee":"Wer auch immer"}
          """))
    }
    let filled = try EngineOfLines(lines)
    let house = filled.engine.seen(by: .internal)
    let editor = filled.engine.seen(by: Audience(.internal, ownUnits: ["unit/dez-5"]))
    func subjects(_ engine: Engine) throws -> [String] {
      try engine.answer(Portfolio.self).rows.compactMap { $0["subject"]?.plainText }
    }
    #expect(try !subjects(house).contains("project/foerder-schule"))
    #expect(try subjects(editor).contains("project/foerder-schule"), "led below dez-5")
    #expect(try !subjects(editor).contains("project/portal-b"), "led below dez-4")
    func payees(_ engine: Engine) throws -> [String] {
      try engine.answer(Bookings.self).rows.filter { $0["payee"] != nil }
        .compactMap { $0["subject"]?.plainText }
    }
    let all = try payees(filled.engine)
    #expect(Set(all) == ["project/antrag", "project/eakte", "project/glas"])
    #expect(try payees(house).isEmpty)
    let own = try payees(editor)
    #expect(Set(own) == ["project/antrag", "project/eakte"])
    // An event on their own project that is narrowed by hand is theirs to see.
    func marks(_ engine: Engine) throws -> [String] {
      try engine.answer(Portfolio.self).rows.filter { $0["incomplete"] != nil }
        .compactMap { $0["subject"]?.plainText }
    }
    let owners = try [UInt64(31), 40].map { number in
      try filled.engine.timelines.read(
        at: Point(asOf: .last, knownAt: UInt64(lines.count))
      ) { (reading) throws(TimelinesError) in
        try reading.withEvent(number) { (event) throws(TimelinesError) in
          try reading.name(of: event.prefix.owner)
        } ?? ""
      }
    }
    for owner in owners where try subjects(house).contains(owner) {
      #expect(try marks(house).contains(owner), "\(owner)")
    }
    for owner in owners {
      let isOwn = try editor.timelines.read(
        at: Point(asOf: .last, knownAt: UInt64(lines.count))
      ) { (reading) throws(TimelinesError) in try reading.isOwn(owner) }
      #expect(try marks(editor).contains(owner) != isOwn || !subjects(editor).contains(owner))
    }
    // Who recorded is shown of their own alone.
    func actors(_ engine: Engine, _ subject: String) throws -> Int {
      try engine.answer(History.self, SubjectChoice(subject)).rows.count { $0["actor"] != nil }
    }
    let known = try actors(editor, "project/eakte")
    #expect(known > 5)
    #expect(try actors(editor, "project/glas") == 0)
    #expect(try actors(house, "project/eakte") == 0)
  }
}
