import Stadtbuch
import Testing

/// A series shows where nobody said anything.
@Suite struct `A series has no hidden gaps` {
  private func rows(
    _ town: IndicatorTown, _ day: String, knownAt: UInt64? = nil,
    _ options: IndicatorSeriesOptions = IndicatorSeriesOptions()
  ) throws -> [[String]] {
    try town.book().series(day, knownAt: knownAt, options).map {
      $0.texts("period", "value", "missing", "target", "light", "n")
    }
  }

  @Test func `what nobody reported stands between and after, with its target`() throws {
    var town = IndicatorTown()
    town.define()
    town.target([("2024-03-31", "10"), ("2024-12-31", "40")], "step")
    town.thresholds(1000, 2000)
    town.measure("2024-Q1", value: "10")
    town.measure("2024-Q3", #""missing":"Umfrage entfiel""#)
    #expect(
      try rows(town, "2025-03-31") == [
        ["2024-Q1", "10", "–", "10", "green", "1"],
        ["2024-Q2", "–", "not-reported", "10", "grey", "0"],
        ["2024-Q3", "–", "Umfrage entfiel", "10", "grey", "1"],
        ["2024-Q4", "–", "not-reported", "40", "grey", "0"],
        ["2025-Q1", "–", "not-reported", "40", "grey", "0"],
      ])
    // The board and its trend are of what was said.
    let board = try town.book().board("2025-03-31")
    #expect(board.texts("period", "missing") == ["2024-Q3", "Umfrage entfiel"])
    #expect(board.trend == ["2024-Q1 10", "2024-Q3 –"])
  }

  @Test func `a target alone begins no series, nor does what is not known yet or void`() throws {
    var town = IndicatorTown()
    town.define()
    town.target([("2024-03-31", "10")], "step")
    let before = UInt64(town.lines.lines.count)
    town.measure("2024-Q1", value: "10")
    let first = town.lines.lines.count
    town.measure("2024-Q2", value: "11")
    town.add("event.voided", "event/\(first)", "{}", nil, rest: #","reason":"x""#)
    #expect(try rows(town, "2024-12-31", knownAt: before).isEmpty)
    #expect(try rows(town, "2024-12-31").map { $0[0] } == ["2024-Q2", "2024-Q3", "2024-Q4"])
    #expect(try rows(town, "2024-06-29", knownAt: before + 2).map { $0[0] } == ["2024-Q1"])
  }

  @Test func `the frequency of a period's last day says what is due`() throws {
    var town = IndicatorTown()
    town.define(by: "year")
    town.measure("2022", value: "1")
    town.add(
      "indicator.revised", "indicator/i", #"{"frequency":"quarter"}"#, "2024-05-01")
    town.measure("2024-Q3", value: "2")
    // The year 2024 does not end as one, and its first quarter was not due yet.
    #expect(
      try rows(town, "2024-12-31").map { $0[0] } == [
        "2022", "2023", "2024-Q2", "2024-Q3", "2024-Q4",
      ])
  }

  @Test func `a value of some day speaks for its period, and nothing is due after the end`() throws
  {
    var town = IndicatorTown()
    town.define(by: "month")
    town.measure("2024-01-17", value: "1")
    town.measure("2024-03-31", value: "2")
    town.add("indicator.retired", "indicator/i", "{}", "2024-05-15")
    #expect(
      try rows(town, "2024-12-31").map { $0[0] } == [
        "2024-01-17", "2024-02", "2024-03-31", "2024-04",
      ])
  }

  @Test func `longer periods and groups of units have gaps too`() throws {
    var town = IndicatorTown()
    town.define("flow", rest: #","reporting":["unit/a","unit/c"]"#)
    for (period, unit) in [("2024-Q1", "a"), ("2024-Q1", "c"), ("2024-Q3", "a")] {
      town.measure(period, #""value":"5","unit":"unit/\#(unit)""#)
    }
    var options = IndicatorSeriesOptions()
    options.per = .year
    #expect(
      try town.book().series("2025-12-31", options).map {
        $0.texts("period", "value", "missing", "incomplete.n", "incomplete.of")
      } == [["2024", "10", "–", "1", "4"], ["2025", "–", "not-reported", "0", "4"]])
    options.per = nil
    options.grouping = .department
    #expect(
      try town.book().series("2024-09-30", options).map {
        $0.texts("period", "group.department", "value", "missing")
      } == [
        ["2024-Q1", "unit/dez-1", "5", "–"], ["2024-Q1", "unit/dez-2", "5", "–"],
        ["2024-Q2", "unit/dez-1", "–", "not-reported"],
        ["2024-Q2", "unit/dez-2", "–", "not-reported"],
        ["2024-Q3", "unit/dez-1", "5", "–"], ["2024-Q3", "unit/dez-2", "–", "not-reported"],
      ])
  }

  @Test func `a series ends with the calendar`() throws {
    var town = IndicatorTown()
    town.define(by: "year")
    town.measure("2997", value: "1")
    #expect(try rows(town, "2999-12-31").map { $0[0] } == ["2997", "2998", "2999"])
    town = IndicatorTown()
    town.define(by: "week")
    town.measure("2999-W51", value: "1")
    #expect(try rows(town, "2999-12-31").map { $0[0] } == ["2999-W51", "2999-W52"])
  }

  @Test func `a vintage that restates says why`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q1", value: "10")
    for cause in ["error", "late-report", "method-change", "revision"] {
      town.add(
        "measurement.restated", "indicator/i",
        #"{"period":"2024-Q1","value":"11","state":"final","cause":"\#(cause)"}"#, nil)
    }
    let row = try #require(try town.book().series("2024-03-31").first)
    guard case .list(let vintages)? = row["vintages"] else {
      Issue.record("no vintages")
      return
    }
    let causes = vintages.map { vintage -> String? in
      guard case .object(let object) = vintage else { return "?" }
      return object.text("cause")
    }
    #expect(causes == [nil, "error", "late-report", "method-change", "revision"])
  }
}
