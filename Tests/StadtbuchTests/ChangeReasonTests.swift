import Stadtbuch
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// What `changes` says beside the values: why, what it comes to, and what is no project.
@Suite struct `Changes with their reasons and sums` {
  @Test func `say of the example what a naive look at the log says`() throws {
    let example = try ExampleEngine()
    let lines = try example.engine.ledger.exportedLines()
    for (first, known) in [("2024-01-01", UInt64(1)), ("2024-09-30", 78), ("2024-12-31", 109)] {
      let day = try #require(Day(first))
      try compare(
        example.engine, lines, PointRequest(asOf: day, knownAt: .sequence(known)),
        PointRequest(asOf: .last))
    }
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func `say of a random history what a naive look at the log says`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 400, tally: &tally)
    let lines = try run.ledger.exportedLines()
    let filled = try EngineOfLines(lines)
    let engine = filled.engine
    var random = SplitMix64(seed: seed)
    for first in ["2024-03-31", "2024-12-31"] {
      let day = try #require(Day(first))
      let known = UInt64(random.number(1...lines.count))
      try compare(
        engine, lines, PointRequest(asOf: day, knownAt: .sequence(known)),
        PointRequest(asOf: try #require(Day("2026-01-31"))))
    }
  }

  private func compare(
    _ engine: Engine, _ lines: [String], _ from: PointRequest, _ to: PointRequest
  ) throws {
    let events = try lines.map { try TestSupport.JSONValue(parsing: $0) }
    let attributes = try engine.changes(from: from, to: to)
    for row in attributes.rows {
      var reasons: [String] = []
      if case .list(let numbers)? = row["sequences"] {
        for case .integer(let number) in numbers {
          let reason = events[Int(number) - 1]["reason"].text
          if let reason, !reasons.contains(reason) { reasons.append(reason) }
        }
      }
      #expect(
        row["reason"]?.plainText == (reasons.isEmpty ? nil : reasons.joined(separator: "; ")),
        "\(row["subject"]?.plainText ?? ""), \(row["attribute"]?.plainText ?? "")")
    }
    #expect(sums(attributes) == naiveSums(attributes))
    let rows = try engine.answer(Changes.self, ChangesChoice(from: from, to: to, rows: true))
    #expect(sums(rows) == naiveSums(rows))
    try totals(engine, rows, from, to)
    try lights(engine, rows, from, to)
    // No reason is told that nobody gave.
    let given = Set(events.compactMap { $0["reason"].text })
    for row in rows.rows {
      guard let reason = row["reason"]?.plainText else { continue }
      #expect(given.contains { reason.contains($0) })
    }
  }

  /// The sums beside the rows.
  private func sums(_ answer: Answer) -> [String: Money] {
    var sums: [String: Money] = [:]
    guard case .list(let list)? = answer.beside["sums"]?.opened else { return sums }
    for case .object(let sum) in list.map(\.opened) {
      guard case .money(let money)? = sum["change"], let name = sum["attribute"]?.plainText
      else { continue }
      sums["\(name) \(money.currency)"] = money
    }
    return sums
  }

  private func naiveSums(_ answer: Answer) -> [String: Money] {
    var sums: [String: Money] = [:]
    for row in answer.rows {
      guard case .money(let money)? = row["change"], let name = row["attribute"]?.plainText
      else { continue }
      let family = name.hasPrefix("account:") ? String(name.prefix { $0 != "/" }) : name
      let key = "\(family) \(money.currency)"
      sums[key] = Money(
        minor: (sums[key]?.minor ?? .zero) + money.minor, currency: money.currency)
    }
    return sums
  }

  /// What changed of money is the difference of the two totals.
  private func totals(
    _ engine: Engine, _ rows: Answer, _ from: PointRequest, _ to: PointRequest
  ) throws {
    let sums = sums(rows)
    for key in ["need", "secured", "gap", "spent"] {
      let totals = try [from, to].map { point -> Total in
        let answer = try engine.answer(
          Portfolio.self, asOf: point.asOf, knownAt: point.knownAt)
        guard case .money(let money)? = answer.beside[path: "total.\(key)"] else {
          return .zero
        }
        return money.minor
      }
      #expect((sums["money.\(key) EUR"]?.minor ?? .zero) == totals[1] - totals[0], "\(key)")
    }
  }

  /// Lights of indicators go from those of the first point to those of the second.
  private func lights(
    _ engine: Engine, _ rows: Answer, _ from: PointRequest, _ to: PointRequest
  ) throws {
    func board(_ point: PointRequest) throws -> [String: AnswerValue] {
      var lights: [String: AnswerValue] = [:]
      for row in try engine.answer(KpiBoard.self, asOf: point.asOf, knownAt: point.knownAt).rows {
        if let indicator = row["indicator"]?.plainText { lights[indicator] = row["light"] }
      }
      return lights
    }
    var lights = try board(from)
    for row in rows.rows where row["attribute"]?.plainText == "light" {
      let indicator = try #require(row["subject"]?.plainText)
      #expect(lights[indicator] == row["before"])
      lights[indicator] = row["after"]
    }
    #expect(lights == (try board(to)))
  }

  @Test func `tell no reason to the public, nor to others one of an event they may not see`() throws
  {
    let filled = try EngineOfLines([
      Self.event(1, "unit.created", "unit/u", ##"{"kind":"office","name":"Amt"}"##),
      Self.event(
        2, "project.registered", "project/p",
        ##"{"title":"P","kind":"external","status":"planning","lead":"unit/u"}"##),
      Self.event(
        3, "project.status-changed", "project/p", ##"{"status":"paused"}"##,
        ##","reason":"geheim","visibility":"restricted""##),
      Self.event(
        4, "project.described", "project/p", ##"{"title":"Q"}"##, ##","reason":"offen""##),
    ])
    let engine = filled.engine
    let day = try #require(Day("2024-06-30"))
    func json(_ audience: Audience) throws -> String {
      let shape = Changes.shape(
        ChangesChoice(
          from: PointRequest(asOf: day, knownAt: .sequence(2)), to: PointRequest(asOf: day)))
      return try #require(
        try `What an audience may not see`.answer(
          engine.seen(by: audience), shape, AskedPoint(asOf: day)))
    }
    #expect(try json(.full).contains("geheim"))
    let inside = try json(.internal)
    #expect(inside.contains("offen") && !inside.contains("geheim"))
    let outside = try json(.public)
    #expect(!outside.contains("offen") && !outside.contains("geheim"))
  }

  private static func event(
    _ number: Int, _ type: String, _ subject: String, _ data: String, _ more: String = ""
  ) -> String {
    ##"{"specversion":"1.0","id":"018f3c9e-0000-7000-8000-00000000000\##(number)","##
      + ##""source":"test","type":"\##(type)","subject":"\##(subject)","actor":"person/a","##
      + ##""time":"2024-01-0\##(number)T09:00:00Z","validfrom":"2024-01-01"\##(more),"##
      + ##""data":\##(data)}"##
  }
}
