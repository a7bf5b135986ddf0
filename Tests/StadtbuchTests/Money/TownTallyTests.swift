import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// What random towns are made for does happen in them, or the comparisons would prove nothing.
@Suite struct `Random towns of money` {
  @Test func `meet what is rare`() throws {
    var seen: [String: Int] = [:]
    for seed in 31...34 as ClosedRange<UInt64> {
      let town = try MoneyHistory(town: seed)
      for point in try town.points(4, seed: seed) { count(town.naive(point), &seen) }
    }
    let rare = [
      "ended", "beyond a grant", "closed", "lapsed", "overCarried", "overspent", "stranded",
      "carriedIn", "transferredIn", "used late", "open year", "allocated",
    ]
    for name in rare { #expect(seen[name, default: 0] > 0, "\(name) in \(seen)") }
  }

  private func count(_ money: NaiveMoney, _ seen: inout [String: Int]) {
    let funding = NaiveFunding(money)
    seen["ended", default: 0] += funding.ended.count
    seen["beyond a grant", default: 0] += funding.projects.reduce(0) { $0 + $1.beyond.count }
    for year in money.years {
      let budget = NaiveBudget(money, year: year)
      seen[budget.isClosed ? "closed" : "open year", default: 0] += 1
      let total = budget.total.withPlainMoney
      for name in ["lapsed", "overCarried", "overspent", "stranded", "carriedIn", "transferredIn"]
      where total[name].minor > 0 { seen[name, default: 0] += 1 }
    }
    for grant in NaiveGrant.all(money.events) {
      let drawdowns = grant.row["drawdowns"]?.elements ?? []
      seen["used late", default: 0] += drawdowns.count { $0["usedLate"] != .null }
      let allocated = money.events.events(of: grant.name).contains { $0.type == "grant.allocated" }
      if allocated { seen["allocated", default: 0] += 1 }
    }
  }
}
