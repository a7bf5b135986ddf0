import Foundation
import Ledger
import Stadtbuch
import TestSupport
import Vocabulary

/// A book in a folder of its own, filled from lines of CloudEvents with their own times: what views
/// must read is also what was allowed before later rules came.
final class BookOfLines: Sendable {
  let book: Book
  private let parent: String

  init(_ lines: [String]) throws {
    parent = try TemporaryLedger.folder()
    book = try Book.create(
      at: parent + "/city.stadtbuch",
      identity: LedgerIdentity(
        name: "Musterstadt", origin: "test/ledger", timeZone: "Europe/Berlin"),
      options: LedgerOptions(clock: ManualClock("2026-02-01T09:00:00Z")))
    let reader = DraftReader()
    let drafts = try lines.enumerated().map { place, line in
      let bytes = Array(line.utf8)
      var draft = try reader.read(line: bytes.span)
      draft.sequence = UInt64(place + 1)
      return draft
    }
    _ = try book.ledger.append(
      drafts, options: AppendOptions(trustTime: true, takesFormer: true))
    try book.timelines.catchUp()
  }

  deinit {
    book.close()
    try? FileManager.default.removeItem(atPath: parent)
  }
}
