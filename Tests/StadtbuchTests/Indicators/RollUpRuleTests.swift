import Stadtbuch
import Testing

/// Units, dimensions and longer periods: what may be put together, and what is missing from it.
@Suite struct `Shares are never averaged, sums say of how many` {
  private func units(
    _ measure: String, _ aggregation: String, _ values: [(String, String)], rest: String = ""
  ) throws -> AnswerObject {
    var town = IndicatorTown()
    town.define(
      measure, by: "quarter", aggregation, unit: measure == "ratio" ? "%" : "1", rest: rest)
    town.target([("2024-03-31", "1")], "step")
    town.thresholds(1000, 2000)
    for (unit, value) in values {
      town.measure("2024-Q1", value + (unit.isEmpty ? "" : #","unit":"unit/\#(unit)""#))
    }
    return try town.book().series("2024-12-31")[0]
  }

  @Test func `a share of units is the share of their sums`() throws {
    let parts = [
      ("a", #""numerator":"1","denominator":"2""#), ("b", #""numerator":"90","denominator":"100""#),
    ]
    for aggregation in ["weighted", "mean", "sum"] {
      let row = try units("ratio", aggregation, parts)
      #expect(row.texts("value", "numerator", "denominator", "n") == ["89.22", "91", "102", "2"])
    }
    #expect(try units("ratio", "max", parts).text("value") == "90.00")
  }

  @Test func `shares and indices without parts are put together by nobody`() throws {
    let values = [("a", #""value":"10""#), ("b", #""value":"20""#)]
    #expect(try units("ratio", "mean", values).text("value") == nil)
    #expect(try units("index", "mean", values).text("value") == nil)
    #expect(try units("index", "max", values).text("value") == "20")
    #expect(try units("stock", "none", values).text("value") == nil)
    #expect(try units("stock", "mean", values).text("value") == "15")
    #expect(try units("stock", "min", values).text("value") == "10")
    #expect(try units("stock", "last", values).text("value") == "20")
  }

  @Test func `the latest value of each unit counts once`() throws {
    let row = try units(
      "stock", "sum", [("a", #""value":"1""#), ("b", #""value":"2""#), ("a", #""value":"5""#)])
    #expect(row.texts("value", "n") == ["7", "3"])
  }

  @Test func `a unit that did not report makes the sum incomplete and takes its light`() throws {
    let rest = #","reporting":["unit/a","unit/b","unit/c"]"#
    let some = try units(
      "stock", "sum", [("a", #""value":"1""#), ("b", #""missing":"krank""#)], rest: rest)
    #expect(
      some.texts("value", "incomplete.n", "incomplete.of", "light", "deviation") == [
        "1", "1", "3", "–", "–",
      ])
    let all = try units(
      "stock", "sum",
      [("a", #""value":"1""#), ("b", #""value":"0""#), ("c", #""value":"2""#)], rest: rest)
    #expect(all.texts("value", "incomplete.n", "light") == ["3", "–", "green"])
  }

  @Test func `the indicator's own total wins, the roll-up stands beside it`() throws {
    let row = try units(
      "stock", "sum", [("a", #""value":"1""#), ("b", #""value":"2""#), ("", #""value":"5""#)],
      rest: #","reporting":["unit/a","unit/b","unit/c"]"#)
    #expect(
      row.texts("value", "n", "rollUp.value", "rollUp.difference", "rollUp.incomplete.n", "light")
        == ["5", "1", "3", "2", "2", "green"])
  }

  @Test func `the least settled of the units tells how settled the sum is`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q1", #""value":"1","unit":"unit/a""#, "final")
    town.measure("2024-Q1", #""value":"1","unit":"unit/b""#, "estimated")
    #expect(try town.book().series("2024-12-31")[0].text("state") == "estimated")
  }

  @Test func `only dimensions that may be summed are, and only one way of dividing`() throws {
    let divided = [
      ("", #""value":"3","dimensions":{"sex":"f"}"#),
      ("", #""value":"4","dimensions":{"sex":"m"}"#),
      ("", #""value":"7","dimensions":{"age":"all","place":"x"}"#),
    ]
    #expect(
      try units("stock", "sum", divided, rest: #","additive":["sex","age","place"]"#)
        .text("value") == "7")
    #expect(try units("stock", "sum", divided).text("value") == nil)
  }

  private func monthly(
    _ measure: String, _ values: [String], per: Period.Length = .quarter, rest: String = "",
    breakOn: String? = nil
  ) throws -> [AnswerObject] {
    var town = IndicatorTown()
    town.define(measure, by: "month", rest: rest)
    for (place, value) in values.enumerated() where !value.isEmpty {
      town.measure("2024-0\(place + 1)", value)
    }
    if let breakOn { town.add("indicator.revised", "indicator/i", #"{"break":true}"#, breakOn) }
    return try town.book().series("2024-12-31", IndicatorSeriesOptions(per: per))
  }

  @Test func `flows add whole periods, one missing makes the sum incomplete`() throws {
    let rows = try monthly(
      "flow", [#""value":"1""#, #""value":"2""#, #""value":"3""#, #""value":"4""#, ""])
    #expect(
      rows.map { $0.texts("period", "value", "incomplete.n", "incomplete.of") } == [
        ["2024-Q1", "6", "–", "–"], ["2024-Q2", "4", "1", "3"], ["2024-Q3", "–", "0", "3"],
        ["2024-Q4", "–", "0", "3"],
      ])
  }

  @Test func `shares over periods are the share of the sums`() throws {
    let part = { (above: Int, below: Int) in
      #""numerator":"\#(above)","denominator":"\#(below)""#
    }
    let rows = try monthly("ratio", [part(1, 2), part(90, 100), part(0, 98)])
    #expect(rows[0].texts("value", "numerator", "denominator") == ["0.46", "91", "200"])
  }

  @Test func `of a stock or an index the last value counts, never a sum or a mean`() throws {
    for measure in ["stock", "index", "ordinal", "boolean"] {
      let rows = try monthly(measure, [#""value":"1""#, #""value":"0""#])
      #expect(rows[0].texts("period", "value") == ["2024-Q1", "0"], "\(measure)")
    }
    let stale = try monthly("stock", [#""value":"1""#], rest: #","stale":30"#)
    #expect(stale[0]["stale"] == .bool(true))
  }

  @Test func `nothing is added across a break`() throws {
    let values = [#""value":"1""#, #""value":"2""#, #""value":"3""#]
    let rows = try monthly("flow", values, breakOn: "2024-02-01")
    #expect(rows[0].texts("value", "break") == ["–", "2024-02-01"])
    let before = try monthly("flow", values, breakOn: "2024-01-01")
    #expect(before[0].texts("value", "break") == ["6", "2024-01-01"])
  }

  @Test func `reorganised then or today, the total stays`() throws {
    var town = IndicatorTown()
    town.define()
    for quarter in ["2024-Q1", "2024-Q3"] {
      for (unit, value) in [("a", "1"), ("b", "2"), ("c", "4")] {
        town.measure(quarter, #""value":"\#(value)","unit":"unit/\#(unit)""#)
      }
    }
    town.add("unit.moved", "unit/b", #"{"parent":"unit/dez-2"}"#, "2024-07-01")
    let filled = try town.book()
    let then = try filled.series("2024-12-31", IndicatorSeriesOptions(grouping: .department))
    #expect(
      then.map { $0.texts("period", "group.department", "value") } == [
        ["2024-Q1", "unit/dez-1", "3"], ["2024-Q1", "unit/dez-2", "4"],
        ["2024-Q3", "unit/dez-1", "1"], ["2024-Q3", "unit/dez-2", "6"],
      ])
    let today = try filled.series(
      "2024-12-31",
      IndicatorSeriesOptions(
        grouping: .department, organisationDay: try IndicatorTown.day("2024-12-31")))
    #expect(today.map { $0.text("value") ?? "–" } == ["1", "6", "1", "6"])
    #expect(try filled.series("2024-09-30").map { $0.text("value") } == ["7", nil, "7"])
  }

  @Test func `a group says which of its units did not report`() throws {
    var town = IndicatorTown()
    town.define(rest: #","reporting":["unit/a","unit/b","unit/c"]"#)
    town.measure("2024-Q1", #""value":"1","unit":"unit/a""#)
    let rows = try town.book().series(
      "2024-03-31", IndicatorSeriesOptions(grouping: .department))
    #expect(
      rows.map { $0.texts("group.department", "value", "incomplete.n", "incomplete.of") } == [
        ["unit/dez-1", "1", "1", "2"], ["unit/dez-2", "–", "0", "1"],
      ])
  }
}
