import Foundation
import Ledger
import Timelines
import Views
import Vocabulary

/// The portfolio beside what somebody would use instead, by turns over the same log.
extension BenchmarkRun {
  /// Turns of both, so that they see the same machine.
  private static let turns = 3

  /// Asks a script, which is given the log as JSON lines and says how long it takes at half of its
  /// points as `p50 1.5 ms`.
  mutating func measurePeer(_ script: String) throws {
    let lines = folder + "/peer.jsonl"
    _ = try writeLines(count, to: lines)
    defer { try? FileManager.default.removeItem(atPath: lines) }
    let city = try City(folder, "peer", CityLog(count: count))
    let timelines = try Timelines(city.ledger)
    city.timelines = timelines
    _ = try city.append(count, flushing: true)
    let questions = Questions(timelines, head: try city.ledger.head.sequence)
    var (own, others): ([Double], [Double]) = ([], [])
    for _ in 0..<Self.turns {
      own += try questions.portfolios(60)
      let said = folder + "/peer.txt"
      _ = try run("/usr/bin/env", ["python3", script, lines], output: said)
      others.append(try Self.median(said: try String(contentsOfFile: said, encoding: .utf8)))
      own += try questions.portfolios(60)
    }
    let (ours, theirs) = (Timing.percentile(own, 50), Timing.percentile(others, 50))
    table.add(
      "portfolio beside \(URL(filePath: script).lastPathComponent)", Targets.peer.text,
      "p50 \(Timing.duration(ours)), other \(Timing.duration(theirs))",
      ratio: Targets.ratio(theirs, ours), met: theirs / ours >= Targets.peer.value)
  }

  private static func median(said text: String) throws -> Double {
    let words = text.split { $0 == " " || $0 == "," || $0 == "\n" }
    guard let place = words.firstIndex(of: "p50"), place + 2 < words.count,
      words[place + 2] == "ms",
      let milliseconds = Double(words[place + 1])
    else { throw BenchmarkError(description: "no median in: \(text)") }
    return milliseconds / 1_000
  }
}
