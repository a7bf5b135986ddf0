import Stadtbuch
import TestSupport
import Testing
import Vocabulary

/// Reports that were published, made again.
@Suite struct `A published report` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  private func publish(
    _ key: String, _ rendered: RenderedReport, sha256: String? = nil, source: String? = nil
  ) throws {
    var data = rendered.data(title: key)
    data["sha256"] = .text(sha256 ?? rendered.sha256)
    var json: [UInt8] = []
    data.append(to: &json)
    let id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_ffff)
    _ = try example.engine.record(
      EventEntry(
        type: "report.published", subject: "report/\(key)", id: id, data: json,
        envelope: [("source", source ?? rendered.source), ("actor", "person/p1")]))
  }

  @Test(arguments: ["T1", "T2"]) func `is listed with what has changed since as in A7`(
    name: String
  ) throws {
    let point = try example.point(name)
    let answer = try example.engine.reports(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let expected = example.answers[name]["A7"]["rows"].elements
    try example.expect(answer, rows: expected)
    let one = try #require(
      try example.engine.reproduce("report/2024-Q3", knownAt: .sequence(point.knownAt)))
    try example.expect(one.answer, rows: expected)
    // Its hash is a placeholder, which no bytes have.
    #expect(!one.isSame)
    #expect(one.bytes == nil)
  }

  @Test func `comes out byte for byte after the log has grown`() throws {
    let engine = example.engine
    let day = try #require(Day("2024-12-31"))
    let rendered = try engine.render(.portfolio, asOf: day, knownAt: .sequence(109))
    try publish("p", rendered)
    let again = try #require(try engine.reproduce("report/p"))
    #expect(again.isSame)
    #expect(again.bytes == rendered.bytes)
    #expect(again.answer.beside["kind"] == .text("portfolio"))
    guard case .list(let changes)? = again.answer.rows.first?["changedSince"] else {
      Issue.record("no list of changes")
      return
    }
    // Heard after event 109 of days up to 31 December 2024: B-6 (111) for the E-Akte, and the
    // measurement of 2024-Q4 restated (128). The publication itself is no change.
    let found = changes.compactMap { change -> [AnswerValue?]? in
      guard case .object(let row) = change else { return nil }
      return [row["subject"], row["attribute"], row["cause"], row["sequences"]]
    }
    #expect(
      found == [
        [
          .subject("indicator/online"), .text("observation:values:2024-Q4"), .word("corrected"),
          .list([.integer(128)]),
        ],
        [
          .subject("project/eakte"), .text("account:spent/2024/source/hh/material:EUR"),
          .word("late"), .list([.integer(111)]),
        ],
      ])
  }

  @Test func `is not the same when its file was changed before it was hashed`() throws {
    let rendered = try example.engine.render(.portfolio, asOf: Day("2024-12-31"))
    try publish("p", rendered, sha256: String(repeating: "ab", count: 32))
    let again = try #require(try example.engine.reproduce("report/p"))
    #expect(!again.isSame)
    #expect(again.bytes == rendered.bytes)
    #expect(again.answer.beside["sameBytes"] == .bool(false))
    #expect(again.answer.warnings.count == 1)
  }

  @Test func `that names no kind is known by its hash`() throws {
    let rendered = try example.engine.render(.portfolio, asOf: Day("2024-09-30"), audience: .full)
    try publish("p", rendered, source: "cli")
    let again = try #require(try example.engine.reproduce("report/p"))
    #expect(again.isSame)
  }

  @Test func `that was voided or never was is not there`() throws {
    let rendered = try example.engine.render(.portfolio)
    try publish("p", rendered)
    _ = try example.engine.record(
      EventEntry(
        type: "event.voided", subject: "event/151",
        id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0001_0000),
        data: Array("{}".utf8),
        envelope: [("actor", "person/p1"), ("reason", "too early"), ("source", "cli")]))
    #expect(try example.engine.reproduce("report/p") == nil)
    #expect(try example.engine.reproduce("report/p", knownAt: .sequence(151)) != nil)
    #expect(try example.engine.reproduce("report/none") == nil)
  }
}
