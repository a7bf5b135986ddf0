import Foundation
import Ledger
import TestSupport
import Testing
import Vocabulary

@testable import Timelines

/// The mark of an orderly close is a promise: all that it speaks for was synced, and nobody who may
/// add to it has it open.
struct CloseMarkTests {
  private func isMarked(_ temporary: TemporaryLedger) -> Bool {
    FileManager.default.fileExists(atPath: temporary.path + "/views/1/clean")
  }

  private func open(_ temporary: TemporaryLedger) throws -> Timelines {
    try Timelines(try temporary.reopened())
  }

  @Test func `who only reads takes no mark away and sets none`() throws {
    let temporary = try TemporaryLedger()
    let writer = try open(temporary)
    _ = try writer.ledger.append([.registration(1)])
    #expect(!isMarked(temporary))
    let reader = try open(temporary)
    #expect(reader.close() == nil)
    #expect(!isMarked(temporary), "a reader must not promise what a writer has not synced")
    #expect(writer.close() == nil)
    #expect(isMarked(temporary))
    let again = try open(temporary)
    #expect(isMarked(temporary))
    #expect(again.close() == nil && isMarked(temporary))
  }

  @Test func `the last of several writers sets the mark`() throws {
    let temporary = try TemporaryLedger()
    let (one, two) = (try open(temporary), try open(temporary))
    _ = try one.ledger.append([.registration(1)])
    _ = try two.ledger.append([.registration(2)])
    #expect(one.close() == nil)
    #expect(!isMarked(temporary))
    #expect(two.close() == nil)
    #expect(isMarked(temporary))
  }

  @Test func `a mark that is gone is set by the next writer, for those who were killed too`() throws
  {
    let temporary = try TemporaryLedger()
    do {
      let killed = try open(temporary)
      _ = try killed.ledger.append([.registration(1)])
      // It ends without closing.
    }
    #expect(!isMarked(temporary))
    let next = try open(temporary)
    _ = try next.ledger.append([.registration(2)])
    #expect(next.close() == nil)
    #expect(isMarked(temporary))
  }

  @Test func `views of an earlier start of the machine without the mark are made anew`() throws {
    let temporary = try TemporaryLedger()
    try write(temporary)
    let folder = temporary.path + "/views/1"
    try Data("another start".utf8).write(to: URL(filePath: folder + "/boot"))
    _ = try open(temporary).close()
    #expect(boot(folder) == "another start", "the mark speaks for them")
    try FileManager.default.removeItem(atPath: folder + "/clean")
    _ = try open(temporary).close()
    #expect(boot(folder) != "another start", "nothing speaks for them")
  }

  @Test func `after a sync that failed nobody sets the mark and the views are made anew`() throws {
    let temporary = try TemporaryLedger()
    let folder = GenerationFolder(path: temporary.path + "/views/1")
    try write(temporary) { try folder.distrust() }
    #expect(!isMarked(temporary))
    #expect(boot(folder.path) == nil)
    let next = try open(temporary)
    #expect(boot(folder.path) != nil)
    #expect(try next.position == 1)
    next.close()
  }

  /// Opens the views, records an event and closes them again.
  private func write(_ temporary: TemporaryLedger, then body: () throws -> Void = {}) throws {
    let writer = try open(temporary)
    _ = try writer.ledger.append([.registration(1)])
    try body()
    #expect(writer.close() == nil)
  }

  /// The start of the machine in which views were made or last written.
  private func boot(_ folder: String) -> String? {
    try? String(contentsOfFile: folder + "/boot", encoding: .utf8)
  }
}
