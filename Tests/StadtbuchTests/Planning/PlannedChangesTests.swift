import Foundation
import Ledger
import Stadtbuch
import TestSupport
import Testing
import Timelines

/// What a dry run says that events would change is what they change once they are recorded.
@Suite struct `Dry runs` {
  /// An attribute before and after, as both say it.
  private struct Change: Hashable, CustomStringConvertible {
    let attribute: String
    let before: String?
    let after: String?

    var description: String { "\(attribute): \(before ?? "–") → \(after ?? "–")" }
  }

  private static func lines(_ path: String) throws -> [String] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Fixtures/\(path)")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func json(_ value: AnswerValue?) -> String? {
    guard let value else { return nil }
    var json: [UInt8] = []
    value.append(to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// Of an event of a dry run what changes on the owner, without that it begins to exist.
  private static func planned(_ event: AnswerObject, owner: String) -> Set<Change> {
    guard case .list(let changes)? = event["changes"] else { return [] }
    var found: Set<Change> = []
    for case .object(let change) in changes {
      let subject = change["subject"] ?? event["subject"]
      guard subject == .text(owner), case .text(let name)? = change["attribute"] else { continue }
      found.insert(
        Change(attribute: name, before: json(change["before"]), after: json(change["after"])))
    }
    return found
  }

  /// Compares a dry run of the lines after the first `known` with the history of what they became.
  private static func compare(_ lines: [String], known: Int) throws {
    let filled = try EngineOfLines(Array(lines.prefix(known)))
    let file = FileManager.default.temporaryDirectory
      .appending(path: "planned-\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try lines.dropFirst(known).joined(separator: "\n").write(
      toFile: file, atomically: false, encoding: .utf8)
    let engine = filled.engine
    let report = try engine.importLines(file, ImportOptions(trustTime: true, dryRun: true))
    #expect(try engine.knownAt(.head).sequence == UInt64(known))
    #expect(report.planned.count == lines.count - known)
    _ = try engine.importLines(file, ImportOptions(trustTime: true))
    var events: [UInt64: AnswerObject] = [:]
    for event in report.planned {
      if case .integer(let number)? = event["sequence"] { events[UInt64(number)] = event }
    }
    var compared = 0
    let point = Point(asOf: .last, knownAt: try engine.knownAt(.head).sequence)
    try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      for kind in Subject.kinds {
        for subject in try reading.everyEntity(ofKind: kind) {
          try reading.history(subject) { row in
            guard let event = events[row.sequence] else { return }
            compared += 1
            let isCreation = row.on == nil
            let expected = Set(
              row.changes.filter { !isCreation || $0.attribute != "exists" }.map {
                Change(attribute: $0.attribute, before: $0.before, after: $0.after)
              })
            // Of a correction that moves a day, history looks at the day it gives, and a dry run at
            // the later of both.
            guard row.type != "event.corrected" || event["validFrom"] == .day(row.validFrom) else {
              return
            }
            let found = planned(event, owner: subject.name)
            #expect(found == expected, "event \(row.sequence), \(row.type) on \(subject.name)")
          }
        }
      }
    }
    #expect(compared == events.count)
  }

  @Test(arguments: [0, 20, 60, 105, 140])
  func `say what the worked example's events change`(known: Int) throws {
    try Self.compare(Self.lines("example/dezernat-4.jsonl"), known: known)
  }

  @Test(arguments: [3, 7, 11, 19, 23, 42] as [UInt64])
  func `say what the events of a random history change`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 400, tally: &tally)
    let lines = try run.ledger.exportedLines()
    try Self.compare(lines, known: lines.count / 2)
  }

  @Test func `look at several events as one batch, with the ledger's defaults`() throws {
    let example = try ExampleEngine()
    let engine = example.engine
    let id = { (number: UInt64) in EventID(high: 0x0190_0000_0000_7000, low: 0x8000 << 48 | number)
    }
    let day: [(name: String, value: String?)] = [
      ("actor", "person/p1"), ("validfrom", "2026-01-30"),
    ]
    func bill(_ key: String, _ amount: String) -> [UInt8] {
      Array(
        (#"{"booking":"\#(key)","year":2026,"source":"source/hh","type":"material","#
          + #""amount":{"amount":"\#(amount)","currency":"EUR"}}"#).utf8)
    }
    let head = try engine.knownAt(.head).sequence
    let planned = try engine.plan([
      EventEntry(
        type: "expenditure.booked", subject: "project/eakte", id: id(1), data: bill("N-1", "10.00"),
        envelope: day),
      EventEntry(
        type: "expenditure.booked", subject: "project/eakte", id: id(2), data: bill("N-2", "5.50"),
        envelope: day),
      EventEntry(
        type: "event.voided", subject: "event/\(head + 1)", id: id(3), data: Array("{}".utf8),
        envelope: [("actor", "person/p1"), ("reason", "double")]),
    ])
    let changes = planned.events.flatMap { event -> [String] in
      guard case .list(let changes)? = event["changes"] else { return [] }
      return changes.compactMap { Self.json($0) }.filter { $0.contains("account:spent/2026") }
    }
    #expect(changes.count == 3)
    #expect(changes[0].contains(#""change":{"amount":"10.00","currency":"EUR"}"#))
    #expect(!changes[0].contains("before"))
    #expect(changes[1].contains(#""before":{"amount":"10.00","currency":"EUR"}"#))
    #expect(changes[1].contains(#""after":{"amount":"15.50","currency":"EUR"}"#))
    #expect(changes[2].contains(#""change":{"amount":"-10.00","currency":"EUR"}"#))
    #expect(changes[2].contains(#""after":{"amount":"5.50","currency":"EUR"}"#))
    #expect(try engine.knownAt(.head).sequence == head)
  }
}
