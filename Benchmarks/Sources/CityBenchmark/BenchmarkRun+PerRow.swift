import Ledger
import Timelines

/// What a row of other views takes against one of the portfolio.
extension BenchmarkRun {
  mutating func measurePerRow() throws {
    let city = try City(folder, "rows", CityLog(count: count))
    let timelines = try Timelines(city.ledger)
    city.timelines = timelines
    _ = try city.append(count, flushing: true)
    let questions = Questions(timelines, head: try city.ledger.head.sequence)
    for _ in 0..<10 { _ = try questions.secondsPerRow() }
    let rounds = try (0..<80).map { _ in try questions.secondsPerRow() }
    let medians = (0..<4).map { place in Timing.percentile(rounds.map { $0[place] }, 50) }
    for (name, median) in zip(["portfolio", "board", "budget", "changes"], medians) {
      let ratio = median / medians[0]
      table.add(
        "a row of \(name)", name == "portfolio" ? "–" : Targets.perRow.text,
        Timing.duration(median), ratio: Timing.rounded(ratio),
        met: name == "portfolio" ? nil : ratio <= Targets.perRow.value)
    }
  }
}
