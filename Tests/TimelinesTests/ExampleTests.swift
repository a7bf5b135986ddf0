import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// The worked example in a ledger: index, replay and oracle say the same at every point.
@Suite("The worked example in a ledger") struct ExampleTests {
  static func lines() throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/example/dezernat-4.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  static func drafts() throws -> [Draft] {
    let reader = DraftReader()
    return try lines().map { line in
      let bytes = Array(line.utf8)
      return try reader.read(line: bytes.span)
    }
  }

  static func ledger() throws -> TemporaryLedger {
    let temporary = try TemporaryLedger(clock: ManualClock("2026-02-01T09:00:00Z"))
    _ = try append(try drafts(), to: temporary.ledger)
    return temporary
  }

  static func append(_ drafts: [Draft], to ledger: Ledger) throws -> Receipt {
    try ledger.append(drafts, options: AppendOptions(trustTime: true))
  }

  @Test func `index, replay and oracle agree at every event and day`() throws {
    let temporary = try Self.ledger()
    let timelines = try Timelines(temporary.ledger)
    let oracle = try Oracle.current().history(try temporary.ledger.exportedLines())
    for knownAt in stride(from: UInt64(0), through: 150, by: 7) {
      for day in ["2023-12-31", "2024-09-30", "2024-12-31", "2025-07-01", "2026-12-31"] {
        let point = Point(asOf: try #require(Day(day)), knownAt: knownAt)
        let index = try timelines.read(at: point) { (reading) throws(TimelinesError) in
          try reading.stateHash()
        }
        let replay = try Replay(temporary.ledger, at: point).stateHash()
        let naive = oracle.hash(asOf: day, knownAt: Int64(knownAt))
        #expect(index == replay, "\(point)")
        #expect(index.text == naive, "\(point)")
      }
    }
  }
}

/// Views made anew, left behind and taken up again.
@Suite struct `Generations of views` {
  @Test func `a rebuild says the same, counts from then on and leaves one folder`() throws {
    let temporary = try ExampleTests.ledger()
    let timelines = try Timelines(temporary.ledger)
    let report = try timelines.rebuild()
    #expect(report.isEqual == true)
    #expect(report.generation == 2)
    #expect(try temporary.ledger.viewsGeneration == 2)
    let again = try timelines.rebuild()
    #expect(again.after == report.after)
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: temporary.ledger.folders.views)
    #expect(folders.filter { UInt64($0) != nil } == ["3"])
  }

  @Test func `views follow each commit, and what was written while nobody followed is caught up`()
    throws
  {
    let temporary = try TemporaryLedger(clock: ManualClock("2026-02-01T09:00:00Z"))
    let drafts = try ExampleTests.drafts()
    _ = try ExampleTests.append(Array(drafts[..<50]), to: temporary.ledger)
    let timelines = try Timelines(temporary.ledger)
    #expect(try timelines.position == 50)
    _ = try ExampleTests.append(Array(drafts[50..<100]), to: temporary.ledger)
    #expect(try timelines.position == 100)
    timelines.close()
    _ = try ExampleTests.append(Array(drafts[100...]), to: temporary.ledger)
    let later = try Timelines(temporary.ledger)
    #expect(try later.position == 150)
    let point = Point(asOf: .last, knownAt: 150)
    let index = try later.read(at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash()
    }
    #expect(try index == Replay(temporary.ledger, at: point).stateHash())
  }

  @Test func `a point above the head is refused`() throws {
    let temporary = try ExampleTests.ledger()
    let timelines = try Timelines(temporary.ledger)
    #expect(throws: TimelinesError.self) {
      try timelines.read(at: Point(asOf: .last, knownAt: 151)) { (_) throws(TimelinesError) in }
    }
  }
}
