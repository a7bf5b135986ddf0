import Timelines
import Views
import Vocabulary

/// The budget of a year over all projects.
extension BenchmarkRun {
  mutating func measureBudget(_ timelines: Timelines, _ head: UInt64, _ words: String) throws {
    let budget = BudgetView(timelines)
    var chance = Chance(seed: 11)
    var times: [Double] = []
    var rows = 0
    for round in 0..<220 {
      let asOf = Day(ordinal: CityLog.firstDay + 365 + chance.below(CityLog.dayCount - 365))
      let point = Point(asOf: asOf, knownAt: head / 2 + UInt64(chance.below(Int(head / 2))))
      let seconds = try Timing.seconds {
        rows = max(rows, try budget.answer(at: point, year: asOf.year).rows.count)
      }
      if round >= 20 { times.append(seconds) }
    }
    let (median, high) = (Timing.percentile(times, 50), Timing.percentile(times, 99))
    table.add(
      "budget of a year, \(rows) projects at random points\(words)", Targets.budget.text,
      "p50 \(Timing.duration(median)), p99 \(Timing.duration(high))",
      met: high <= Targets.budget.value)
  }
}
