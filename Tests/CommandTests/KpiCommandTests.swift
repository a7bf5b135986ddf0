import Foundation
import Testing

@Suite struct `Indicators on the command line` {
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `the board`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "kpi-board", program,
      [
        "kpi board \(t2)", "kpi board \(t2) --lang de", "kpi board \(t2) --format json",
        "kpi board \(t2) --format csv", "kpi board --as-of 2025-12-31 --lang de",
        "kpi board --known-at 0 --as-of 2024-12-31", "kpi board --known-at 999",
      ])
  }

  @Test func `series, vintages, longer periods and the plot`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "kpi-series", program,
      [
        "kpi series online \(t2)", "kpi series indicator/online \(t2) --vintages --lang de",
        "kpi series online \(t2) --format json", "kpi series glas \(t2) --format csv",
        "kpi series online --from 2024-10-01 --to 2025-06-30", "kpi series online --vintages",
        "kpi series online --plot", "kpi series glas --plot --lang de",
        "kpi series glas --per year", "kpi series online --per half --format json",
        "kpi series online --group-by department --org today",
        "kpi series online --plot --format json", "kpi series online --group-by unit --plot",
        "kpi series online --known-at 0", "kpi series nichts", "kpi series",
      ])
  }

  @Test func `a plot of many months with gaps and a corridor fits into 80 columns`() throws {
    let program = try Program()
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    var lines: [String] = []
    func add(_ type: String, _ data: String, _ rest: String = "") {
      let number = String(lines.count + 10)
      lines.append(
        #"{"specversion":"1.0","id":"01900000-0000-7000-8000-0000000000\#(number)","#
          + #""source":"test","actor":"person/p1","type":"\#(type)","#
          + #""subject":"indicator/i"\#(rest),"data":\#(data)}"#)
    }
    add(
      "indicator.defined",
      #"{"title":"Auslastung","unit":"%","measure":"stock","direction":"corridor","#
        + #""frequency":"month","aggregation":"none"}"#, #","validfrom":"2020-01-01""#)
    add(
      "target.set",
      #"{"points":[{"date":"2020-01-31","low":"40","high":"60"},"#
        + #"{"date":"2025-12-31","low":"50","high":"90"}],"interpolation":"linear"}"#,
      #","validfrom":"2020-01-01""#)
    for month in 0..<72 where month % 19 != 7 {
      let period = "\(2020 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
      let value = 45 + (month * month) % 23 + month / 3
      let said = month % 17 == 3 ? #""missing":"Ausfall""# : #""value":"\#(value)""#
      add("measurement.recorded", #"{"period":"\#(period)",\#(said),"state":"final"}"#)
    }
    try program.write(lines.joined(separator: "\n"), to: "many.jsonl")
    let imported = try program.run("import many.jsonl -q")
    #expect(imported.status == 0, "\(imported.errors)")
    let drawn = try program.run("kpi series i --plot").output
    #expect(drawn.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(drawn)")
    try expectGolden(
      "kpi-plot", program,
      ["kpi series i --plot", "kpi series i --plot --from 2025-01-01 --lang de"])
  }

  @Test func `groups of units say what was divided`() throws {
    let program = try Program()
    for line in [
      "init --name T --origin test/t -q",
      "record unit.created unit/a kind=office name=A --valid-from 2024-01-01 -q",
      "record unit.created unit/b kind=office name=B --valid-from 2024-01-01 -q",
      "record indicator.defined indicator/q title=Q unit=% measure=ratio direction=up "
        + "frequency=quarter aggregation=weighted --valid-from 2024-01-01 -q",
      "record measurement.recorded indicator/q period=2024-Q1 numerator=3 denominator=8 "
        + "unit=unit/a state=final -q",
      "record measurement.recorded indicator/q period=2024-Q1 numerator=1 denominator=2 "
        + "unit=unit/b state=final -q",
    ] {
      let outcome = try program.run(line)
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    let groups = try program.run(
      "kpi series indicator/q --group-by unit --to 2024-03-31 --format json -q")
    for row in [
      #""group":{"unit":"unit/a"},"value":"37.50","numerator":"3","denominator":"8""#,
      #""group":{"unit":"unit/b"},"value":"50.00","numerator":"1","denominator":"2""#,
    ] {
      #expect(groups.output.contains(row), "\(groups.output)\(groups.errors)")
    }
  }
}
