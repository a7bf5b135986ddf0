import Testing
import Vocabulary

@testable import Views

/// Shares, derived funding, and what is secured.
@Suite struct `Rules of money` {
  @Test func `shares add up, a cent left over goes to the greatest, then the first`() {
    #expect(Apportionment.split(100, by: [1, 1, 1]) == [34, 33, 33])
    #expect(Apportionment.split(101, by: [1, 1, 1]) == [34, 34, 33])
    #expect(Apportionment.split(-100, by: [1, 2]) == [-33, -67])
    #expect(Apportionment.split(10_001, by: [4000, 6000]) == [4000, 6001])
    #expect(Apportionment.split(5, by: [0, 0]) == [0, 0])
    #expect(Apportionment.split(7, by: [0, 3]) == [0, 7])
    #expect(
      Apportionment.split(999_999_999_999_999, by: [9999, 1]).reduce(0, +) == 999_999_999_999_999)
  }

  @Test func `shares of random amounts add up`() {
    var seed: UInt64 = 42
    func next(_ below: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % below
    }
    for _ in 0..<500 {
      let amount = Total(Int64(next(2_000_000)) - 1_000_000)
      let weights = (0...next(6)).map { _ in Total(Int64(next(10_000))) }
      let shares = Apportionment.split(amount, by: weights)
      let sum = weights.reduce(0, +)
      #expect(shares.reduce(0, +) == (sum > 0 ? amount : 0), "seed 42: \(amount) by \(weights)")
      for (share, weight) in zip(shares, weights) where sum > 0 {
        #expect(
          (share.value * sum.value - amount.value * weight.value).magnitude < sum.magnitude,
          "within a cent")
      }
    }
  }

  @Test func `funding is derived from need and secured money`() {
    #expect(DerivedFunding(need: nil, secured: 5) == .unclear)
    #expect(DerivedFunding(need: 0, secured: 5) == .unclear)
    #expect(DerivedFunding(need: 5, secured: 0) == .unfunded)
    #expect(DerivedFunding(need: 5, secured: 4) == .partlyFunded)
    #expect(DerivedFunding(need: 5, secured: 5) == .funded)
    #expect(DerivedFunding.gap(need: 5, secured: 7) == 0)
    #expect(DerivedFunding.gap(need: nil, secured: 7) == nil)
  }

  @Test func `only assertions that can be wrong conflict`() {
    #expect(DerivedFunding.funded.conflicts(with: "applied"))
    #expect(!DerivedFunding.partlyFunded.conflicts(with: "applied"))
    #expect(!DerivedFunding.funded.conflicts(with: "unclear"))
    #expect(!DerivedFunding.funded.conflicts(with: nil))
    #expect(DerivedFunding.unclear.conflicts(with: "unfunded"))
    #expect(!DerivedFunding.unfunded.conflicts(with: "unfunded"))
  }

  private func secured(
    _ accounts: [(String, [String], Int, Total)], closed: [Int] = [], grants: [ProjectGrant] = []
  ) -> Total {
    var names = MoneyNames()
    var money = EntityMoney()
    for (family, parts, year, amount) in accounts {
      money.add(
        names.key(family: AccountFamily(rawValue: family), parts: parts, year: year), amount, .eur,
        names)
    }
    money.settle(names)
    var secured = SecuredFunding()
    secured.add(money, .eur, closed: ClosedYears(closed), grants: grants, names: &names)
    return secured.total
  }

  private let accounts: [(String, [String], Int, Total)] = [
    ("appropriated", ["2024", "source/hh", "appropriation", "expense"], 2024, 1000),
    ("appropriated", ["2024", "source/land", "off-plan", "expense"], 2024, 500),
    ("appropriated", ["2024", "source/hh", "draft", "expense"], 2024, 9999),
    ("appropriated", ["2024", "source/hh", "appropriation", "revenue"], 2024, 7777),
    ("blocked", ["2024", "source/hh"], 2024, 100),
    ("spent", ["2024", "source/hh", "material"], 2024, 300),
    ("spent", ["2024", "source/land", "material"], 2024, 450),
    ("appropriated", ["2025", "source/hh", "appropriation", "expense"], 2025, 70),
  ]

  private func grant(_ entitlement: Total) -> ProjectGrant {
    ProjectGrant(
      grant: "grant/g", entitlement: entitlement, currency: .eur,
      sources: ["source/land"])
  }

  @Test func `an open year gives what is authorised, a closed one what was spent`() {
    #expect(secured(accounts) == 1470)
    #expect(secured(accounts, closed: [2024]) == 820)
  }

  @Test func `a grant gives what is not appropriated on its source`() {
    #expect(secured(accounts, grants: [grant(800)]) == 1770)
    #expect(secured(accounts, grants: [grant(500)]) == 1470)
  }

  @Test func `no more than the entitlement counts on a grant's source, over all years`() {
    #expect(secured(accounts, grants: [grant(200)]) == 1170)
    #expect(secured(accounts, closed: [2024], grants: [grant(200)]) == 570)
    let more = [("transferred", ["2025", "source/land"], 2025, 300 as Total)]
    #expect(secured(accounts + more, grants: [grant(600)]) == 1570, "1,070 + 600 of 800")
    #expect(
      secured(accounts + more, grants: [grant(900)]) == 1870,
      "what was moved there is a part of the 900, not more than them")
  }

  @Test func `commitments count what is open of each, and nothing once closed`() {
    var names = MoneyNames()
    var money = EntityMoney()
    func add(_ family: String, _ parts: [String], _ year: Int, _ amount: Total) {
      money.add(
        names.key(family: AccountFamily(rawValue: family), parts: parts, year: year), amount, .eur,
        names)
    }
    add("committed", ["K-1", "2024", "source/hh"], 2024, 100)
    add("relieved", ["K-1", "2024"], 2024, 130)
    add("committed", ["K-2", "2024", "source/hh"], 2024, 80)
    add("relieved", ["K-2", "2024"], 2024, 30)
    add("committed", ["K-2", "2025", "source/hh"], 2025, 10)
    add("committed", ["K-3", "2024", "source/land"], 2024, 60)
    money.close(commitment: names.commitment("K-3"))
    money.settle(names)
    #expect(money.figures(ofYear: 2024, .eur).committed == 50)
    #expect(money.figures(ofYear: 2025, .eur).committed == 10)
    #expect(money.commitments.map(\.open) == [0, 50, 10, 0])
    money.removeAll()
    add("committed", ["K-3", "2024", "source/land"], 2024, 60)
    money.settle(names)
    #expect(money.figures(ofYear: 2024, .eur).committed == 60)
  }

  @Test func `a project's need is absent without a plan, and its francs stand beside`() {
    var figures = MoneyFigures(currency: .eur)
    let francs = Currency(packed: 0x43_48_46)
    figures.add(100, .spent, .eur)
    figures.add(90_000, .spent, francs)
    figures.add(5, .spent, .eur)
    #expect(figures.spent == 105)
    #expect(figures.need == nil)
    #expect(figures.others.map(\.money.amount) == ["900.00"])
  }
}
