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

  func add(_ type: String, _ subject: String, _ data: String, _ day: String? = nil) throws {
    count += 1
    drafts.append(try Draft.of(type, subject, data, number: count, validFrom: day))
  }

  /// Adds an event that may be refused; says whether it was taken.
  func offer(
    _ type: String, _ subject: String, _ data: String, _ day: String? = nil
  ) throws -> Bool {
    try record()
    try add(type, subject, data, day)
    do throws(LedgerError) {
      _ = try temporary.ledger.append(drafts)
      drafts = []
      return true
    } catch {
      drafts = []
      return false
    }
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
    let portfolio = Portfolio(try Timelines(temporary.ledger))
    return try portfolio.answer(
      at: Point(asOf: try #require(Day(day)), knownAt: knownAt ?? (try head)), options)
  }

  func row(_ key: String, _ day: String) throws -> PortfolioRow {
    try #require(try answer(day).rows.first { $0.subject == "project/\(key)" })
  }
}
