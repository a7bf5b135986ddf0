import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// Random histories: every figure of money is what a naive fold over the exported events says.
@Suite struct `Money of random histories` {
  @Test(arguments: [31, 32, 33] as [UInt64])
  func `in a year is what adding up booking by booking says`(seed: UInt64) throws {
    let town = try MoneyHistory(town: seed)
    for point in try town.points(4, seed: seed) {
      let naive = town.naive(point)
      var carried: Int128 = 0
      for year in naive.years {
        let place: Comment = "\(town.place(point)), year \(year)"
        let expected = NaiveBudget(naive, year: year)
        let answer = try town.json(town.budget(point, year))
        expectSame(answer["rows"].elements, expected.rows, place)
        expectSame([answer["total"]], [expected.total], place)
        #expect(answer["closed"] == .flag(expected.isClosed), place)
        let bySource = try town.json(town.budget(point, year, by: .source))
        expectSame(bySource["rows"].elements, expected.bySource, place)
        let hasLater = answer["warnings"].elements.contains {
          $0.plain.contains("hold only after this day")
        }
        #expect(hasLater == !expected.later.isEmpty, place)
        let total = answer["total"]
        carried += total["carriedIn"].minor - total["carriedOut"].minor
        if expected.transfersAreWhole {
          #expect(total["transferredIn"].minor == total["transferredOut"].minor, place)
        }
      }
      #expect(carried == 0, "\(town.place(point)): what a year carries on another takes in")
    }
  }

  @Test(arguments: [31, 34, 35] as [UInt64])
  func `over all years is what need, secured and gap are defined as`(seed: UInt64) throws {
    let town = try MoneyHistory(town: seed)
    for point in try town.points(6, seed: ~seed) {
      let place = town.place(point)
      let naive = NaiveFunding(town.naive(point))
      let portfolio = try town.portfolio(point)
      let rows = portfolio["rows"].elements
      #expect(rows.map(\.["subject"].plain) == naive.living.map(\.name), place)
      for (row, project) in zip(rows, naive.living) { compare(row["money"], project, place) }
      let funding = try town.funding(point)
      for (row, project) in zip(funding["rows"].elements, naive.living) {
        #expect(row["secured"].minor == project.secured, "\(project.name): \(place)")
        #expect(
          row["securedParts"].elements.reduce(0) { $0 + $1["amount"].minor } == project.secured,
          "\(project.name): \(place)")
      }
      for answer in [portfolio, funding] {
        expectSame([answer["ended"]], [naive.endedJSON], place)
        let beyond = answer["notices"].elements.first { $0["kind"].plain == "beyondGrant" }
        let expected = (naive.living + naive.ended).reduce(0) { $0 + $1.beyond.count }
        #expect(beyond.map { Int($0["count"].plain) } ?? 0 == expected, place)
      }
    }
  }

  private func compare(
    _ money: TestSupport.JSONValue, _ project: NaiveFunding.Project, _ place: Comment
  ) {
    let expected: [(String, Int128?)] = [
      ("need", project.need), ("secured", project.secured), ("gap", project.gap),
      ("appropriated", project.appropriated), ("committed", project.committed),
      ("spent", project.spent), ("forecast", project.forecast),
    ]
    for (key, amount) in expected {
      let text = amount.map { NaiveAmount.text($0, "EUR") }
      #expect(money[key].text == text, "\(project.name) \(key): \(place)")
    }
  }

  @Test(arguments: [36, 37] as [UInt64])
  func `on grants is what their notices say`(seed: UInt64) throws {
    let town = try MoneyHistory(town: seed)
    for point in try town.points(6, seed: seed) {
      let place = town.place(point)
      let answer = try town.json(
        town.engine.grants(asOf: point.asOf, knownAt: .sequence(point.knownAt)))
      let naive = NaiveGrant.all(town.naive(point).events)
      #expect(answer["rows"].elements.map(\.["subject"].plain) == naive.map(\.name), place)
      for (row, grant) in zip(answer["rows"].elements, naive) {
        for (key, value) in grant.row {
          #expect(
            row[key].canonical == value.withPlainMoney.canonical,
            "\(grant.name) \(key): \(place)")
        }
      }
    }
  }
}
