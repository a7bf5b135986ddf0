import Testing
import Views
import Vocabulary

/// Why rows differ, and what corrections do not undo.
@Suite struct `Changes of the portfolio` {
  let town: Town

  init() throws {
    town = try Town()
  }

  private func texts(_ changes: [PortfolioChange]) -> [String] {
    changes.map { change in
      var bytes: [UInt8] = []
      change.before.map { AnswerValue($0, of: change.key).append(to: &bytes) }
      bytes += Array(" → ".utf8)
      change.after.map { AnswerValue($0, of: change.key).append(to: &bytes) }
      let values = String(decoding: bytes, as: UTF8.self)
      return "\(change.key.rawValue) \(values) \(change.cause.rawValue)"
    }
  }

  @Test func `what was heard later is late, what was put right is corrected`() throws {
    try town.add(
      "project.status-changed", "project/a", #"{"status":"planning"}"#, "2024-01-01")
    try town.record()
    let status = try town.head
    try town.add("project.described", "project/a", #"{"cohort":"1"}"#, "2024-01-01")
    try town.record()
    let before = try town.head
    try town.add("project.described", "project/a", #"{"cohort":"2"}"#, "2024-02-01")
    try town.correct(status, "project.status-changed", #"{"status":"future"}"#)
    try town.add(
      "project.status-changed", "project/a", #"{"status":"paused"}"#, "2024-08-01")
    try town.record()
    let changes = try town.changes(
      from: ("2024-06-30", before), to: ("2024-12-31", try town.head))
    #expect(
      texts(changes) == [
        #"cohort "1" → "2" late"#, #"status "planning" → "future" corrected"#,
        #"status "future" → "paused" happened"#,
      ])
  }

  @Test func `a void takes money back as a correction`() throws {
    try town.add(
      "expenditure.booked", "project/b",
      #"{"booking":"B","year":2024,"amount":\#(town.eur(30)),"type":"staff","source":"source/hh"}"#,
      "2024-02-01")
    try town.record()
    let booked = try town.head
    try town.add("event.voided", "event/\(booked)", "{}", reason: "booked elsewhere")
    try town.record()
    let day = "2024-12-31"
    let changes = try town.changes(from: (day, booked), to: (day, try town.head))
    #expect(changes.map(\.key) == [.moneySpent])
    #expect(changes.first?.cause == .corrected)
    #expect(changes.first?.change == Money(minor: -3_000, currency: .eur))
    #expect(try town.changes(from: (day, booked), to: (day, booked)).isEmpty)
  }

  @Test func `a project that comes or goes changes every key that it has`() throws {
    try town.record()
    let before = try town.head
    try town.project("new")
    try town.record()
    let after = try town.head
    let day = "2024-12-31"
    let came = try town.changes(from: (day, before), to: (day, after))
    #expect(came.map(\.key.rawValue).contains("title"))
    #expect(came.allSatisfy { $0.subject == "project/new" && $0.cause == .late })
    let gone = try town.changes(from: (day, after), to: (day, before))
    #expect(gone.count == came.count)
    #expect(gone.allSatisfy { $0.after == nil })
  }

  @Test func `correcting an older primary does not make it the one that counts`() throws {
    try town.add("strategy.drafted", "strategy/s", #"{"title":"S","kind":"agenda"}"#, "2024-01-01")
    for key in ["m1", "m2"] {
      try town.add(
        "measure.defined", "measure/\(key)",
        #"{"strategy":"strategy/s","title":"M","binding":"resolved"}"#, "2024-01-01")
    }
    let aligned = #"{"to":"measure/m1","relation":"implements","primary":true}"#
    try town.add("alignment.set", "project/a", aligned, "2024-02-01")
    try town.record()
    let first = try town.head
    try town.add(
      "alignment.set", "project/a", #"{"to":"measure/m2","relation":"implements","primary":true}"#,
      "2024-02-01")
    try town.correct(
      first, "alignment.set",
      #"{"to":"measure/m1","relation":"implements","primary":true,"weight":5000}"#)
    let row = try town.row("a", "2024-03-01")
    #expect(row.alignments.map(\.isPrimary) == [false, true])
    #expect(row.alignments.map(\.weight) == [5000, nil])
    #expect(row.measure == "measure/m2")
  }
}
