import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// Random histories: the budget is what adding up event by event says, and every sum holds.
@Suite struct `The budget of random histories` {
  @Test(arguments: [21, 22, 23] as [UInt64])
  func `figures are those of a naive recomputation, and sums hold at every level`(
    seed: UInt64
  ) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 600, tally: &tally)
    let lines = try run.ledger.exportedLines()
    let history = try Oracle.current().history(lines)
    let view = BudgetView(try Timelines(run.ledger))
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }
    for _ in 0..<5 {
      let knownAt = UInt64(
        random.chance(50) ? Int(history.last) : random.number(0...Int(history.last)))
      let picked = random.pick(days)
      let day = try #require(picked, "seed \(seed) has no days")
      let naive = NaiveBudget(
        try NaivePortfolio(
          history, lines: lines, asOf: day.description, knownAt: Int64(knownAt)))
      let point = Point(asOf: day, knownAt: knownAt)
      var carried = Total.zero
      for year in naive.years {
        let place = "seed \(seed), \(year) at \(day) as known at \(knownAt)"
        let answer = try view.answer(at: point, year: Int(year))
        compare(answer, naive, year, place)
        sums(answer, place)
        let total = answer.total.figures
        carried += total[.carriedIn] - total[.carriedOut]
        if naive.transfersAreWhole(year) {
          #expect(total[.transferredIn] == total[.transferredOut], "\(place)")
        }
      }
      #expect(carried == 0, "seed \(seed) at \(point): what a year carries on another takes in")
    }
  }

  private func compare(
    _ answer: BudgetAnswer, _ naive: NaiveBudget, _ year: Int64, _ place: String
  ) {
    var subjects: [String] = []
    for subject in naive.subjects {
      let place = "\(subject), \(place)"
      let expected = naive.amounts(subject, year)
      let others = naive.currencies.filter {
        $0 != "EUR" && !naive.amounts(subject, year, $0).isEmpty
      }
      let authority = naive.authority(subject, year)
      guard !expected.isEmpty || !others.isEmpty || !authority.isEmpty else { continue }
      subjects.append(subject)
      guard let row = answer.rows.first(where: { $0.subject == subject }) else { continue }
      let figures = row.sums.figures
      for component in BudgetComponent.allCases {
        #expect(figures.has(component) == (expected[component] != nil), "\(component) \(place)")
        #expect(figures[component].long == expected[component] ?? 0, "\(component) \(place)")
      }
      #expect(figures.authorised.long == naive.authorised(expected), "\(place)")
      #expect(
        figures.rest.long == naive.authorised(expected) - (expected[.spent] ?? 0),
        "what came in less what went out: \(place)")
      #expect(row.sums.others.map(\.currency.description) == others, "\(place)")
      for other in row.sums.others {
        let amounts = naive.amounts(subject, year, other.currency.description)
        for component in BudgetComponent.allCases {
          #expect(other.figures[component].long == amounts[component] ?? 0, "\(component) \(place)")
        }
      }
      let open = (naive.openCommitments(subject, year) ?? [:]).filter { $0.value > 0 }
      let shown = row.openCommitments.filter { $0.money.currency == .eur }
      #expect(shown.map(\.key) == open.keys.sorted(by: before), "\(place)")
      #expect(shown.allSatisfy { $0.money.minor.long == open[$0.key] }, "\(place)")
      #expect(
        row.authority.map { "\($0.due): \($0.granted) granted, \($0.used) used" }
          == authority, "\(place)")
    }
    #expect(answer.rows.map(\.subject) == subjects, "\(place)")
    let later = naive.later(year)
    #expect(answer.warnings.contains { $0.kind == .laterEvents } == !later.isEmpty, "\(place)")
  }

  private func before(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Groups by anything add up to the list, in every component and currency.
  private func sums(_ answer: BudgetAnswer, _ place: String) {
    let total = answer.total
    for grouping in BudgetGrouping.allCases {
      var sum = BudgetSums()
      for group in answer.groups(by: grouping) { sum += group.sums }
      for component in BudgetComponent.allCases {
        // Forecasts have no source.
        if grouping == .source, component == .forecast || component == .forecastBase { continue }
        #expect(
          sum.figures[component] == total.figures[component],
          "by \(grouping) \(component), \(place)")
        for other in total.others {
          let part = sum.others.first { $0.currency == other.currency }
          #expect(
            part?.figures[component] ?? 0 == other.figures[component],
            "by \(grouping) \(component) \(other.currency), \(place)")
        }
      }
      #expect(sum.figures.authorised == total.figures.authorised, "\(place)")
      #expect(sum.figures.available == total.figures.available, "\(place)")
      if grouping != .source {
        #expect(sum.figures.deviation == total.figures.deviation, "\(place)")
      }
    }
  }
}
