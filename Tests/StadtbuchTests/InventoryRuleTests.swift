import Stadtbuch
import TestSupport
import Testing

/// Rules of inventories, each with a case that is easily got wrong.
@Suite struct `Inventories count what exists` {
  private let filled: EngineOfLines

  init() throws {
    var events = Lines()
    events.add("unit.created", "unit/dez-1", #"{"kind":"department","name":"D1"}"#, "2020-01-01")
    events.add("unit.created", "unit/dez-2", #"{"kind":"department","name":"D2"}"#, "2020-01-01")
    events.add(
      "unit.created", "unit/a", #"{"kind":"office","name":"A","parent":"unit/dez-1"}"#,
      "2020-01-01")
    events.add(
      "inventory.defined", "inventory/haus",
      #"{"title":"Häuser","states":["kupfer","glas"],"#
        + #""aspects":[{"name":"dach","states":["leer","solar"]}]}"#, "2020-01-01")
    for (key, rest) in [
      ("1", #","state":"kupfer","attributes":{"baujahr":"1970"},"unit":"unit/a""#),
      ("2", #","state":"glas","attributes":{"baujahr":"1990"},"unit":"unit/dez-2""#), ("3", ""),
    ] {
      events.add(
        "item.added", "item/\(key)", #"{"inventory":"inventory/haus","title":"H\#(key)"\#(rest)}"#,
        "2020-01-01")
    }
    events.add("item.removed", "item/2", #"{"cause":"sold"}"#, "2021-01-01")
    events.add(
      "item.added", "item/2", #"{"inventory":"inventory/haus","title":"H2"}"#, "2022-01-01")
    events.add("item.state-set", "item/1", #"{"state":"solar","aspect":"dach"}"#, "2021-06-01")
    events.add("unit.moved", "unit/a", #"{"parent":"unit/dez-2"}"#, "2023-01-01")
    filled = try EngineOfLines(events.lines)
  }

  private func inventory(
    _ day: String, _ options: InventoryOptions = InventoryOptions(), by key: String? = nil
  ) throws -> (answer: Answer, inventory: InventoryAnswer) {
    let day = try self.day(day)
    let answer = try filled.engine.answer(
      Inventory.self, InventoryChoice("inventory/haus", options), at: AskedPoint(asOf: day),
      RowChoice(groupBy: key))
    let point = Point(asOf: day, knownAt: answer.knownAt.sequence)
    let inventory = try InventoryView(filled.engine.timelines).answer(
      of: "inventory/haus", at: point, options)
    return (answer, inventory)
  }

  /// Groups as they stand in the answer: value, count and the counts of states.
  private func groups(
    _ day: String, by key: String, _ options: InventoryOptions = InventoryOptions()
  ) throws -> [String] {
    let answer = try inventory(day, options, by: key).answer
    return try TestSupport.JSONValue { $0 += answer.json }["rows"].elements.map { row in
      let states = row["states"].elements.map { "\($0["state"].plain) \($0["count"].plain)" }
      return
        "\(row["group"][key].plain): \(row["count"].plain) = \(states.joined(separator: ", "))"
    }
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func counts(_ day: String, aspect: String? = nil) throws -> [String] {
    try inventory(day, InventoryOptions(aspect: aspect)).inventory.counts
      .map { "\($0.state ?? "–") \($0.count)" }
  }

  @Test func `a state in which nothing is counts 0, an item without one is counted apart`() throws {
    #expect(try counts("2020-01-01") == ["kupfer 1", "glas 1", "– 1"])
    #expect(try counts("2021-01-01") == ["kupfer 1", "glas 0", "– 1"])
  }

  @Test func `an item that comes back has the state that it left with`() throws {
    #expect(try counts("2022-01-01") == ["kupfer 1", "glas 1", "– 1"])
  }

  @Test func `an aspect has states of its own`() throws {
    #expect(try counts("2021-06-01", aspect: "dach") == ["leer 0", "solar 1", "– 1"])
    #expect(try counts("2021-05-31", aspect: "dach") == ["leer 0", "solar 0", "– 2"])
  }

  @Test func `the number and its items agree when only one state is asked for`() throws {
    let (answer, inventory) = try inventory("2020-01-01", InventoryOptions(state: "glas"))
    #expect(inventory.items.map(\.subject) == ["item/2"])
    #expect(answer.beside["count"] == .integer(1))
    #expect(answer.rows.count == 1)
  }

  @Test func `groups by an attribute have those without it last, and all add up`() throws {
    let groups = try inventory("2020-01-01").inventory.groups(by: .attribute("baujahr"))
    #expect(groups.map(\.value) == ["1970", "1990", nil])
    #expect(groups.map(\.count) == [1, 1, 1])
    #expect(
      try self.groups("2020-01-01", by: "baujahr") == [
        "1970: 1 = kupfer 1, glas 0", "1990: 1 = kupfer 0, glas 1",
        "null: 1 = kupfer 0, glas 0, null 1",
      ])
    let ofNone = try inventory("2020-01-01", by: "farbe").answer
    #expect(String(decoding: ofNone.json, as: UTF8.self).contains(#"{"group":{},"count":3"#))
  }

  @Test func `departments are those of the day, or of today when that is asked for`() throws {
    let then = try inventory("2020-01-01").inventory.groups(by: .department)
    #expect(then.map(\.value) == ["unit/dez-1", "unit/dez-2", nil])
    let today = try inventory(
      "2020-01-01", InventoryOptions(organisationDay: Day("2024-01-01"))
    ).inventory.groups(by: .department)
    #expect(today.map(\.value) == ["unit/dez-2", nil])
    #expect(today.map(\.count) == [2, 1])
    #expect(
      try self.groups(
        "2020-01-01", by: "department", InventoryOptions(organisationDay: Day("2024-01-01"))
      ).map { $0.prefix { $0 != "=" } } == ["unit/dez-2: 2 ", "null: 1 "])
  }

  @Test func `before its definition holds there is no inventory`() throws {
    let (answer, inventory) = try inventory("2019-12-31")
    #expect(!inventory.exists && answer.rows.isEmpty && answer.beside.isEmpty)
  }

  @Test func `an item that came back is told as added, not as moved`() throws {
    let answer = try filled.engine.answer(
      Inventory.self,
      InventoryChoice(
        "inventory/haus", from: PointRequest(asOf: try day("2021-07-01")),
        to: PointRequest(asOf: try day("2022-07-01"))))
    #expect(answer.rows.map { $0["subject"]?.plainText } == ["item/2"])
    #expect(answer.rows.map { $0["change"]?.plainText } == ["added"])
  }
}
