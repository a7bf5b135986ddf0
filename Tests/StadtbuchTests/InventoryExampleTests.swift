import Stadtbuch
import TestSupport
import Testing
import Timelines

/// C7 of the worked example.
@Suite struct `Inventories of the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  @Test(arguments: ["T1", "T2"]) func `the items and counts are those of C7`(name: String) throws {
    let point = try example.point(name)
    let expected = example.answers[name]["C7"]
    let answer = try example.engine.answer(
      Inventory.self, asOf: point.asOf, knownAt: .sequence(point.knownAt),
      InventoryChoice(expected["inventory"].plain))
    let json = try TestSupport.JSONValue { $0 += answer.json }
    for (key, value) in expected.members {
      #expect(json[key].canonical == value.canonical, "\(key)")
    }
    try example.expect(answer, rows: expected["items"].elements)
  }

  @Test func `the items that moved are those of C7diff`() throws {
    let (first, second) = (try example.point("T1"), try example.point("T2"))
    let answer = try example.engine.answer(
      Inventory.self,
      InventoryChoice(
        "inventory/schulen",
        from: PointRequest(asOf: first.asOf, knownAt: .sequence(first.knownAt)),
        to: PointRequest(asOf: second.asOf, knownAt: .sequence(second.knownAt))))
    let json = try TestSupport.JSONValue { $0 += answer.json }
    for (key, value) in example.answers["C7diff"]["T1-T2"].members {
      #expect(json[key].canonical == value.canonical, "\(key)")
    }
    #expect(json["rows"].elements.map { $0["change"].plain } == ["moved"])
  }

  @Test func `a building that was sold leaves the inventory and is no step back`() throws {
    let answer = try example.engine.answer(
      Inventory.self,
      InventoryChoice(
        "inventory/schulen", from: PointRequest(asOf: try day("2025-07-31")),
        to: PointRequest(asOf: try day("2025-08-01"))))
    let json = try TestSupport.JSONValue { $0 += answer.json }
    #expect(json["moved"].elements.isEmpty && json["added"].elements.isEmpty)
    #expect(json["removed"].elements.map { $0["subject"].plain } == ["item/s1"])
    #expect(json["removed"].elements.map { $0["cause"].plain } == ["sold"])
    #expect(answer.rows.count == 1)
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
