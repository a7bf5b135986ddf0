import Testing
import Vocabulary

@testable import Ledger

/// What deciding works out from the registry.
struct DecidingPlanTests {
  @Test func `all field numbers fit into a scan of the data`() {
    for type in Registry.current.types {
      for field in type.fields { #expect(field.number < DataScan.numbersEnd, "\(type.name)") }
    }
  }

  @Test func `the registers that checks look at are found in the registry`() {
    let found = Set(EventPlan.all.flatMap(\.registers).map(\.attribute))
    #expect(found.count == 18)
    #expect(
      found.filter { $0.chain != nil }
        == Set<Attribute>([
          .parent, .successor, .successors, .upper, .heir, .heirs, .predecessors, .dependencies,
        ]))
    for name in ["unit.created", "unit.moved", "goal.defined", "goal.revised"] {
      let plan = EventPlan.all.first { $0.name == name }
      #expect(plan?.registers.contains { $0.attribute == .parent } == true, "\(name)")
    }
  }

  @Test(arguments: [
    ([3, 3, 3], 9, -1, [-1, 0, 0]), ([1, 2], 3, -2, [0, -2]), ([5000, 5000], 10_000, -1, [-1, 0]),
    ([100, 900], 1000, -999, [-99, -900]), ([-1, 11], 10, -5, [0, -5]),
  ])
  func `cents left over go to the greatest share, then in the order of bytes`(
    shares: [Int64], total: Int64, amount: Int64, parts: [Int64]
  ) {
    let named = shares.enumerated().map { place, minor in
      Split.Share(source: Array("source/\(place)".utf8), minor: minor)
    }
    let found = Split.proportions(named, total, amount)
    #expect(found.reduce(0, +) == amount)
    #expect(found == parts)
  }
}
