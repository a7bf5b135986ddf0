import Stadtbuch
import TestSupport
import Testing

/// Values at a point: missing, stale, provisional, restated, and what a break cuts.
@Suite struct `Missing is not 0, and old is not current` {
  @Test func `the latest period that ended by then counts, the running one never`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q2", value: "1")
    town.measure("2024-Q3", value: "2")
    let filled = try town.book()
    #expect(try filled.board("2024-09-29").texts("period", "ageDays") == ["2024-Q2", "91"])
    #expect(try filled.board("2024-09-30").texts("period", "ageDays") == ["2024-Q3", "0"])
  }

  @Test func `a missing value says why, has no light and no place on the line`() throws {
    var town = IndicatorTown()
    town.define()
    town.target([("2024-03-31", "1")], "step")
    town.thresholds(1000, 2000)
    town.measure("2024-Q1", value: "1")
    town.measure("2024-Q2", #""missing":"Umfrage entfiel""#)
    town.measure("2024-Q3", value: "0")
    let filled = try town.book()
    let rows = try filled.series("2024-09-30")
    #expect(
      rows.map { $0.texts("value", "missing", "light", "deviation") } == [
        ["1", "–", "green", "0"], ["–", "Umfrage entfiel", "grey", "–"],
        ["0", "–", "red", "-1"],
      ])
    #expect(try filled.board("2024-12-31").trend == ["2024-Q1 1", "2024-Q2 –", "2024-Q3 0"])
    #expect(try filled.board("2024-06-30").texts("value", "missing") == ["–", "Umfrage entfiel"])
  }

  @Test func `a stock is stale after its days, and never where none are set`() throws {
    for (rest, expected) in [(#","stale":30"#, "grey"), ("", "green")] {
      var town = IndicatorTown()
      town.define(rest: rest)
      town.target([("2024-03-31", "1")], "step")
      town.thresholds(1000, 2000)
      town.measure("2024-Q1", value: "1")
      let filled = try town.book()
      #expect(try filled.board("2024-04-30").text("light") == "green")
      let old = try filled.board("2024-05-01")
      #expect(old.texts("value", "light", "ageDays") == ["1", expected, "31"])
      #expect(old["stale"] == (rest.isEmpty ? nil : .bool(true)))
      #expect(try filled.series("2024-05-01")[0].text("light") == "green")
    }
  }

  @Test func `vintages stand in the order in which they count`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q1", value: "10", "estimated")
    let estimated = UInt64(town.lines.lines.count)
    town.measure("2024-Q1", value: "12", "provisional")
    town.add(
      "measurement.restated", "indicator/i",
      #"{"period":"2024-Q1","value":"13","state":"final","cause":"revision"}"#, nil)
    // Put right is the estimate: that does not undo what was said after it.
    town.add(
      "event.corrected", "event/\(estimated)",
      #"{"type":"measurement.recorded","data":"#
        + #"{"period":"2024-Q1","value":"11","state":"estimated"}}"#, nil,
      rest: #","reason":"Tippfehler""#)
    let filled = try town.book()
    let row = try filled.series("2024-12-31")[0]
    #expect(row.texts("value", "state", "n") == ["13", "final", "3"])
    guard case .list(let vintages)? = row["vintages"] else { return }
    let values = vintages.map { vintage in
      guard case .object(let object) = vintage else { return "?" }
      return object.text("value") ?? "–"
    }
    #expect(values == ["11", "12", "13"])
    let before = try filled.series("2024-12-31", knownAt: estimated + 1)[0]
    #expect(before.texts("value", "state", "n") == ["12", "provisional", "2"])
  }

  @Test func `a void brings back what was said before`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q1", value: "1")
    town.measure("2024-Q1", value: "2")
    town.add(
      "event.voided", "event/\(town.lines.lines.count)", "{}", nil, rest: #","reason":"falsch""#)
    #expect(try town.book().series("2024-12-31")[0].texts("value", "n") == ["1", "1"])
  }

  @Test func `nothing is drawn across a break`() throws {
    var town = IndicatorTown()
    town.define(by: "month")
    town.target([("2024-12-31", "100")])
    for month in 1...6 { town.measure("2024-0\(month)", value: "\(month)0") }
    let whole = try town.book().board("2024-06-30")
    #expect(whole.trend.count == 4)
    // Days 0, 30, 61 and 91 with 30 to 60: the line is at 100 on day 212.7.
    #expect(whole.text("reachDate") == "2024-10-30")
    town.add("indicator.revised", "indicator/i", #"{"break":true}"#, "2024-04-15")
    let broken = try town.book()
    let row = try broken.board("2024-06-30")
    // The month in which it began is already counted the new way.
    #expect(row.trend == ["2024-04 40", "2024-05 50", "2024-06 60"])
    #expect(row.texts("reachDate", "break") == ["n/a: fewer than four finals", "2024-04-15"])
    #expect(
      try broken.series("2024-06-30").map { $0.text("break") } == [
        nil, nil, nil, "2024-04-15", nil, nil,
      ])
    #expect(try broken.board("2024-03-31").text("break") == nil)
  }

  @Test func `the reach date takes final values only`() throws {
    var town = IndicatorTown()
    town.define(by: "month")
    town.target([("2024-12-31", "100")])
    for month in 1...3 { town.measure("2024-0\(month)", value: "\(month)0") }
    town.measure("2024-04", value: "40", "provisional")
    #expect(
      try town.book().board("2024-04-30").text("reachDate") == "n/a: fewer than four finals")
    town.measure("2024-05", value: "50")
    let row = try town.book().board("2024-05-31")
    // Days 0, 29, 60 and 121 with 10, 20, 30, 50: the line is at 100 on day 272.5.
    #expect(row.text("reachDate") == "2024-10-30")
    #expect(row.text("reachBy") == "least squares over the last four finals")
  }

  @Test func `a line away from the target has no reach date`() throws {
    var town = IndicatorTown()
    town.define("stock", "down", by: "month")
    town.target([("2024-12-31", "0")])
    for month in 1...4 { town.measure("2024-0\(month)", value: "\(month)0") }
    #expect(
      try town.book().board("2024-04-30").text("reachDate")
        == "n/a: the trend does not lead to the target")
  }

  @Test func `four finals count, also where many provisional periods stand between them`() throws {
    var town = IndicatorTown()
    town.define(by: "month")
    town.target([("2030-12-31", "1000")])
    for month in 1...3 { town.measure("2022-0\(month)", value: "\(month)0") }
    for month in 1...9 { town.measure("2023-0\(month)", value: "\(month)0", "provisional") }
    for month in 1...9 { town.measure("2024-0\(month)", value: "\(month)0", "estimated") }
    town.measure("2025-01", value: "400")
    let reach = try town.book().board("2025-01-31").text("reachDate")
    #expect(reach?.hasPrefix("20") == true)
  }

  @Test func `a retired indicator is on no board, its series stays`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q1", value: "1")
    town.add("indicator.retired", "indicator/i", "{}", "2024-07-01")
    let filled = try town.book()
    let board = try filled.engine.answer(
      KpiBoard.self, asOf: try IndicatorTown.day("2024-07-01"))
    #expect(board.rows.isEmpty)
    #expect(try filled.series("2024-12-31").map { $0.text("period") } == ["2024-Q1", "2024-Q2"])
    #expect(try filled.board("2024-06-30").text("value") == "1")
  }

  @Test func `before anything is measured the row is grey and has no value`() throws {
    var town = IndicatorTown()
    town.define()
    let row = try town.book().board("2024-06-30")
    #expect(row.texts("value", "period", "light", "title") == ["–", "–", "grey", "I"])
    #expect(row.trend.isEmpty)
  }

  @Test func `a stock may be measured on a day between its periods`() throws {
    var town = IndicatorTown()
    town.define()
    town.measure("2024-Q1", value: "1")
    town.measure("2024-05-02", value: "2")
    let filled = try town.book()
    #expect(try filled.board("2024-05-03").texts("value", "period") == ["2", "2024-05-02"])
    #expect(
      try filled.series("2024-09-30").map { $0.text("period") } == [
        "2024-Q1", "2024-05-02", "2024-Q3",
      ])
  }

  @Test func `decimals are those said, else two of shares, else those of the inputs`() throws {
    for (measure, rest, value, expected) in [
      ("stock", "", #""value":"2.5""#, "2.5"), ("stock", #","decimals":0"#, #""value":"2.5""#, "3"),
      ("stock", #","decimals":0"#, #""value":"-2.5""#, "-3"),
      ("ratio", "", #""numerator":"1","denominator":"3""#, "33.33"),
      ("ratio", #","scale":1000"#, #""numerator":"2","denominator":"3""#, "666.67"),
      ("ratio", "", #""numerator":"1","denominator":"0""#, "–"),
    ] {
      var town = IndicatorTown()
      town.define(measure, by: "quarter", "sum", unit: "%", rest: rest)
      town.measure("2024-Q1", value)
      #expect(try town.book().series("2024-12-31")[0].text("value") ?? "–" == expected)
    }
  }
}
