import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// The worked example in a ledger: index, replay and oracle say the same at every point.
@Suite struct `The worked example in a ledger` {
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
