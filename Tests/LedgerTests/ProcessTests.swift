import Dispatch
import Foundation
import Glibc
import Ledger
import TestSupport
import Testing
import Vocabulary

/// What other processes do to a ledger, and what is left when one is killed.
@Suite(.serialized) struct ProcessTests {
  /// The numbers that a child has been told are recorded, a line each.
  private func acknowledged(_ path: String) throws -> [UInt64] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: true).compactMap { UInt64($0) }
  }

  @Test func `no acknowledged event is lost and no batch is half there after SIGKILL`()
    async throws
  {
    let temporary = try TemporaryLedger(clock: ManualClock("2020-01-01T00:00:00Z"))
    defer { temporary.keep() }
    let acknowledgements = temporary.parent + "/acknowledged"
    let batch: UInt64 = 5
    for round in 0..<12 as Range<UInt64> {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          path = temporary.path as String, file = acknowledgements as String,
          round = round as UInt64
        ]
        in
        let ledger = try Ledger.open(at: path)
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let log = try #require(FileHandle(forWritingAtPath: file))
        var number = round * 1_000_000
        while true {
          var drafts: [Draft] = []
          for _ in 0..<5 {
            number += 1
            drafts.append(try Draft.registration(number))
          }
          let last = try ledger.appendHere(drafts).lastSequence ?? 0
          log.write(Data("\(last)\n".utf8))
          guard number == round * 1_000_000 + 5 else { continue }
          // From the first acknowledgement on: on a busy machine a process starts slowly.
          let moment = Int(round &* 7919 % 37) * 700 + 300
          DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(moment)) {
            _ = kill(getpid(), SIGKILL)
          }
        }
      }
      let told = try acknowledged(acknowledgements)
      let head = try temporary.ledger.head.sequence
      #expect(!told.isEmpty && head >= told.last ?? 0, "round \(round)")
      #expect(head % batch == 0, "round \(round)")
      #expect(head <= (told.last ?? head) + batch, "round \(round)")
    }
    // A writer killed between its last page and telling the readers leaves a whole batch that only
    // the next writer shows; so the log is looked at after that.
    let next = try temporary.ledger.appendHere([.registration(900_000_000)])
    let report = try temporary.ledger.verify()
    #expect(report.problems == [])
    #expect(report.events >= 12 * batch)
    #expect(next.firstSequence == report.events)
    #expect((report.events - 1) % batch == 0)
  }

  @Test func `two processes write in turn without a gap`() async throws {
    let temporary = try TemporaryLedger(clock: ManualClock("2020-01-01T00:00:00Z"))
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let here = Task {
      for number in 1...200 as ClosedRange<UInt64> {
        _ = try await ledger.append([.registration(number)])
      }
    }
    await #expect(processExitsWith: .success) { [path = temporary.path as String] in
      let ledger = try Ledger.open(at: path)
      for number in 1_001...1_200 as ClosedRange<UInt64> {
        _ = try ledger.appendHere([.registration(number)])
      }
    }
    try await here.value
    #expect(Set(try ledger.subjectsInOrder()).count == 400)
    let times = try ledger.times()
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(try ledger.verify().problems == [])
  }

  @Test func `a follower sees what another process writes`() async throws {
    let temporary = try TemporaryLedger()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let follower = Task {
      var count = 0
      for try await records in ledger.follow() {
        count += records.count
        if count == 30 { break }
      }
      return count
    }
    await #expect(processExitsWith: .success) { [path = temporary.path as String] in
      let ledger = try Ledger.open(at: path)
      for number in 1...30 as ClosedRange<UInt64> {
        _ = try ledger.appendHere([.registration(number)])
      }
    }
    #expect(try await follower.value == 30)
  }

  @Test func `the lock of a killed process is free`() async throws {
    let temporary = try TemporaryLedger { $0.lockWaitSeconds = 2 }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = temporary.path as String] in
      let ledger = try Ledger.open(at: path)
      ledger.setCommitHook { _ in _ = kill(getpid(), SIGKILL) }
      _ = try ledger.appendHere([.registration(1)])
    }
    #expect(try temporary.ledger.head.sequence == 1)
    #expect(try temporary.ledger.appendHere([.registration(2)]).firstSequence == 2)
  }

  @Test func `a commit for which the disk has no room is refused, and writing resumes`()
    async throws
  {
    let temporary = try TemporaryLedger()
    await #expect(processExitsWith: .success) { [path = temporary.path as String] in
      let ledger = try Ledger.open(at: path)
      _ = try ledger.appendHere([.registration(1)])
      signal(SIGXFSZ, SIG_IGN)
      let size = try #require(
        FileManager.default.attributesOfItem(atPath: path + "/log/data.mdb")[.size] as? UInt64)
      var limit = rlimit(rlim_cur: UInt(size), rlim_max: .max)
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let drafts = try (10...2_000).map { try Draft.registration($0) }
      let failed = #expect(throws: LedgerError.self) { try ledger.appendHere(drafts) }
      #expect(failed?.code == .diskFull)
      #expect(try ledger.head.sequence == 1)
      limit = rlimit(rlim_cur: .max, rlim_max: .max)
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      #expect(try ledger.subjectsInOrder() == ["project/P-1"])
      #expect(try ledger.appendHere(drafts).firstSequence == 2)
    }
    #expect(try temporary.ledger.head.sequence == 1_992)
  }
}
