import Stadtbuch
import Testing

/// Targets, thresholds and definitions: each row by what was valid on its last day.
@Suite struct `Every period is judged by its own last day` {
  @Test func `a target raised later does not judge the past`() throws {
    var town = IndicatorTown()
    town.define()
    town.target([("2024-12-31", "100")], "step", from: "2024-01-01")
    town.thresholds(1000, 2000)
    town.target([("2024-12-31", "200")], "step", from: "2025-01-01")
    town.measure("2024-Q4", value: "100")
    town.measure("2025-Q1", value: "100")
    let rows = try town.book().series("2025-03-31")
    #expect(rows[0].texts("target", "deviation", "light") == ["100", "0", "green"])
    #expect(rows[1].texts("target", "deviation", "light") == ["200", "-100", "red"])
  }

  @Test func `only what was heard by then counts, also of targets`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q4", value: "100")
    let before = UInt64(town.lines.lines.count)
    town.target([("2024-12-31", "100")], "step")
    let filled = try town.book()
    #expect(try filled.series("2024-12-31", knownAt: before)[0].text("target") == nil)
    #expect(try filled.series("2024-12-31")[0].text("target") == "100")
  }

  @Test func `a linear path counts calendar days, leap days too`() throws {
    var town = IndicatorTown()
    town.define("stock", by: "month", rest: #","decimals":4"#)
    town.target([("2023-12-31", "0"), ("2024-12-31", "366"), ("2025-12-31", "731")])
    for period in ["2024-01", "2024-02", "2024-03", "2025-02", "2025-03"] {
      town.measure(period, value: "0")
    }
    let rows = try town.book().series("2025-03-31")
    #expect(rows.prefix(3).map { $0.text("target") } == ["31.0000", "60.0000", "91.0000"])
    #expect(rows.suffix(2).map { $0.text("target") } == ["425.0000", "456.0000"])
  }

  @Test func `before the first point the path comes from the baseline, before that is none`() throws
  {
    var town = IndicatorTown()
    town.define("stock", by: "month")
    town.add("baseline.set", "indicator/i", #"{"value":"10","on":"2024-01-31"}"#, nil)
    town.target([("2024-03-31", "40"), ("2024-05-31", "20")])
    for month in 1...7 { town.measure("2024-0\(month)", value: "1") }
    town.measure("2023-12", value: "1")
    let rows = try town.book().series("2024-07-31")
    // 29 of 60 days from 10 to 40; 30 of 61 days from 40 to 20; the last value stays.
    #expect(
      rows.map { $0.text("target") ?? "–" } == [
        "–", "10", "25", "40", "30", "20", "20", "20",
      ])
  }

  @Test func `without a baseline there is no target before the first point`() throws {
    var town = IndicatorTown()
    town.define("stock", by: "month")
    town.target([("2024-03-31", "40")])
    town.measure("2024-02", value: "1")
    town.measure("2024-03", value: "1")
    let rows = try town.book().series("2024-03-31")
    #expect(rows.map { $0.text("target") ?? "–" } == ["–", "40"])
    #expect(rows[0].texts("deviation", "missed", "light") == ["–", "–", "grey"])
  }

  @Test func `a step holds from its day on, points of no interpolation only on their day`() throws {
    for (word, expected) in [("step", ["–", "5", "5", "9"]), ("none", ["–", "5", "–", "9"])] {
      var town = IndicatorTown()
      town.define("flow", by: "month")
      town.target([("2024-04-30", "9"), ("2024-02-29", "5")], word)
      for month in 1...4 { town.measure("2024-0\(month)", value: "1") }
      let rows = try town.book().series("2024-04-30")
      #expect(rows.map { $0.text("target") ?? "–" } == expected, "\(word)")
    }
  }

  @Test func `between the points of a flow nothing lies, also where a line is asked for`() throws {
    var town = IndicatorTown()
    town.define("flow", by: "month")
    town.target([("2024-01-31", "10"), ("2024-03-31", "30")], "linear")
    for month in 1...3 { town.measure("2024-0\(month)", value: "1") }
    let rows = try town.book().series("2024-03-31")
    #expect(rows.map { $0.text("target") ?? "–" } == ["10", "–", "30"])
  }

  @Test func `negative is bad, whichever way is good`() throws {
    for (direction, deviation) in [("up", "5"), ("down", "-5")] {
      var town = IndicatorTown()
      town.define("stock", direction)
      town.target([("2024-12-31", "20")], "step")
      town.measure("2024-Q4", value: "25")
      let row = try town.book().series("2024-12-31")[0]
      #expect(row.texts("deviation", "missed") == [deviation, direction == "up" ? "0" : "2500"])
    }
  }

  @Test func `inside a corridor nothing is missed, outside it the bound that was missed counts`()
    throws
  {
    var town = IndicatorTown()
    town.define("stock", "corridor", by: "month")
    town.add(
      "target.set", "indicator/i",
      #"{"points":[{"date":"2024-01-31","low":"10","high":"20"},"#
        + #"{"date":"2024-03-31","low":"10","high":"40"}],"interpolation":"linear"}"#)
    town.thresholds(1000, 5000)
    town.measure("2024-01", value: "8")
    town.measure("2024-02", value: "25")
    town.measure("2024-03", value: "50")
    let rows = try town.book().series("2024-03-31")
    // High on 29 February: 20 + 20 · 29/60 = 29.67.
    #expect(
      rows.map { $0.texts("target.low", "target.high", "deviation", "missed", "light") } == [
        ["10", "20", "-2", "2000", "amber"], ["10", "30", "0", "0", "green"],
        ["10", "40", "-10", "2500", "amber"],
      ])
  }

  @Test func `of a target of 0 nothing is a share`() throws {
    var town = IndicatorTown()
    town.define("stock", "down")
    town.target([("2024-12-31", "0")], "step")
    town.thresholds(1000, 2000)
    town.measure("2024-Q4", value: "3")
    let row = try town.book().series("2024-12-31")[0]
    #expect(row.texts("deviation", "light") == ["-3", "grey"])
    #expect(row.text("missed")?.hasPrefix("n/a") == true)
  }

  @Test func `lights use exact values where shown ones would tell otherwise`() throws {
    var town = IndicatorTown()
    town.define("stock", rest: #","decimals":0"#)
    town.target([("2024-12-31", "1000")], "step")
    town.thresholds(1000, 2000)
    town.measure("2024-Q3", value: "900.001")
    town.target([("2024-03-31", "1000")], "step")
    town.measure("2024-Q4", value: "900")
    let rows = try town.book().series("2024-12-31")
    #expect(
      rows.map { $0.texts("value", "missed", "light") } == [
        ["900", "1000", "green"], ["900", "1000", "amber"],
      ])
  }

  @Test func `bands go by the value and need no target`() throws {
    var town = IndicatorTown()
    town.define("ordinal", "up", by: "quarter", "last")
    town.add(
      "thresholds.set", "indicator/i",
      #"{"bands":[{"from":"3","light":"amber"},{"from":"1","light":"red"},"#
        + #"{"from":"4","light":"green"}]}"#)
    for (quarter, value) in ["0.5", "1", "3.9", "4"].enumerated() {
      town.measure("2024-Q\(quarter + 1)", value: value)
    }
    let rows = try town.book().series("2024-12-31")
    #expect(rows.map { $0.text("light") } == ["grey", "red", "amber", "green"])
  }

  @Test func `the version of the definition is that of the period, not of the measurement`() throws
  {
    var town = IndicatorTown()
    town.define()
    town.add("indicator.revised", "indicator/i", #"{"text":"a"}"#, "2024-07-01")
    town.add("indicator.revised", "indicator/i", #"{"plain":"b","text":"c"}"#, "2024-10-01")
    town.measure("2024-Q2", #""value":"1","definition":3"#)
    town.measure("2024-Q3", value: "1")
    town.measure("2024-Q4", value: "1")
    let rows = try town.book().series("2024-12-31")
    #expect(rows.map { $0.text("definition") } == ["1", "2", "3"])
    #expect(rows.map { $0.text("measuredWithDefinition") } == ["3", nil, nil])
  }
}
