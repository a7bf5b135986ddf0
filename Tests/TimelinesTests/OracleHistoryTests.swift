import Foundation
import Ledger
import TestSupport
import Testing
import Vocabulary

/// Random histories of all types against the definitions.
@Suite struct `Random histories` {
  static let isLong = ProcessInfo.processInfo.environment["STADTBUCH_LONG"] == "1"
  static let count: UInt64 = isLong ? 3_000 : 120

  @Test func `every type and every case occurs, and most proposals are accepted`() throws {
    let names = HistoryGenerator.types.map(\.name)
    var tally = HistoryTally()
    for seed in 1...Self.count {
      _ = try HistoryRun(seed: seed, count: 120, tally: &tally)
    }
    print(tally.table(types: names))
    #expect(tally.missing(types: names) == [])
    #expect(tally.accepted > 4 * tally.refusals)
  }
}
