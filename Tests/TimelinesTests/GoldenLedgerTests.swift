import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// A ledger as this format's first version wrote it, kept for good: every later program must read
/// it and come to the same state.
@Suite("Golden ledgers") struct GoldenLedgerTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/golden-1")

  /// The hashes at three points, as they were when the ledger was written.
  static let hashes: [(asOf: String, knownAt: UInt64, hash: String)] = [
    ("2024-09-30", 78, "80e9347d3901ba69c4fcef8c6e4fa94aba86fcf3643e98ab63528035f214280e"),
    ("2024-12-31", 109, "86de531e4ee2471be4742de22c405ed357419a6e370976d45d5efc18baf7d494"),
    ("2026-12-31", 150, "4dab48b64b9f3a05c2bf5bf6d4560603340f3d05590b2c27bd5159263e39bf2a"),
  ]

  @Test func `the golden ledger of format 1 is read and replayed to its hashes`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let path = parent + "/golden.stadtbuch"
    try FileManager.default.copyItem(atPath: Self.folder.path, toPath: path)
    for folder in ["views", "keys", "checkpoints"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    let ledger = try Ledger.open(at: path)
    let timelines = try Timelines(ledger)
    for golden in Self.hashes {
      let point = Point(asOf: try #require(Day(golden.asOf)), knownAt: golden.knownAt)
      let replayed = try Replay(ledger, at: point).stateHash()
      #expect(replayed.text == golden.hash, "\(golden.asOf) #\(golden.knownAt)")
      let index = try timelines.read(at: point) { (reading) throws(TimelinesError) in
        try reading.stateHash()
      }
      #expect(index == replayed)
    }
  }
}
