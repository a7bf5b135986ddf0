import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// Random histories with merges, splits, closed years and voids: every figure of money is what its
/// parts add up to, and what holds among its events is what makes the parts.
@Suite struct `Figures of random histories explain themselves` {
  private static let keys: [PortfolioKey] = [
    .moneyNeed, .moneySecured, .moneyGap, .moneySpent, .moneyAppropriated, .moneyCommitted,
    .moneyForecast,
  ]

  @Test func `parts add up to the figure, and their events are those that hold`() throws {
    var seen = Seen()
    for seed in [11, 12, 13, 15] as [UInt64] { try check(seed, [], &seen) }
    for seed in [21, 22, 23] as [UInt64] {
      try check(seed, ["grant.", "expenditure", "drawdown", "budget.", "period", "proof"], &seen)
    }
    #expect(seen.parts > 400 && seen.bases.count >= 4, "\(seen)")
    #expect(seen.budget.count > 18 && seen.forms.count > 2, "\(seen)")
  }

  private func check(_ seed: UInt64, _ favoured: [String], _ seen: inout Seen) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 500, tally: &tally, favouring: favoured)
    let history = try Oracle.current().history(try run.ledger.exportedLines())
    let timelines = try Timelines(run.ledger)
    let portfolio = PortfolioReader(timelines)
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }
    for _ in 0..<3 {
      let knownAt = UInt64(
        random.chance(50) ? Int(history.last) : random.number(0...Int(history.last)))
      let picked = random.pick(days)
      let day = try #require(picked)
      let point = Point(asOf: day, knownAt: knownAt)
      let answer = try portfolio.answer(at: point)
      for row in answer.rows + answer.ended {
        seen.bases.insert(row.needBasis)
        for key in Self.keys {
          let place = "seed \(seed), \(row.subject) \(key.rawValue), \(day) known at \(knownAt)"
          let explanation = try #require(
            try portfolio.explanation(of: row.subject, key, at: point), "\(place)")
          var value: Money?
          if case .money(let money)? = row[key] { value = money }
          try check(explanation, value, timelines, point, place, &seen)
        }
      }
      try checkBudget(timelines, point, "seed \(seed)", &seen)
      try checkGrants(timelines, point, "seed \(seed)", &seen)
    }
  }

  private func checkBudget(
    _ timelines: Timelines, _ point: Point, _ seed: String, _ seen: inout Seen
  ) throws {
    let view = BudgetView(timelines)
    for year in point.asOf.year - 1...point.asOf.year + 1 where (1900...2999).contains(year) {
      let answer = try view.answer(at: point, year: year)
      for row in answer.rows {
        for key in BudgetKey.allCases {
          let place = "\(seed), \(row.subject) \(key) \(year), \(point)"
          let explanation = try #require(
            try view.explanation(of: row.subject, key, year: year, at: point), "\(place)")
          let value = key.value(row.sums.figures, isClosed: answer.isClosed)
            .map { Money(minor: $0, currency: answer.currency) }
          if value != nil { seen.budget.insert(key) }
          try check(explanation, value, timelines, point, place, &seen)
        }
      }
    }
  }

  private func checkGrants(
    _ timelines: Timelines, _ point: Point, _ seed: String, _ seen: inout Seen
  ) throws {
    let view = GrantView(timelines)
    for row in try view.answer(at: point).rows {
      seen.forms.insert(row.terms.form)
      let figures: [(GrantKey, Total?)] = [
        (.maximum, row.terms.maximum), (.eligible, row.eligible), (.used, row.used),
        (.received, row.received), (.unused, row.unused), (.openClaim, row.openClaim),
        (.requested, row.requested), (.reclaimed, row.reclaimed), (.repaid, row.repaid),
      ]
      for (key, value) in figures {
        let place = "\(seed), \(row.subject) \(key), \(point)"
        let explanation = try #require(
          try view.explanation(of: row.subject, key, at: point), "\(place)")
        let money = value.map { Money(minor: $0, currency: row.terms.currency) }
        try check(explanation, money, timelines, point, place, &seen)
      }
      let explanation = try #require(
        try view.explanation(of: row.subject, .reclaimable, at: point))
      #expect(explanation.sum == row.reclaimable)
    }
  }

  private struct Seen {
    var parts = 0
    var bases: Set<NeedBasis> = []
    var budget: Set<BudgetKey> = []
    var forms: Set<String> = []
  }

  private func check(
    _ explanation: Explanation, _ value: Money?, _ timelines: Timelines,
    _ point: Point, _ place: String, _ seen: inout Seen
  ) throws {
    guard let figure = value else {
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
        where row.attribute != nil && row.state == .holds
          && !explanation.omitted.contains(row.sequence)
        {
          holding.insert(row.sequence)
        }
      }
      return holding
    }
    #expect(holding == Set(explanation.parts.flatMap(\.sequences)), "\(place)")
  }
}
