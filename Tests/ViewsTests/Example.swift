import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// The worked example in a ledger, with its answers.
struct Example {
  let temporary: TemporaryLedger
  let timelines: Timelines
  let portfolio: PortfolioReader
  let answers: JSONValue

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/example")

  init(adding lines: [String] = []) throws {
    temporary = try TemporaryLedger(clock: ManualClock("2026-02-01T09:00:00Z"))
    let text = try String(
      contentsOf: Example.folder.appending(path: "dezernat-4.jsonl"), encoding: .utf8)
    let reader = DraftReader()
    let drafts = try text.split(separator: "\n").map { line in
      let bytes = Array(line.utf8)
      return try reader.read(line: bytes.span)
    }
    _ = try temporary.ledger.append(drafts, options: AppendOptions(trustTime: true))
    timelines = try Timelines(temporary.ledger)
    portfolio = PortfolioReader(timelines)
    answers = try JSONValue(
      parsing: String(
        contentsOf: Example.folder.appending(path: "answers-t1-t2.json"), encoding: .utf8))
  }

  func point(_ name: String) throws -> Point {
    let answer = answers[name]
    return Point(
      asOf: try #require(Day(answer["asOf"].plain)),
      knownAt: UInt64(try #require(answer["knownAt"]["sequence"].int)))
  }
}
