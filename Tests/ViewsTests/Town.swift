import Ledger
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// A small ledger that tests write to event by event.
final class Town {
  let temporary: TemporaryLedger
  private var drafts: [Draft] = []
  private var count: UInt64 = 0

  init() throws {
    temporary = try TemporaryLedger(clock: ManualClock("2026-01-15T09:00:00Z"))
    try add("unit.created", "unit/dez", #"{"kind":"department","name":"Dezernat"}"#, "2020-01-01")
    try add(
      "unit.created", "unit/amt", #"{"kind":"office","name":"Amt","parent":"unit/dez"}"#,
      "2020-01-01")
    for source in ["hh", "land"] {
      let grant = source == "land" ? #","grant":"grant/g""# : ""
      if source == "land" { try approveGrant() }
      try add(
        "source.defined", "source/\(source)", #"{"kind":"budget","title":"\#(source)"\#(grant)}"#,
        "2020-01-01")
    }
  }

  private func approveGrant() throws {
    try project("a")
    try project("b")
    try add(
      "grant.approved", "grant/g",
      #"{"project":"project/a","reference":"1","notice":"2020-01-01","maximum":\#(eur(1000)),"#
        + #""rate":6000,"form":"share","from":"2020-01-01","until":"2024-12-31"}"#,
      "2020-01-01")
  }

  func eur(_ amount: Int64) -> String { #"{"amount":"\#(amount)","currency":"EUR"}"# }

  func project(_ key: String) throws {
    try add(
      "project.registered", "project/\(key)",
      #"{"title":"\#(key)","kind":"agenda","lead":"unit/amt"}"#, "2020-01-01")
  }

  func add(
    _ type: String, _ subject: String, _ data: String, _ day: String? = nil, reason: String? = nil
  ) throws {
    count += 1
    guard let reason else {
      drafts.append(try Draft.of(type, subject, data, number: count, validFrom: day))
      return
    }
    let id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | count)
    let line = Array(
      (#"{"specversion":"1.0","id":"\#(id)","source":"test","actor":"person/p1","type":"\#(type)","#
        + #""subject":"\#(subject)","reason":"\#(reason)","data":\#(data)}"#)
        .utf8)
    drafts.append(try DraftReader().read(line: line.span))
  }

  /// Says an event anew.
  func correct(_ number: UInt64, _ type: String, _ data: String) throws {
    try record()
    try add(
      "event.corrected", "event/\(number)", #"{"type":"\#(type)","data":\#(data)}"#,
      reason: "a slip")
  }

  func changes(
    from: (day: String, knownAt: UInt64), to: (day: String, knownAt: UInt64)
  ) throws -> [PortfolioChange] {
    try record()
    let portfolio = PortfolioReader(try Timelines(temporary.ledger))
    return try portfolio.changes(
      from: Point(asOf: try #require(Day(from.day)), knownAt: from.knownAt),
      to: Point(asOf: try #require(Day(to.day)), knownAt: to.knownAt))
  }

  func record() throws {
    guard !drafts.isEmpty else { return }
    let waiting = drafts
    drafts = []
    temporary.clock.advance(microseconds: 1_000_000)
    _ = try temporary.ledger.append(waiting)
  }

  var head: UInt64 {
    get throws { try temporary.ledger.head.sequence }
  }

  func answer(
    _ day: String, knownAt: UInt64? = nil, _ options: PortfolioOptions = PortfolioOptions()
  ) throws -> PortfolioAnswer {
    try record()
    let portfolio = PortfolioReader(try Timelines(temporary.ledger))
    return try portfolio.answer(
      at: Point(asOf: try #require(Day(day)), knownAt: knownAt ?? (try head)), options)
  }

  func row(_ key: String, _ day: String) throws -> PortfolioRow {
    try #require(try answer(day).rows.first { $0.subject == "project/\(key)" })
  }
}
