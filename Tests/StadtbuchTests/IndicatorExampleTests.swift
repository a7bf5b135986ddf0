import Stadtbuch
import TestSupport
import Testing
import Timelines

/// C5 and C6 of the worked example.
@Suite struct `Indicators of the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  @Test(arguments: ["T1", "T2"]) func `the board is that of C5`(name: String) throws {
    let point = try example.point(name)
    let answer = try example.engine.answer(
      KpiBoard.self, asOf: point.asOf, knownAt: .sequence(point.knownAt))
    try example.expect(answer, rows: example.answers[name]["C5"]["rows"].elements)
  }

  @Test(arguments: ["T1", "T2"]) func `the series are those of C6`(name: String) throws {
    let point = try example.point(name)
    for (_, expected) in example.answers[name]["C6"].members {
      let indicator = expected["indicator"].plain
      let answer = try example.engine.answer(
        KpiSeries.self, asOf: point.asOf, knownAt: .sequence(point.knownAt),
        KpiSeriesChoice(indicator))
      #expect(answer.beside["indicator"] == .subject(indicator))
      try example.expect(answer, rows: expected["rows"].elements, indicator)
    }
  }
}
