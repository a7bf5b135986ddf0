import Foundation
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// The worked example as an engine, with the answers that were worked out by hand.
struct ExampleEngine {
  private let filled: EngineOfLines
  let answers: TestSupport.JSONValue

  var engine: Engine { filled.engine }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/example")

  init() throws {
    let text = try String(
      contentsOf: ExampleEngine.folder.appending(path: "dezernat-4.jsonl"), encoding: .utf8)
    filled = try EngineOfLines(text.split(separator: "\n").map(String.init))
    answers = try TestSupport.JSONValue(
      parsing: String(
        contentsOf: ExampleEngine.folder.appending(path: "answers-t1-t2.json"), encoding: .utf8))
  }

  /// The point of the name `T1` or `T2`.
  func point(_ name: String) throws -> Point {
    let answer = answers[name]
    return Point(
      asOf: try #require(Day(answer["asOf"].plain)),
      knownAt: UInt64(try #require(answer["knownAt"]["sequence"].int)))
  }

  /// Expects rows to be those that the example says under a key of a point, money as it writes it.
  func expect(
    _ answer: Answer, rows expected: [TestSupport.JSONValue], _ comment: String = "",
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let rows = try TestSupport.JSONValue { $0 += answer.json }["rows"].elements
    #expect(rows.count == expected.count, "\(comment)", sourceLocation: location)
    for (row, expected) in zip(rows, expected) {
      #expect(
        row.canonical == expected.canonical, "\(comment)", sourceLocation: location)
    }
  }
}
