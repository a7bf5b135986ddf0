import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// Random histories with merges, splits, closed years and voids: every figure of money is what its
/// parts add up to, and what holds among its events is what makes the parts.
@Suite struct `Figures of random histories explain themselves` {
  private static let keys: [PortfolioKey] = [
    .moneyNeed, .moneySecured, .moneyGap, .moneySpent, .moneyAppropriated, .moneyCommitted,
    .moneyForecast,
  ]

  @Test(arguments: [11, 12, 13, 15] as [UInt64])
  func `parts add up to the figure, and their events are those that hold`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 600, tally: &tally)
    let history = try Oracle.current().history(try run.ledger.exportedLines())
    let timelines = try Timelines(run.ledger)
    let portfolio = Portfolio(timelines)
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }
    var seen = Seen()
    for _ in 0..<5 {
      let knownAt = UInt64(
        random.chance(50) ? Int(history.last) : random.number(0...Int(history.last)))
      let day = try #require(random.pick(days))
      let point = Point(asOf: day, knownAt: knownAt)
      let answer = try portfolio.answer(at: point)
      for row in answer.rows + answer.ended {
        seen.bases.insert(row.needBasis)
        for key in Self.keys {
          let place = "seed \(seed), \(row.subject) \(key.rawValue), \(day) known at \(knownAt)"
          let explanation = try #require(
            try portfolio.explanation(of: row.subject, key, at: point), "\(place)")
          try check(explanation, row[key], timelines, point, place, &seen)
        }
      }
    }
    #expect(seen.parts > 100 && seen.bases.count >= 3, "seed \(seed): \(seen)")
  }

  private struct Seen {
    var parts = 0
    var bases: Set<NeedBasis> = []
  }

  private func check(
    _ explanation: Explanation, _ value: PortfolioValue?, _ timelines: Timelines,
    _ point: Point, _ place: String, _ seen: inout Seen
  ) throws {
    guard case .money(let figure)? = value else {
      #expect(explanation.figure.value == nil, "\(place)")
      #expect(explanation.parts.isEmpty, "\(place)")
      return
    }
    #expect(explanation.figure.value == .money(figure), "\(place)")
    var sum = Total.zero
    for part in explanation.parts {
      guard case .money(let money) = part.amount else {
        Issue.record("\(place): \(part)")
        continue
      }
      sum += money.minor
    }
    #expect(sum == figure.minor, "\(place): \(explanation.parts)")
    seen.parts += explanation.parts.count
    let holding = try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var holding: Set<UInt64> = []
      for basis in explanation.basis {
        guard let entity = try reading.entity(named: basis.subject) else { continue }
        for row in try reading.explain(entity, attributes: basis.attributes)
        where row.attribute != nil && row.state == .holds {
          holding.insert(row.sequence)
        }
      }
      return holding
    }
    #expect(holding == Set(explanation.parts.flatMap(\.sequences)), "\(place)")
  }
}
