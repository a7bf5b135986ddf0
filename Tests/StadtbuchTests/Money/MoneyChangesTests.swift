import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// What changed in the rows adds up to how the totals differ, whatever ended or was closed.
@Suite struct `Changes of money` {
  @Test(arguments: [51, 52, 53] as [UInt64])
  func `add up to the difference of the totals of a random history`(seed: UInt64) throws {
    try expectSums(MoneyHistory(town: seed), seed: seed, pairs: 5)
  }

  @Test(arguments: Cities.all.map(\.key))
  func `add up to the difference of the totals of a fixture city`(key: String) throws {
    let city = try #require(Cities.all.first { $0.key == key })
    try expectSums(MoneyHistory(city), seed: 11, pairs: 3)
  }

  private func expectSums(_ town: MoneyHistory, seed: UInt64, pairs: Int) throws {
    let points = try town.points(2 * pairs, seed: seed)
    for (one, other) in zip(points.prefix(pairs), points.suffix(pairs)) {
      let (from, to) = one.knownAt <= other.knownAt ? (one, other) : (other, one)
      let rows = try town.json(
        town.engine.rowChanges(
          from: PointRequest(asOf: from.asOf, knownAt: .sequence(from.knownAt)),
          to: PointRequest(asOf: to.asOf, knownAt: .sequence(to.knownAt))))["rows"].elements
      let place: Comment = "from \(town.place(from)) to \(town.place(to))"
      let (before, after) = (try sums(town, from), try sums(town, to))
      for key in Set(before.keys).union(after.keys) {
        let change = rows.filter { $0["attribute"].plain == "money.\(key)" }
          .reduce(0) { $0 + $1["change"].minor }
        #expect(change == (after[key] ?? 0) - (before[key] ?? 0), "\(key): \(place)")
      }
      for row in rows {
        let (before, after) = (row["before"], row["after"])
        if row["attribute"].plain.hasPrefix("money.") {
          #expect(row["change"].minor == after.minor - before.minor, place)
        } else {
          #expect(before != after, place)
        }
      }
    }
  }

  /// What `portfolio` says of all projects, and the sums of what it says of each.
  private func sums(_ town: MoneyHistory, _ point: Point) throws -> [String: Int128] {
    let total = try town.portfolio(point)["total"]
    var sums: [String: Int128] = [:]
    for key in ["need", "secured", "gap", "spent"] { sums[key] = total[key].minor }
    let naive = NaiveFunding(town.naive(point))
    for project in naive.living + naive.ended {
      sums["appropriated", default: 0] += project.appropriated ?? 0
      sums["committed", default: 0] += project.committed ?? 0
      sums["forecast", default: 0] += project.forecast ?? 0
    }
    return sums
  }
}
