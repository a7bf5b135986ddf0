import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// One portfolio has one total, whichever way it is asked for.
@Suite struct `One total` {
  @Test(arguments: [41, 42, 43] as [UInt64])
  func `is said by all that add up a random history`(seed: UInt64) throws {
    let town = try MoneyHistory(town: seed)
    for point in try town.points(5, seed: seed) { try expectOneTotal(town, point) }
  }

  @Test(arguments: Cities.all.map(\.key))
  func `is said by all that add up a fixture city`(key: String) throws {
    let town = try MoneyHistory(try #require(Cities.all.first { $0.key == key }))
    for point in try town.points(4, seed: 7) { try expectOneTotal(town, point) }
    let last = try #require(Day("2025-12-31"))
    try expectOneTotal(town, Point(asOf: last, knownAt: UInt64(town.history.last)))
  }

  /// Asks list, groups, funding, budgets and sample of a point.
  private func expectOneTotal(_ town: MoneyHistory, _ point: Point) throws {
    let place = town.place(point)
    let list = try town.portfolio(point)
    let (total, ended) = (list["total"], list["ended"])
    let naive = NaiveFunding(town.naive(point))
    for (key, value) in naive.total {
      #expect(total[key].canonical == value.withPlainMoney.canonical, "\(key): \(place)")
    }
    let rows = list["rows"].elements
    #expect(total["count"].int == Int64(rows.count), place)
    for key in ["need", "secured", "spent"] {
      let sum = rows.reduce(ended[key].minor) { $0 + $1["money"][key].minor }
      #expect(total[key].minor == sum, "rows and ended, \(key): \(place)")
    }
    try expectGroups(town, point, total)
    let funding = try town.funding(point)
    #expect(funding["ended"] == ended, place)
    for key in ["count", "need", "secured", "gap", "spent"] {
      #expect(funding["total"][key] == total[key], "funding, \(key): \(place)")
    }
    #expect(funding["sumOfGaps"].minor == total["gap"].minor, place)
    let gaps = try town.funding(point, gapsOnly: true)
    for key in ["need", "secured", "gap"] {
      let sum = gaps["rows"].elements.reduce(0) { $0 + $1[key].minor }
      #expect(gaps["total"][key].minor == sum, "with gaps, \(key): \(place)")
    }
    #expect(gaps["total"]["gap"].minor == total["gap"].minor, place)
    try expectBudgets(town, point, total["spent"].minor)
  }

  private func expectGroups(
    _ town: MoneyHistory, _ point: Point, _ total: TestSupport.JSONValue
  ) throws {
    let place = town.place(point)
    for keys: [PortfolioKey] in [[.status], [.department, .kind], [.fundingDerived], [.lead]] {
      let answer = try town.portfolio(point, by: keys)
      #expect(answer["total"] == total, place)
      let groups = answer["rows"].elements
      for key in ["need", "secured", "gap", "spent"] {
        let sum = groups.reduce(0) { $0 + $1[key].minor }
        #expect(sum == total[key].minor, "\(keys) \(key): \(place)")
      }
      for key in ["count", "green", "amber", "red", "grey"] {
        let sum = groups.reduce(0) { $0 + ($1[key].int ?? 0) }
        #expect(sum == total[key].int, "\(keys) \(key): \(place)")
      }
      let hasEnded = answer["ended"]["count"].int != 0
      #expect((groups.last?["group"]["ended"] == .flag(true)) == hasEnded, place)
    }
  }

  /// What projects spent in all years is what the portfolio says; all that was spent is what a
  /// sample is drawn from.
  private func expectBudgets(
    _ town: MoneyHistory, _ point: Point, _ spent: Int128
  ) throws {
    let place = town.place(point)
    let naive = town.naive(point)
    var ofProjects: Int128 = 0
    var ofAll: Int128 = 0
    for year in naive.years {
      let answer = try town.json(town.budget(point, year))
      ofAll += answer["total"]["spent"].minor
      for row in answer["rows"].elements where row["subject"].plain.hasPrefix("project/") {
        ofProjects += row["spent"].minor
      }
      for grouping: BudgetGrouping? in [nil, .measure, .unit, .source] {
        try expectYear(town, point, year, grouping, answer["total"])
      }
    }
    #expect(ofProjects == spent, "budgets: \(place)")
    let bookings = naive.events.held.filter { $0.type == "expenditure.booked" }
    let exists = Set(naive.events.existing("budget", "measure", "project"))
    guard bookings.allSatisfy({ exists.contains($0.subject) }) else { return }
    let sample = try town.json(
      town.engine.answer(
        Sample.self, asOf: point.asOf, knownAt: .sequence(point.knownAt),
        SampleChoice(SampleRequest(.random, count: 1, seed: 1))))
    #expect(sample["populationAmount"].minor == ofAll, "sample: \(place)")
  }

  /// Groups add up to the total of a year in every amount, and of a closed year each row says what
  /// became of its rest.
  private func expectYear(
    _ town: MoneyHistory, _ point: Point, _ year: Int64, _ grouping: BudgetGrouping?,
    _ total: TestSupport.JSONValue
  ) throws {
    let answer = try town.json(town.budget(point, year, by: grouping))
    let place: Comment = "\(town.place(point)), \(year) by \(grouping?.rawValue ?? "subject")"
    #expect(answer["total"] == total, place)
    let rows = answer["rows"].elements
    for (path, of) in [("", total), ("revenue", total["revenue"])] {
      // Forecasts have no source.
      for (key, amount) in of.amounts
      where grouping != .source || !["forecast", "deviation"].contains(key) {
        let sum = rows.reduce(0) { $0 + (path.isEmpty ? $1 : $1[path])[key].minor }
        #expect(sum == amount, "\(path) \(key): \(place)")
      }
    }
    guard answer["closed"] == .flag(true) else { return }
    for row in rows + (rows.isEmpty ? [] : [total]) {
      let parts = ["lapsed", "overCarried", "overspent"].map { row[$0].minor }
      #expect(parts.allSatisfy { $0 >= 0 }, "\(parts): \(place)")
      #expect(row["rest"].minor == parts[0] - parts[1] - parts[2], place)
      #expect(row["lapsed"] != .null && row["overCarried"] != .null, place)
    }
  }
}
