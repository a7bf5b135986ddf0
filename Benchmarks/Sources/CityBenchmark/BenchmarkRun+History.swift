import Ledger
import Timelines
import Vocabulary

/// How far more history of the same projects makes the portfolio slower.
extension BenchmarkRun {
  /// A city and one with a tenth of its events, asked by turns.
  mutating func measureHistory() throws {
    let short = count / 10
    let cities = try [short, count].map { size in
      let city = try City(folder, "history-\(size)", CityLog(count: size))
      city.timelines = try Timelines(city.ledger)
      _ = try city.append(size, flushing: true)
      return city
    }
    let questions = try cities.compactMap { city in
      try city.timelines.map { Questions($0, head: try city.ledger.head.sequence) }
    }
    var times: [[Double]] = [[], []]
    for _ in 0..<40 {
      for (place, questions) in questions.enumerated() {
        times[place] += try questions.portfolios(5)
      }
    }
    let medians = times.map { Timing.percentile($0, 50) }
    table.add(
      "portfolio, \(Targets.size(count)) events against \(Targets.size(short))",
      Targets.history.text, medians.map(Timing.duration).joined(separator: " after "),
      ratio: Timing.rounded(medians[1] / medians[0]),
      met: medians[1] / medians[0] <= Targets.history.value)
  }
}
