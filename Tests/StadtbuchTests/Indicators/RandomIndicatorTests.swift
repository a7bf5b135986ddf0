import Stadtbuch
import TestSupport
import Testing

/// Random histories of an indicator: board and series are what the rules say, followed naively.
@Suite struct `Indicators of random histories` {
  @Test(arguments: 1...24 as ClosedRange<UInt64>)
  func `series and board are those of a naive fold`(seed: UInt64) throws {
    let made = RandomIndicator(seed: seed, count: 90)
    let filled = try EngineOfLines(made.lines)
    var random = SplitMix64(seed: ~seed)
    for _ in 0..<5 {
      let knownAt = random.chance(40) ? made.lines.count : random.number(6...made.lines.count)
      let asOf = Day(unchecked: 20_230_331).adding(days: random.number(0...1100))
      let place = "seed \(seed), \(asOf) as known at \(knownAt)"
      let naive = NaiveIndicator(made, knownAt: knownAt)
      let expected = naive.rows(by: asOf)
      let rows = try filled.series(asOf.description, knownAt: UInt64(knownAt))
      #expect(rows.count == expected.count, "\(place)")
      for (row, wanted) in zip(rows, expected) {
        #expect(
          row.texts(
            "period", "value", "state", "n", "target", "deviation", "missed", "light",
            "definition", "incomplete.n", "missing") == wanted.texts(), "\(place)")
      }
      // What nobody said is in no board and in no trend.
      let known = expected.filter { $0.missing != "not-reported" }
      let board = try filled.board(asOf.description, knownAt: UInt64(knownAt))
      #expect(board.text("period") == known.last?.period.description, "\(place)")
      let last = rows.last { $0.text("missing") != "not-reported" }
      #expect(board.text("value") == last?.text("value"), "\(place)")
      #expect(board.text("light") == (last.map { $0.text("light") } ?? "grey"), "\(place)")
      let trend = naive.sinceBreak(known, by: asOf).suffix(4).map { row in
        "\(row.period) \(row.incomplete == nil ? row.value?.text(row.decimals) ?? "–" : "–")"
      }
      #expect(board.trend == trend, "\(place)")
      #expect(board.text("reachDate") == naive.reachDate(known, by: asOf), "\(place)")
    }
  }
}
