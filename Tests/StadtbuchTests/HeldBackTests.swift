import Foundation
import LMDB
import Ledger
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// What happens to those who come while another process holds what they need.
struct HeldBackTests {
  /// A ledger whose views are one event behind its log, as after a writer that was killed.
  private func behind() throws -> TemporaryLedger {
    let temporary = try TemporaryLedger { $0.lockWaitSeconds = 1 }
    let engine = try Engine.open(at: temporary.path, options: temporary.ledger.options)
    _ = try engine.ledger.append([.registration(1)])
    engine.close()
    _ = try temporary.ledger.append([.registration(2)])
    return temporary
  }

  @Test
  func `who may not bring the views up to date in time answers at their position and says so`()
    throws
  {
    let temporary = try behind()
    let lock = try LockFile(path: temporary.path + "/views/1/writing")
    #expect(try lock.tryLock())
    let engine = try Engine.open(at: temporary.path, options: temporary.ledger.options)
    let answer = try engine.show("project/p")
    #expect(answer.knownAt.sequence == 1)
    let number = ProcessInfo.processInfo.processIdentifier
    #expect(
      answer.warnings.map(\.en) == [
        "the answer is as known at event 1, 1 behind the log: the views at "
          + "\(temporary.path)/views/1 are being written by process \(number), which did not end "
          + "within 1 s; look at what it does, or end it, then try again"
      ])
    // A point that the views do not reach is refused, with the same words.
    let error = #expect(throws: TimelinesError.self) {
      try engine.show("project/p", knownAt: .sequence(2))
    }
    #expect(error?.code == .locked && error?.message.contains("process \(number)") == true)
    lock.unlock()
    #expect(try engine.show("project/p").knownAt.sequence == 2)
    #expect(try engine.show("project/p").warnings == [])
    engine.close()
  }

  @Test func `views that are made by a process which stands still are given up after the limit`()
    throws
  {
    let temporary = try behind()
    try FileManager.default.removeItem(atPath: temporary.path + "/views")
    try FileManager.default.createDirectory(
      atPath: temporary.path + "/views", withIntermediateDirectories: false)
    let lock = try LockFile(path: temporary.path + "/views/opening")
    #expect(try lock.tryLock())
    let error = #expect(throws: TimelinesError.self) {
      try Engine.open(at: temporary.path, options: temporary.ledger.options)
    }
    #expect(error?.code == .locked)
    #expect(
      error?.message.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
  }

  @Test func `read only, views that are behind answer at their position after a moment`() throws {
    let temporary = try behind()
    let engine = try Engine.open(
      at: temporary.path, readOnly: true, options: temporary.ledger.options)
    let answer = try engine.show("project/p")
    #expect(answer.knownAt.sequence == 1)
    #expect(
      answer.warnings.first?.en
        .hasPrefix("the answer is as known at event 1, 1 behind the log: this") == true)
    let error = #expect(throws: TimelinesError.self) {
      try engine.show("project/p", knownAt: .sequence(2))
    }
    #expect(error?.code == .behind)
    engine.close()
  }

  @Test func `read only, views that are missing are made for this process alone`() throws {
    let temporary = try behind()
    try FileManager.default.removeItem(atPath: temporary.path + "/views")
    let engine = try Engine.open(
      at: temporary.path, readOnly: true, options: temporary.ledger.options)
    #expect(try engine.show("project/p").knownAt.sequence == 2)
    _ = try temporary.ledger.append([.registration(3)])
    #expect(try engine.show("project/p").knownAt.sequence == 3)
    #expect(!FileManager.default.fileExists(atPath: temporary.path + "/views"))
    engine.close()
  }

  @Test func `views that are deleted while they are open are made again`() throws {
    let temporary = try behind()
    let engine = try Engine.open(at: temporary.path, options: temporary.ledger.options)
    try FileManager.default.removeItem(atPath: temporary.path + "/views")
    _ = try engine.ledger.append([.registration(3)])
    #expect(try engine.show("project/p").knownAt.sequence == 3)
    engine.close()
    #expect(FileManager.default.fileExists(atPath: temporary.path + "/views/1/clean"))
  }
}
