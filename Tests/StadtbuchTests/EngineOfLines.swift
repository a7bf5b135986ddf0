import Foundation
import Ledger
import Stadtbuch
import TestSupport
import Vocabulary

/// An engine in a folder of its own, filled from lines of CloudEvents with their own times: what views
/// must read is also what was allowed before later rules came.
final class EngineOfLines: Sendable {
  let engine: Engine
  private let parent: String

  init(_ lines: [String]) throws {
    parent = try TemporaryLedger.folder()
    engine = try Engine.create(
      at: parent + "/city.stadtbuch",
      identity: LedgerIdentity(
        name: "Musterstadt", origin: "test/ledger", timeZone: "Europe/Berlin"),
      options: LedgerOptions(clock: ManualClock("2026-02-01T09:00:00Z"), mapSizeBytes: 8 << 30))
    let reader = DraftReader()
    let drafts = try lines.enumerated().map { place, line in
      let bytes = Array(line.utf8)
      var draft = try reader.read(line: bytes.span)
      draft.sequence = UInt64(place + 1)
      return draft
    }
    _ = try engine.ledger.append(
      drafts, options: AppendOptions(trustTime: true, takesFormer: true))
    try engine.timelines.catchUp()
  }

  deinit {
    engine.close()
    try? FileManager.default.removeItem(atPath: parent)
  }
}
