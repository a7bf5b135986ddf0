import Timelines
import Vocabulary

/// What differs between two points a quarter apart.
extension BenchmarkRun {
  mutating func measureChanges(_ timelines: Timelines, _ head: UInt64, _ words: String) throws {
    var chance = Chance(seed: 13)
    var times: [Double] = []
    var rows = 0
    let perDay = Double(head) / Double(CityLog.dayCount)
    for round in 0..<44 {
      let day = 365 + chance.below(CityLog.dayCount - 365 - 92)
      let from = Point(
        asOf: Day(ordinal: CityLog.firstDay + day), knownAt: UInt64(Double(day) * perDay))
      let to = Point(
        asOf: Day(ordinal: CityLog.firstDay + day + 91), knownAt: UInt64(Double(day + 91) * perDay))
      var count = 0
      let seconds = try Timing.seconds {
        try timelines.changes(from: from, to: to) { _ in count += 1 }
      }
      rows = max(rows, count)
      if round >= 4 { times.append(seconds) }
    }
    let median = Timing.percentile(times, 50)
    table.add(
      "changes between two points a quarter apart, up to \(rows) rows\(words)",
      Targets.changes.text,
      "p50 \(Timing.duration(median)), p99 \(Timing.duration(Timing.percentile(times, 99)))",
      met: median <= Targets.changes.value)
  }
}
