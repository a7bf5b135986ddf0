import Stadtbuch
import TestSupport
import Testing
import Timelines

/// C3, C10 and A9 of the worked example.
@Suite struct `Funding and grants of the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  @Test(arguments: ["T1", "T2"]) func `need, secured and gaps are those of C3`(name: String) throws
  {
    let point = try example.point(name)
    let expected = example.answers[name]["C3"]
    let answer = try example.engine.funding(
      asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: expected["rows"].elements, name)
    let json = try JSONValue { $0 += answer.json }
    #expect(json["sumOfGaps"] == expected["sumOfGaps"])
    #expect(answer.warnings.isEmpty)
    let gaps = try example.engine.funding(
      gapsOnly: true, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(
      gaps, rows: expected["rows"].elements.filter { !["0.00", "null"].contains($0["gap"].plain) },
      name)
    #expect(gaps.beside["sumOfGaps"] == answer.beside["sumOfGaps"])
  }

  @Test(arguments: ["T1", "T2"]) func `grants are those of C10`(name: String) throws {
    let point = try example.point(name)
    let answer = try example.engine.grants(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: example.answers[name]["C10"]["rows"].elements, name)
  }

  @Test(arguments: ["T1", "T2"]) func `vouchers are those of A9`(name: String) throws {
    let point = try example.point(name)
    let expected = try #require(example.answers[name]["A9"].elements.first)
    let answer = try #require(
      try example.engine.vouchers(
        of: "grant/glas", asOf: point.asOf, knownAt: .sequence(point.knownAt)))
    try example.expect(answer, rows: expected["rows"].elements, name)
    let json = try JSONValue { $0 += answer.json }
    for key in ["grant", "eligible", "notEligible", "outside", "total", "proofs"] {
      #expect(json[key] == expected[key], "\(key)")
    }
  }

  @Test func `a grant that nobody knows has no vouchers, and none before it is applied for`() throws
  {
    #expect(try example.engine.vouchers(of: "grant/nichts") == nil)
    let day = try #require(Day("2024-01-31"))
    #expect(try example.engine.vouchers(of: "grant/glas", asOf: day) == nil)
  }
}
