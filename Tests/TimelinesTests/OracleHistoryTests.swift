import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// Random histories of all types against the definitions. `STADTBUCH_LONG=1` runs thousands,
/// `STADTBUCH_SEED=n` one of them.
@Suite struct `Random histories` {
  static let environment = ProcessInfo.processInfo.environment
  static let seeds: ClosedRange<UInt64> = {
    if let seed = environment["STADTBUCH_SEED"].flatMap({ UInt64($0) }) { return seed...seed }
    return 1...(LongForm.isAsked ? 1_000 : 80)
  }()
  static let eventsCount = 120
  static let pointsCount = LongForm.isAsked ? 8 : 5

  @Test func `the index, its rebuild, replay and an import of the export agree with the oracle`()
    throws
  {
    let oracle = try Oracle.current()
    let names = HistoryGenerator.types.map(\.name)
    var tally = HistoryTally()
    for seed in Self.seeds {
      // Followed batch by batch, so that what is compared was made step by step.
      var followed: Timelines?
      let run = try HistoryRun(seed: seed, count: Self.eventsCount, tally: &tally) {
        followed = try Timelines($0)
      }
      let timelines = try #require(followed)
      let comparison = try OracleComparison(
        run.ledger, oracle, seed: seed, points: Self.pointsCount)
      if let difference = try comparison.difference(timelines) {
        timelines.close()
        try report(run, oracle, difference)
        return
      }
      if seed % 4 == 0 {
        let hashes = try comparison.hashes(timelines)
        #expect(try comparison.hashesAfterImport() == hashes, "seed \(seed)")
        #expect(try comparison.hashesAfterRebuild(timelines) == hashes, "seed \(seed)")
      }
      timelines.close()
    }
    print(tally.table(types: names))
    if Self.seeds.count > 1 { #expect(tally.missing(types: names) == []) }
    #expect(tally.accepted > 9 * tally.refusals)
  }

  @Test(arguments: [501, 502, 503, 601, 602, 603] as [UInt64])
  func `of huge amounts and of values at their ends say what the oracle says`(
    seed: UInt64
  ) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(
      seed: seed, count: 2 * Self.eventsCount, tally: &tally,
      values: seed > 600 ? .extreme : .huge)
    let timelines = try Timelines(run.ledger)
    defer { timelines.close() }
    let comparison = try OracleComparison(
      run.ledger, try Oracle.current(), seed: seed, points: Self.pointsCount)
    let difference = try comparison.difference(timelines)
    #expect(difference == nil, "seed \(seed)")
  }

  @Test func `views that were deleted are made anew and say the same`() throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: 77, count: Self.eventsCount, tally: &tally)
    let comparison = try OracleComparison(
      run.ledger, try Oracle.current(), seed: 77, points: Self.pointsCount)
    let before = try comparison.hashesWhenOpened()
    try FileManager.default.removeItem(atPath: run.ledger.folders.views)
    #expect(try comparison.hashesWhenOpened() == before)
    let expected = comparison.points.map {
      comparison.history.hash(asOf: $0.asOf.description, knownAt: Int64($0.knownAt))
    }
    #expect(before == expected)
  }

  /// Prints the seed and the smallest history that still differs.
  private func report(_ run: HistoryRun, _ oracle: Oracle, _ difference: String) throws {
    func differs(_ events: [HistoryEvent]) throws -> String? {
      let temporary = try HistoryRun.play(events)
      let timelines = try Timelines(temporary.ledger)
      defer { timelines.close() }
      return try OracleComparison(
        temporary.ledger, oracle, seed: run.seed, points: 2 * Self.pointsCount
      ).difference(timelines)
    }
    let isRepeated = try differs(run.events) != nil
    let smallest =
      isRepeated ? try HistoryShrinker.shrink(run.events) { try differs($0) != nil } : run.events
    let last = try differs(smallest) ?? "only where it is applied batch by batch"
    let lines = try HistoryRun.play(smallest).ledger.exportedLines().joined(separator: "\n")
    Issue.record("seed \(run.seed): \(difference)\nsmallest history: \(last)\n\(lines)")
  }
}
