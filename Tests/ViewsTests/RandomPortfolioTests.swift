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
    let events = try lines.map { try JSONValue(parsing: $0) }
    let timelines = try Timelines(run.ledger)
    let portfolio = PortfolioReader(timelines)
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }
    for _ in 0..<8 {
      let knownAt = UInt64(
        random.chance(50) ? Int(history.last) : random.number(0...Int(history.last)))
      let picked = random.pick(days)
      let day = try #require(picked, "the history has days")
      let naive = NaiveEvents(
        history, events, asOf: day.description, knownAt: Int64(knownAt))
      let answer = try portfolio.answer(at: Point(asOf: day, knownAt: knownAt))
      let place = "seed \(seed), \(day) as known at \(knownAt)"
      let living = naive.existing("project").filter { !naive.hasEnded($0) }
      #expect(answer.rows.map(\.subject) == living, "\(place)")
      for row in answer.rows + answer.ended { compare(row, naive, place) }
      sums(answer, place)
    }
  }

  private func compare(_ row: PortfolioRow, _ naive: NaiveEvents, _ place: String) {
    let place = "\(row.subject), \(place)"
    let own = naive.state[row.subject] ?? [:]
    #expect(row.title == own["title"]?.text, "\(place)")
    #expect(row.status == own["status"]?.text, "\(place)")
    #expect(row.lead == own["lead"]?.text, "\(place)")
    #expect(row.progress == own["progress"]?["progress"].int, "\(place)")
    #expect(row.assertedFunding == own["funding.asserted"]?["status"].text, "\(place)")
    #expect(row.department == department(row.lead, naive), "\(place)")
    #expect(
      Int(row.version) == naive.history.version(of: row.subject, knownAt: naive.knownAt),
      "\(place)")
    let reports = own.keys.filter { $0.hasPrefix("observation:reports:") }
    let latest = reports.compactMap { Period($0.dropFirst(20))?.lastDay }.max()
    #expect(row.report?.period.lastDay == latest, "\(place)")
  }

  /// The department of a unit, whose successors come before what stands above it.
  private func department(_ unit: String?, _ naive: NaiveEvents) -> String? {
    var seen: Set<String> = []
    var unit = unit
    while let name = unit, seen.count < 64, seen.insert(name).inserted {
      let own = naive.state[name] ?? [:]
      if own["successor"] == nil, own["kind"] == .text("department") { return name }
      unit = own["successor"]?.text ?? own["parent"]?.text
    }
    return nil
  }

  /// Groups by any key add up to the list.
  private func sums(_ answer: PortfolioAnswer, _ place: String) {
    let total = answer.total
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
