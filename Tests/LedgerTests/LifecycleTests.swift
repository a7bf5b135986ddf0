import Foundation
import LMDB
import Ledger
import TestSupport
import Testing
import Vocabulary

@Suite struct LifecycleTests {
  private func failure(_ body: () throws -> Void) -> LedgerError? {
    #expect(throws: LedgerError.self) { try body() }
  }

  private let identity = LedgerIdentity(name: "Leipzig", origin: "example/leipzig")

  @Test func `a new ledger is empty and keeps its identity`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let path = parent + "/leipzig.stadtbuch"
    do {
      let ledger = try Ledger.create(at: path, identity: identity)
      #expect(try ledger.head == LedgerPosition(sequence: 0, time: nil))
    }
    let again = try Ledger.open(at: path + "/")
    #expect(again.identity == identity)
    #expect(again.identity.timeZone == "Europe/Berlin")
    #expect(again.identity.format == 1)
  }

  @Test func `a ledger is not made where one is, nor among other files`() throws {
    let temporary = try TemporaryLedger()
    let twice = failure { _ = try Ledger.create(at: temporary.path, identity: identity) }
    #expect(twice?.code == .cannotCreate)
    let among = failure { _ = try Ledger.create(at: temporary.parent, identity: identity) }
    #expect(among?.code == .cannotCreate)
    let above = failure {
      _ = try Ledger.create(at: temporary.parent + "/no/such", identity: identity)
    }
    #expect(above?.code == .cannotCreate)
    let file = temporary.parent + "/file"
    #expect(FileManager.default.createFile(atPath: file, contents: Data()))
    #expect(failure { _ = try Ledger.create(at: file, identity: identity) }?.code == .cannotCreate)
  }

  @Test func `what an interrupted creation left is taken up`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let path = parent + "/city"
    do { _ = try Ledger.create(at: path, identity: identity) }
    try FileManager.default.removeItem(atPath: path + "/ledger.json")
    #expect(failure { _ = try Ledger.open(at: path) }?.code == .noLedger)
    let ledger = try Ledger.create(at: path, identity: identity)
    #expect(try ledger.append([.registration(1)]).firstSequence == 1)
  }

  @Test func `an unknown time zone or currency makes no ledger`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    for wrong in [
      LedgerIdentity(name: "X", timeZone: "Europe/Atlantis"),
      LedgerIdentity(name: "X", currency: "Euro"), LedgerIdentity(name: ""),
    ] {
      let error = failure { _ = try Ledger.create(at: parent + "/city", identity: wrong) }
      #expect(error?.code == .cannotCreate)
      #expect(!FileManager.default.fileExists(atPath: parent + "/city"))
    }
  }

  @Test func `what is missing or no ledger is told apart when opening`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    #expect(failure { _ = try Ledger.open(at: parent + "/nothing") }?.code == .missing)
    #expect(failure { _ = try Ledger.open(at: parent) }?.code == .noLedger)
    let file = parent + "/file"
    #expect(FileManager.default.createFile(atPath: file, contents: Data()))
    #expect(failure { _ = try Ledger.open(at: file) }?.code == .noLedger)
    #expect(
      FileManager.default.createFile(
        atPath: parent + "/ledger.json", contents: Data("[]".utf8)))
    #expect(failure { _ = try Ledger.open(at: parent) }?.code == .noLedger)
  }

  @Test func `a ledger of a newer format is not opened`() throws {
    let temporary = try TemporaryLedger()
    let path = temporary.path + "/ledger.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let newer = text.replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 2")
    #expect(newer != text)
    try newer.write(toFile: path, atomically: true, encoding: .utf8)
    let error = failure { _ = try temporary.reopened() }
    #expect(error?.code == .newerFormat)
    #expect(error?.message.contains("format 2") == true)
  }

  @Test func `a ledger opened for reading takes no events`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    do {
      let ledger = try Ledger.create(at: parent + "/city", identity: identity)
      _ = try ledger.append([.registration(1)])
    }
    let ledger = try Ledger.open(at: parent + "/city", options: LedgerOptions(mode: .readOnly))
    #expect(try ledger.head.sequence == 1)
    #expect(failure { _ = try ledger.append([.registration(2)]) }?.code == .notPermitted)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a folder without the right to write opens no ledger for writing`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    do { _ = try Ledger.create(at: parent + "/city", identity: identity) }
    let files = FileManager.default
    for path in ["/city/log/data.mdb", "/city/log/lock.mdb", "/city/log"] {
      try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: parent + path)
    }
    #expect(failure { _ = try Ledger.open(at: parent + "/city") }?.code == .notPermitted)
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: parent + "/city/log")
  }

  @Test func `the same ledger opened twice in a process is one log`() throws {
    let temporary = try TemporaryLedger()
    let other = try temporary.reopened()
    for number in 1...20 as ClosedRange<UInt64> {
      let ledger = number % 3 == 0 ? other : temporary.ledger
      #expect(try ledger.append([.registration(number)]).firstSequence == number)
    }
    #expect(try other.head == temporary.ledger.head)
    let times = try other.times().map(\.microseconds)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `a lock held by another names its holder when time is over`() throws {
    let temporary = try TemporaryLedger { $0.lockWaitSeconds = 1 }
    let lock = try LockFile(path: temporary.ledger.folders.writer)
    #expect(try lock.tryLock())
    try lock.setNote(Array("4711      \n".utf8))
    let error = failure { _ = try temporary.ledger.append([.registration(1)]) }
    #expect(error?.code == .locked)
    #expect(error?.message.contains("process 4711") == true)
    #expect(try temporary.ledger.condition().writer == "4711")
    #expect(try temporary.ledger.head.sequence == 0)
    lock.unlock()
    #expect(try temporary.ledger.append([.registration(1)]).firstSequence == 1)
    #expect(try temporary.ledger.condition().writer == nil)
  }

  @Test func `below the mark of free space nothing is written and reading goes on`() throws {
    let temporary = try TemporaryLedger()
    _ = try temporary.ledger.append([.registration(1)])
    let full = try temporary.reopened { $0.freeSpaceMarkBytes = .max }
    let error = failure { _ = try full.append([.registration(2)]) }
    #expect(error?.code == .diskFull)
    #expect(error?.message.contains("MiB") == true)
    #expect(try full.subjectsInOrder() == ["project/P-1"])
    #expect(try temporary.ledger.append([.registration(2)]).firstSequence == 2)
  }

  @Test func `the condition tells the limits and what to do`() throws {
    let temporary = try TemporaryLedger()
    _ = try temporary.ledger.append([.registration(1)])
    let condition = try temporary.ledger.condition()
    #expect(condition.head.sequence == 1)
    #expect(condition.isTimeZoneKnown)
    #expect(condition.limits.contains { $0.name == "batchEvents" && $0.value == 100_000 })
    temporary.clock.set("2025-01-15T08:00:00Z")
    #expect(try temporary.ledger.condition().advice.contains { $0.en.contains("3600 s behind") })
  }
}
