import Ledger
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// What comes late into a closed year, seen from the budget.
@Suite struct `A closed year` {
  private let filled: EngineOfLines
  private var engine: Engine { filled.engine }

  init() throws {
    filled = try EngineOfLines([
      Self.line(
        1, "source.defined", "source/hh", #"{"kind":"budget","title":"Haushalt"}"#, "2024-01-02"),
      Self.line(
        2, "project.registered", "project/a", #"{"title":"A","kind":"agenda"}"#, "2024-01-02"),
      Self.line(
        3, "budget.appropriated", "project/a",
        #"{"year":2024,"kind":"appropriation","amount":{"amount":"100","currency":"EUR"},"#
          + #""source":"source/hh"}"#, "2024-01-02"),
      Self.line(4, "period.closed", "period/2024", #"{"scope":"all"}"#, "2025-02-28"),
    ])
  }

  private static func line(
    _ number: Int, _ type: String, _ subject: String, _ data: String, _ day: String,
    _ envelope: String = ""
  ) -> String {
    #"{"specversion":"1.0","id":"01900000-0000-7000-8000-00000000000\#(number)","#
      + #""source":"cli","type":"\#(type)","subject":"\#(subject)","#
      + #""time":"\#(day)T09:00:00.00000\#(number)Z","actor":"person/p1"\#(envelope),"#
      + #""data":\#(data)}"#
  }

  private func book(_ envelope: String) throws {
    let booking =
      #"{"booking":"B","year":2024,"amount":{"amount":"30","currency":"EUR"},"type":"material"}"#
    let line = Array(
      Self.line(
        5, "expenditure.booked", "project/a", booking, "2025-03-10",
        #","validfrom":"2024-12-27""# + envelope
      ).utf8)
    _ = try engine.ledger.append(
      [try DraftReader().read(line: line.span)], options: AppendOptions(trustTime: true))
  }

  @Test(
    arguments: [
      "", #","reason":"Rechnung verspätet""#, #","approvedby":"person/p2""#,
      #","reason":"Rechnung verspätet","approvedby":"person/p1""#,
    ])
  func `takes no late booking without a reason and another who approves`(envelope: String) throws {
    #expect(throws: (any Error).self) { try self.book(envelope) }
    #expect(try engine.ledger.head.sequence == 4)
  }

  @Test func `takes a late booking with both, and what was known before stays known`() throws {
    try book(#","reason":"Rechnung verspätet","approvedby":"person/p2""#)
    let day = try #require(Day("2024-12-31"))
    func lapsed(_ knownAt: KnownAtRequest, _ asOf: Day) throws -> (String?, String?) {
      let answer = try engine.budget(year: 2024, asOf: asOf, knownAt: knownAt)
      let row = try JSONValue { $0 += answer.json }["rows"].elements.first
      return (row?["spent"].text, row?["lapsed"].text)
    }
    let closed = try #require(Day("2025-03-31"))
    #expect(try lapsed(.sequence(4), closed) == ("0.00", "100.00"))
    #expect(try lapsed(.sequence(5), closed) == ("30.00", "70.00"))
    #expect(try lapsed(.sequence(5), day) == ("30.00", nil), "the year is not closed on its end")
  }
}
