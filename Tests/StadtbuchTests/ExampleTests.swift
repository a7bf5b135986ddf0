import Stadtbuch
import TestSupport
import Testing
import Timelines

/// Answers of the façade are those of the worked example.
@Suite struct `The answers of the worked example` {
  let example: ExampleEngine

  init() throws {
    example = try ExampleEngine()
  }

  @Test(arguments: ["T1", "T2"]) func `explaining a value gives the rows of A2`(name: String) throws
  {
    let point = try example.point(name)
    for expected in example.answers[name]["A2"].elements {
      let answer = try example.engine.explain(
        expected["subject"].plain, expected["attribute"].plain, asOf: point.asOf,
        knownAt: .sequence(point.knownAt))
      try example.expect(answer, rows: expected["rows"].elements, expected["attribute"].plain)
    }
  }
}
