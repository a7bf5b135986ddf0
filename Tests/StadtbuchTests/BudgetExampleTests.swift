import Stadtbuch
import TestSupport
import Testing
import Timelines

/// C4 of the worked example.
@Suite struct `The budget of the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  @Test(arguments: ["T1", "T2"], [2024, 2025])
  func `rows, groups and total are those of C4`(name: String, year: Int) throws {
    let point = try example.point(name)
    let expected = example.answers[name]["C4"][String(year)]
    let groupings: [(BudgetGrouping?, String)] = [
      (nil, "rows"), (.measure, "byMeasure"), (.unit, "byUnit"), (.source, "bySource"),
    ]
    for (grouping, key) in groupings {
      let answer = try example.engine.budget(
        year: year, by: grouping, asOf: point.asOf, knownAt: .sequence(point.knownAt))
      try example.expect(answer, rows: expected[key].elements, "\(name) \(year) \(key)")
      let json = try JSONValue { $0 += answer.json }
      #expect(json["total"].canonical == expected["total"].canonical)
      #expect(json["year"] == expected["year"])
      #expect(json["closed"] == expected["closed"])
      #expect(json["warnings"].elements.count == expected["warnings"].elements.count)
    }
  }
}
