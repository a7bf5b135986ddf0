import Testing
import Vocabulary

@testable import Exchange

/// The catalogue of services and the budget of a city, as shipped.
struct CatalogueAndBudgetTests {
  private static let budgetOnce = Result {
    try mapped("freiburg", "freiburg/ergebnishaushalt_2015-2018_cp1252.csv", nil)
  }
  private static let servicesOnce = Result {
    try mapped("ozg", "ozg/ozg_leistungen.csv", "2020-01-01")
  }

  private static func mapped(_ name: String, _ path: String, _ day: String?) throws -> MappedRows {
    let mapping = try Fixtures.mapping(name)
    let table = try Fixtures.table(path, for: mapping)
    return try mapping.propose(table, options: Mapping.Options(validFrom: day))
  }

  private func budget() throws -> MappedRows { try Self.budgetOnce.get() }

  @Test(
    arguments: [
      (2015, "result", 801_165_278_96), (2016, "appropriation", 805_940_686_67),
      (2017, "appropriation", 930_710_545_39), (2018, "appropriation", 942_556_405_35),
    ] as [(Int64, String, Int64)])
  func `expenses of a year add up, sign turned`(year: Int64, kind: String, cents: Int64) throws {
    let events = try budget().events.filter {
      $0.type == "budget.appropriated" && $0.data["year"] == .integer(year)
        && $0.data["side"] == nil
    }
    #expect(events.count == 363)
    #expect(events.allSatisfy { $0.data["kind"] == .string(kind) })
    #expect(events.compactMap { $0.data["amount"]?.cents }.reduce(0, +) == cents)
  }

  @Test func `the budget gives units, lines and both sides, and nothing is refused`() throws {
    let mapped = try budget()
    let counts = Dictionary(grouping: mapped.events, by: \.type).mapValues(\.count)
    #expect(
      counts == [
        "unit.created": 52, "source.defined": 1, "budget.line-defined": 363,
        "budget.appropriated": 2904,
      ])
    #expect(mapped.refused.isEmpty)
    let revenue = mapped.events.filter {
      $0.data["side"] == .string("revenue") && $0.data["year"] == .integer(2015)
    }
    #expect(revenue.compactMap { $0.data["amount"]?.cents }.reduce(0, +) == 846_097_365_96)
  }

  @Test func `a balance that is not the sum of its sides is named in a warning`() throws {
    let warnings = try budget().warnings
    #expect(warnings.count == 1)
    #expect(warnings.first?.en.hasPrefix("row 64, Ansatz (Saldo/") == true)
  }

  @Test func `parents come before what lies below them`() throws {
    var seen: Set<String> = []
    for event in try budget().events {
      if let parent = event.data["parent"]?.text { #expect(seen.contains(parent)) }
      if let unit = event.data["unit"]?.text { #expect(seen.contains(unit)) }
      seen.insert(event.subject)
    }
  }

  @Test func `every service becomes an item in state offen`() throws {
    let mapped = try Self.servicesOnce.get()
    #expect(mapped.rows == 557)
    #expect(mapped.refused.isEmpty)
    let items = mapped.events.filter { $0.type == "item.added" }
    #expect(items.count == 557)
    #expect(items.allSatisfy { $0.data["state"] == .string("offen") })
    #expect(mapped.events.allSatisfy { $0.validFrom == "2020-01-01" })
    #expect(mapped.events.first?.type == "inventory.defined")
  }

  @Test func `entries without a key or a service are refused by row and column`() throws {
    let mapped = try Self.mapped("leika", "ozg/leika_leistungen.csv", "2020-01-01")
    #expect(mapped.rows == 5251)
    #expect(mapped.refused.count { $0.value == "nicht im LeiKa" } == 436)
    #expect(mapped.refused.count { $0.column == "leika_key" } == 438)
    #expect(mapped.refused.count { $0.column == "ozg_id" } == 26)
    #expect(mapped.refusedRows == 454)
    #expect(mapped.events.count { $0.type == "item.added" } == 5251 - 454)
    let service = try Self.servicesOnce.get()
    let items = Set(service.events.map(\.subject))
    let parents = Set(mapped.events.compactMap { $0.data["parent"]?.text })
    #expect(parents.isSubset(of: items))
  }

  @Test func `a mapping that leaves the day open asks for it`() throws {
    #expect(throws: MappingError.self) { try Self.mapped("ozg", "ozg/ozg_leistungen.csv", nil) }
  }
}
