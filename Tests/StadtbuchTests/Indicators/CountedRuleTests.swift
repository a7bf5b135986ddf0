import Stadtbuch
import TestSupport
import Testing

/// Indicators counted from the items of an inventory.
@Suite struct `The number and its items always agree` {
  private func town(_ measure: String, rest: String = "") -> IndicatorTown {
    var town = IndicatorTown()
    town.add(
      "inventory.defined", "inventory/haus", #"{"title":"Häuser","states":["kupfer","glas"]}"#)
    town.define(
      measure, unit: measure == "ratio" ? "%" : "1",
      rest: #","inventory":"inventory/haus","states":["glas"]"# + rest)
    for (key, day) in [("1", "2024-02-10"), ("2", "2024-02-10"), ("3", "2024-04-01")] {
      town.add(
        "item.added", "item/\(key)",
        #"{"inventory":"inventory/haus","title":"\#(key)","state":"kupfer"}"#, day)
    }
    town.add("item.state-set", "item/1", #"{"state":"glas"}"#, "2024-03-01")
    town.add("item.state-set", "item/2", #"{"state":"glas"}"#, "2024-05-01")
    town.add("item.removed", "item/1", #"{"cause":"sold"}"#, "2024-08-01")
    return town
  }

  @Test func `a stock counts items, a share divides by all that exist`() throws {
    let stock = try town("stock").book().series("2024-12-31")
    #expect(
      stock.map { $0.texts("period", "value", "n", "state", "source") } == [
        ["2024-Q1", "1", "2", "final", "counted"], ["2024-Q2", "2", "3", "final", "counted"],
        ["2024-Q3", "1", "2", "final", "counted"], ["2024-Q4", "1", "2", "final", "counted"],
      ])
    let share = try town("ratio").book().series("2024-12-31")
    #expect(share.map { $0.text("value") } == ["50.00", "66.67", "50.00", "50.00"])
  }

  @Test func `what a sale took away is told beside the count`() throws {
    let filled = try town("stock").book()
    #expect(
      try filled.board("2024-09-30").texts("value", "items", "fromRemovals", "sequence") == [
        "1", "2", "1", "–",
      ])
    #expect(try filled.board("2024-06-30").texts("fromRemovals", "reachDate") == ["0", "–"])
  }

  @Test(arguments: ["2024-03-31", "2024-06-30", "2024-09-30"])
  func `the count is that of the inventory on the same day`(day: String) throws {
    let filled = try town("stock").book()
    let inventory = try filled.engine.answer(
      Inventory.self, asOf: try IndicatorTown.day(day),
      InventoryChoice("inventory/haus", InventoryOptions(state: "glas")))
    let row = try filled.series(day).last
    #expect(row?.text("value") == String(inventory.rows.count))
  }

  @Test func `a target above the number of items is a warning`() throws {
    for (target, expected) in [("3", 0), ("4", 1)] {
      var town = town("stock")
      town.target([("2024-12-31", target)], "step")
      let answer = try town.book().engine.answer(
        KpiBoard.self, asOf: try IndicatorTown.day("2024-06-30"))
      #expect(answer.warnings.count == expected, "\(target)")
    }
  }

  @Test func `an item learned of late changes the past only as known now`() throws {
    var town = town("stock")
    let before = UInt64(town.lines.lines.count)
    town.add("item.state-set", "item/3", #"{"state":"glas"}"#, "2024-04-15")
    let filled = try town.book()
    #expect(
      try filled.series("2024-06-30", knownAt: before).map { $0.text("value") } == ["1", "2"])
    #expect(try filled.series("2024-06-30").map { $0.text("value") } == ["1", "3"])
  }

  @Test func `states counted otherwise from a day on change no period before it`() throws {
    var town = town("stock")
    town.add(
      "indicator.revised", "indicator/i", #"{"states":["glas","kupfer"],"break":true}"#,
      "2024-07-01")
    let rows = try town.book().series("2024-12-31")
    #expect(rows.map { $0.text("value") } == ["1", "2", "2", "2"])
    #expect(rows.map { $0.text("definition") } == ["1", "1", "2", "2"])
    #expect(try town.book().board("2024-12-31").trend == ["2024-Q3 2", "2024-Q4 2"])
  }
}
