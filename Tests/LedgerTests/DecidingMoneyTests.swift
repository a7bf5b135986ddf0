import LMDB
import Ledger
import Testing
import Vocabulary

/// Sources, bookings, commitments and grants.
struct DecidingMoneyTests {
  /// A log with two projects and two sources.
  private static func log() throws -> DecidingLog {
    let log = try DecidingLog()
    for name in ["p", "q"] {
      try log.say("project.registered", "project/\(name)", #"{"title":"P","kind":"agenda"}"#)
    }
    for name in ["hh", "land"] {
      try log.say("source.defined", "source/\(name)", #"{"kind":"budget","title":"S"}"#)
    }
    return log
  }

  private static func eur(_ amount: String) -> String {
    #"{"amount":"\#(amount)","currency":"EUR"}"#
  }

  @discardableResult
  private static func appropriate(
    _ log: DecidingLog, _ source: String, kind: String = "appropriation", year: Int = 2025,
    _ more: String = ""
  ) throws -> UInt64 {
    try log.say(
      "budget.appropriated", "project/p",
      #"{"year":\#(year),"kind":"\#(kind)","amount":\#(eur("100")),"#
        + #""source":"source/\#(source)"\#(more)}"#)
  }

  @discardableResult
  private static func book(
    _ log: DecidingLog, _ key: String, _ amount: String, _ more: String = #","type":"staff""#,
    on subject: String = "project/p", year: Int = 2025
  ) throws -> UInt64 {
    try log.say(
      "expenditure.booked", subject,
      #"{"booking":"\#(key)","year":\#(year),"amount":\#(eur(amount))\#(more)}"#)
  }

  // MARK: Sources

  @Test func `a source left out is the only one that has counted money`() throws {
    let log = try DecidingMoneyTests.log()
    let none = try #require(try log.refusal { try DecidingMoneyTests.book($0, "B-1", "1") })
    #expect(none.field == "data.source")
    #expect(none.why == "no source has money for project/p in 2025")
    let first = try DecidingMoneyTests.appropriate(log, "hh")
    try DecidingMoneyTests.appropriate(log, "land", kind: "requested")
    try DecidingMoneyTests.appropriate(log, "land", year: 2026)
    try DecidingMoneyTests.appropriate(log, "land", #","side":"revenue""#)
    let number = try DecidingMoneyTests.book(log, "B-1", "1")
    #expect(try log.text("source", of: number) == "source/hh")
    let second = try DecidingMoneyTests.appropriate(log, "land")
    let several = try #require(try log.refusal { try DecidingMoneyTests.book($0, "B-2", "1") })
    #expect(several.remedy == "name one of source/hh, source/land")
    try log.void(first)
    let other = try DecidingMoneyTests.book(log, "B-2", "1")
    #expect(try log.text("source", of: other) == "source/land")
    try log.void(second)
    #expect(try log.refusal { try DecidingMoneyTests.book($0, "B-3", "1") } != nil)
  }

  @Test func `transfers in and carry-forwards in count, and fill their own gaps`() throws {
    let log = try DecidingMoneyTests.log()
    try DecidingMoneyTests.appropriate(log, "hh")
    let transfer = try log.say(
      "budget.transferred", "project/p",
      #"{"to":"project/q","year":2025,"amount":\#(DecidingMoneyTests.eur("5"))}"#)
    #expect(try log.text("source", of: transfer) == "source/hh")
    #expect(try log.text("tosource", of: transfer) == "source/hh")
    let booked = try DecidingMoneyTests.book(log, "B-1", "1", on: "project/q")
    #expect(try log.text("source", of: booked) == "source/hh")
    let carried = try log.say(
      "budget.carried-forward", "project/q",
      #"{"from":2025,"to":2026,"amount":\#(DecidingMoneyTests.eur("2"))}"#)
    #expect(try log.text("source", of: carried) == "source/hh")
    try DecidingMoneyTests.book(log, "B-2", "1", on: "project/q", year: 2026)
  }

  @Test func `the same event is a duplicate also after its default would be another`() throws {
    let log = try DecidingMoneyTests.log()
    try DecidingMoneyTests.appropriate(log, "hh")
    let draft = try log.draft(
      "budget.blocked", "project/p", #"{"year":2025,"amount":\#(DecidingMoneyTests.eur("5"))}"#)
    try log.record([draft])
    try DecidingMoneyTests.appropriate(log, "land")
    #expect(try log.record([draft]) == [.duplicate(6)])
  }

  // MARK: Bookings

  @Test func `a booking again with the same content is a duplicate, with other content refused`()
    throws
  {
    let log = try DecidingMoneyTests.log()
    try DecidingMoneyTests.appropriate(log, "hh")
    let first = try DecidingMoneyTests.book(log, "B-1", "1")
    let ids = try log.dump(.ids).count
    #expect(try DecidingMoneyTests.book(log, "B-1", "1") == first)
    #expect(try log.dump(.ids).count == ids)
    let other = try #require(try log.refusal { try DecidingMoneyTests.book($0, "B-1", "2") })
    #expect(other.kind == .booking)
    #expect(other.why == "event \(first) has booked this key with other content")
    try DecidingMoneyTests.appropriate(log, "land")
    #expect(try DecidingMoneyTests.book(log, "B-1", "1") == first)
  }

  @Test func `the key of a void booking is free, and bringing it back beside another is refused`()
    throws
  {
    let log = try DecidingMoneyTests.log()
    try DecidingMoneyTests.appropriate(log, "hh")
    let first = try DecidingMoneyTests.book(log, "B-1", "1")
    let void = try log.void(first)
    let second = try DecidingMoneyTests.book(log, "B-1", "2")
    let refusal = try #require(try log.refusal { try $0.void(void) })
    #expect(refusal.kind == .booking)
    #expect(refusal.why.contains("whose key event \(second) holds now"))
    try log.void(second)
    try log.void(void)
  }

  @Test func `a reversal takes over what it leaves out and never exceeds its booking`() throws {
    let log = try DecidingMoneyTests.log()
    try DecidingMoneyTests.appropriate(log, "land")
    try DecidingMoneyTests.book(
      log, "B-1", "10", #","type":"investment","source":"source/hh""#)
    let part = try DecidingMoneyTests.book(log, "R-1", "-4", #","reverses":"B-1""#)
    #expect(try log.text("source", of: part) == "source/hh")
    #expect(try log.text("type", of: part) == "investment")
    let over = try #require(
      try log.refusal { try DecidingMoneyTests.book($0, "R-2", "-7", #","reverses":"B-1""#) })
    #expect(over.why == "of booking B-1 only 6.00 EUR is left to reverse")
    let rest = try DecidingMoneyTests.book(log, "R-2", "-6", #","reverses":"B-1""#)
    let void = try log.void(rest)
    try DecidingMoneyTests.book(log, "R-3", "-1", #","reverses":"B-1""#)
    #expect(try log.refusal { try $0.void(void) }?.kind == .booking)
    #expect(
      try log.refusal {
        try DecidingMoneyTests.book($0, "R-4", "-1", #","reverses":"B-1""#, on: "project/q")
      }?.field == "data.reverses")
    #expect(
      try log.refusal { try DecidingMoneyTests.book($0, "R-5", "-1", #","reverses":"B-9""#) }?
        .why == "no unvoided booking has this key")
  }

  @Test func `a corrected booking keeps its reversals`() throws {
    let log = try DecidingMoneyTests.log()
    try DecidingMoneyTests.appropriate(log, "hh")
    let first = try DecidingMoneyTests.book(log, "B-1", "10")
    try DecidingMoneyTests.book(log, "R-1", "-4", #","reverses":"B-1""#)
    func correct(_ log: DecidingLog, _ amount: String, _ key: String = "B-1") throws {
      try log.correct(
        first, "expenditure.booked",
        #"{"booking":"\#(key)","year":2025,"type":"staff","amount":\#(DecidingMoneyTests.eur(amount))}"#
      )
    }
    #expect(try log.refusal { try correct($0, "3") }?.why == "4.00 EUR of it is reversed already")
    #expect(try log.refusal { try correct($0, "9", "B-2") }?.remedy == "keep the key")
    try correct(log, "5")
    #expect(
      try log.refusal { try DecidingMoneyTests.book($0, "R-2", "-2", #","reverses":"B-1""#) }
        != nil)
    try DecidingMoneyTests.book(log, "R-2", "-1", #","reverses":"B-1""#)
  }

  @Test func `a split booking is reversed in proportion, cents left over to the greatest share`()
    throws
  {
    let log = try DecidingMoneyTests.log()
    let split =
      #","type":"staff","split":[{"source":"source/hh","amount":\#(DecidingMoneyTests.eur("33.33"))},"#
      + #"{"source":"source/land","amount":\#(DecidingMoneyTests.eur("66.67"))}]"#
    try DecidingMoneyTests.book(log, "B-1", "100", split)
    let number = try DecidingMoneyTests.book(log, "R-1", "-0.10", #","reverses":"B-1""#)
    let draft = try #require(try log.stored(number))
    var parts: [String] = []
    DataView(draft.contentType.fields, draft.data.span).forEach("split") { part in
      parts.append("\(part.text("source") ?? "") \(part.money("amount")?.amount ?? "")")
    }
    #expect(parts == ["source/hh -0.03", "source/land -0.07"])
    #expect(try log.text("source", of: number) == nil)
  }

  // MARK: Commitments

  @Test func `a commitment has one source a year, and is spent, reduced and carried from there`()
    throws
  {
    let log = try DecidingMoneyTests.log()
    let eur = DecidingMoneyTests.eur("10")
    try DecidingMoneyTests.appropriate(log, "hh")
    func relieve(_ log: DecidingLog, _ key: String, year: Int = 2025) throws -> UInt64 {
      try DecidingMoneyTests.book(
        log, key, "1", #","type":"staff","source":"source/land","commitment":"K-1""#, year: year)
    }
    let none = try #require(try log.refusal { _ = try relieve($0, "B-1") })
    #expect(none.why == "project/p has no such commitment in 2025")
    let made = #"{"commitment":"K-1","year":2025,"amount":\#(eur)"#
    try log.say("commitment.made", "project/p", made + "}")
    let other = try #require(
      try log.refusal {
        try $0.say("commitment.made", "project/p", made + #","source":"source/land"}"#)
      })
    #expect(other.why.contains("bound to source/hh in 2025"))
    _ = try relieve(log, "B-1")
    try DecidingMoneyTests.appropriate(log, "land")
    let reduced = try log.say("commitment.reduced", "project/p", made + "}")
    #expect(try log.text("source", of: reduced) == "source/hh")
    #expect(try log.refusal { _ = try relieve($0, "B-2", year: 2026) } != nil)
    let carried = try log.say(
      "commitment.carried", "project/p",
      #"{"commitment":"K-1","from":2025,"to":2026,"amount":\#(eur)}"#)
    #expect(try log.text("source", of: carried) == "source/hh")
    _ = try relieve(log, "B-2", year: 2026)
    try log.void(carried)
    #expect(try log.refusal { _ = try relieve($0, "B-3", year: 2026) } != nil)
    #expect(
      try log.refusal {
        try $0.say("commitment.reduced", "project/q", made + "}")
      }?.field == "data.commitment")
  }

  // MARK: Grants

  @Test func `allocations stay within the maximum and receipts are unique per grant`() throws {
    let log = try DecidingMoneyTests.log()
    let eur = DecidingMoneyTests.eur
    try log.say(
      "grant.applied", "grant/g",
      #"{"project":"project/p","funder":"F","programme":"P","amount":\#(eur("100"))}"#)
    let allocate = { (log: DecidingLog, amount: String) in
      try log.say(
        "grant.allocated", "grant/g", #"{"project":"project/p","amount":\#(eur(amount))}"#)
    }
    #expect(try log.refusal { _ = try allocate($0, "1") }?.kind == .sum)
    try log.say(
      "grant.approved", "grant/g",
      #"{"project":"project/p","reference":"R","notice":"2024-01-01","maximum":\#(eur("100")),"#
        + #""form":"fixed","from":"2024-01-01","until":"2025-12-31"}"#)
    let first = try allocate(log, "60")
    let over = try #require(try log.refusal { _ = try allocate($0, "41") })
    #expect(over.why == "of the maximum 100.00 EUR only 40.00 EUR is not allocated")
    let void = try log.void(first)
    _ = try allocate(log, "41")
    #expect(try log.refusal { try $0.void(void) }?.kind == .sum)

    let draw = #"{"receipt":"D-1","amount":\#(eur("5"))}"#
    let drawn = try log.say("drawdown.requested", "grant/g", draw)
    try log.say("drawdown.received", "grant/g", draw)
    let again = try #require(
      try log.refusal { try $0.say("drawdown.requested", "grant/g", draw) })
    #expect(again.why.contains("event \(drawn)"))
  }
}
