import Foundation
import Timelines
import Views
import Vocabulary

extension BenchmarkRun {
  /// The board of all indicators, and the series of one that is measured daily.
  mutating func measureIndicators(
    _ timelines: Timelines, _ head: UInt64, _ words: String
  ) throws {
    let view = IndicatorView(timelines)
    var chance = Chance(seed: 11)
    var rows = 0
    var times: [Double] = []
    for round in 0..<220 {
      let point = Point(
        asOf: Day(ordinal: CityLog.firstDay + 365 + chance.below(CityLog.dayCount - 365)),
        knownAt: head / 2 + UInt64(chance.below(Int(head / 2))))
      let seconds = try Timing.seconds {
        rows = max(rows, try view.board(at: point).rows.count)
      }
      if round >= 20 { times.append(seconds) }
    }
    add("board of \(rows) indicators at random points\(words)", Targets.board, times)
    let daily = CityNames(scale: count < 100_000 ? 10 : 1).indicators[0]
    let end = Point(asOf: Day(ordinal: CityLog.firstDay + CityLog.dayCount), knownAt: head)
    var vintages = 0
    times = []
    for round in 0..<220 {
      let seconds = try Timing.seconds {
        let series = try view.series(of: daily, at: end)
        (rows, vintages) = (series.rows.count, series.vintages.count)
      }
      if round >= 20 { times.append(seconds) }
    }
    add(
      "ten years of a daily series, \(rows) periods with \(vintages) vintages\(words)",
      Targets.series, times)
  }

  private mutating func add(_ work: String, _ target: Targets, _ times: [Double]) {
    let high = Timing.percentile(times, 99)
    table.add(
      work, target.text,
      "p50 \(Timing.duration(Timing.percentile(times, 50))), p99 \(Timing.duration(high))",
      met: high <= target.value)
  }
}
