import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// Random histories: the portfolio is what a naive recomputation from the oracle's state says.
@Suite struct `The portfolio of random histories` {
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func `rows and sums are those of a naive recomputation`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 600, tally: &tally)
    let lines = try run.ledger.exportedLines()
    let history = try Oracle.current().history(lines)
    let timelines = try Timelines(run.ledger)
    let portfolio = Portfolio(timelines)
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }
    for _ in 0..<8 {
      let knownAt = UInt64(
        random.chance(50) ? Int(history.last) : random.number(0...Int(history.last)))
      let picked = random.pick(days)
      let day = try #require(picked, "seed \(seed) has no days")
      let naive = try NaivePortfolio(
        history, lines: lines, asOf: day.description, knownAt: Int64(knownAt))
      let answer = try portfolio.answer(at: Point(asOf: day, knownAt: knownAt))
      let place = "seed \(seed), \(day) as known at \(knownAt)"
      let living = naive.projects.filter { !naive.hasEnded($0) }
      #expect(answer.rows.map(\.subject) == living, "\(place)")
      for row in answer.rows + answer.ended { compare(row, naive, place) }
      sums(answer, place)
    }
  }

  private func compare(_ row: PortfolioRow, _ naive: NaivePortfolio, _ place: String) {
    let place = "\(row.subject), \(place)"
    let own = naive.subjects[row.subject] ?? [:]
    #expect(row.title == own["title"]?.text, "\(place)")
    #expect(row.status == own["status"]?.text, "\(place)")
    #expect(row.lead == own["lead"]?.text, "\(place)")
    #expect(row.progress == own["progress"]?["progress"].int, "\(place)")
    #expect(row.assertedFunding == own["funding.asserted"]?["status"].text, "\(place)")
    #expect(row.money.spent?.long == naive.spent(row.subject), "\(place)")
    #expect(row.money.appropriated?.long == naive.appropriated(row.subject), "\(place)")
    #expect(row.money.committed?.long == naive.committed(row.subject), "\(place)")
    #expect(row.money.need?.long == naive.need(row.subject), "\(place)")
    #expect(row.money.secured.long == naive.securedWithGrants(row.subject), "\(place)")
    #expect(row.department == naive.department(row.lead), "\(place)")
    #expect(
      Int(row.version) == naive.history.version(of: row.subject, knownAt: naive.knownAt),
      "\(place)")
    let reports = own.keys.filter { $0.hasPrefix("observation:reports:") }
    let latest = reports.compactMap { Period($0.dropFirst(20))?.lastDay }.max()
    #expect(row.report?.period.lastDay == latest, "\(place)")
  }

  /// Groups by any key add up to the list.
  private func sums(_ answer: PortfolioAnswer, _ place: String) {
    let total = answer.total(withEnded: true)
    for keys: [PortfolioKey] in [[.status], [.department, .kind], [.fundingDerived], [.unit]] {
      let groups = answer.groups(by: keys)
      #expect(groups.reduce(0) { $0 + $1.count } == total.count, "\(place)")
      #expect(groups.reduce(0) { $0 + $1.secured } == total.secured, "\(place)")
      #expect(groups.reduce(0) { $0 + ($1.gap ?? 0) } == total.gap ?? 0, "\(place)")
      #expect(groups.reduce(0) { $0 + ($1.spent ?? 0) } == total.spent ?? 0, "\(place)")
      #expect(
        groups.reduce(0) { $0 + $1.green + $1.amber + $1.red + $1.grey } == total.count,
        "\(place)")
    }
  }
}
