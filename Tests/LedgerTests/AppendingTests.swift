import Ledger
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite struct AppendingTests {
  @Test func `what is appended can be read back by number`() throws {
    let temporary = try TemporaryLedger()
    let receipt = try temporary.ledger.append([.registration(1), .registration(2)])
    #expect(receipt.outcomes.map(\.sequence) == [1, 2])
    #expect(try temporary.ledger.head.sequence == 2)
    let subjects = try temporary.ledger.subjectsInOrder()
    #expect(subjects == ["project/P-1", "project/P-2"])
  }

  @Test func `an event without a day holds from the civil date of its recording`() throws {
    let temporary = try TemporaryLedger(clock: ManualClock("2025-06-30T22:30:00Z"))
    _ = try temporary.ledger.append([.registration(1)])
    let day = try temporary.ledger.read { (transaction) throws(LedgerError) in
      var events = try temporary.ledger.reader.eventsOrFail(transaction)
      guard try events.firstOrFail() else { return Day.first }
      return events.prefix.validFrom
    }
    #expect(day.description == "2025-07-01")
  }

  @Test func `repeating a batch records nothing and gives the first numbers`() throws {
    let temporary = try TemporaryLedger()
    let drafts = try [Draft.registration(1), .registration(2)]
    _ = try temporary.ledger.append(drafts)
    temporary.clock.advance(microseconds: 5_000_000)
    let again = try temporary.ledger.append(drafts)
    #expect(again.outcomes == [.duplicate(sequence: 1), .duplicate(sequence: 2)])
    #expect(again.firstSequence == nil)
    #expect(try temporary.ledger.head.sequence == 2)
  }

  @Test func `a pinned number must be the one that the event gets`() throws {
    let temporary = try TemporaryLedger()
    var draft = try Draft.registration(1)
    draft.sequence = 2
    let error = #expect(throws: LedgerError.self) { try temporary.ledger.append([draft]) }
    #expect(error?.code == .refused)
    #expect(error?.refusal?.kind == .sequence)
    #expect(error?.index == 0)
    #expect(try temporary.ledger.head.sequence == 0)
    draft.sequence = 1
    #expect(try temporary.ledger.append([draft]).firstSequence == 1)
    #expect(try temporary.ledger.append([draft]).outcomes == [.duplicate(sequence: 1)])
  }

  @Test func `a refused batch leaves nothing of itself`() throws {
    let temporary = try TemporaryLedger()
    var pinned = try Draft.registration(2)
    pinned.sequence = 9
    let error = #expect(throws: LedgerError.self) {
      try temporary.ledger.append([.registration(1), pinned])
    }
    #expect(error?.index == 1)
    #expect(try temporary.ledger.head.sequence == 0)
    #expect(try temporary.ledger.append([.registration(1)]).firstSequence == 1)
  }

  @Test func `a dry run decides everything and records nothing`() throws {
    let temporary = try TemporaryLedger()
    let options = AppendOptions(dryRun: true)
    let receipt = try temporary.ledger.append([.registration(1)], options: options)
    #expect(receipt.outcomes.map(\.sequence) == [1])
    #expect(try temporary.ledger.head.sequence == 0)
    #expect(try temporary.ledger.append([.registration(7)]).firstSequence == 1)
  }

  @Test func `sixty-four tasks share commits and get numbers without a gap`() async throws {
    let temporary = try TemporaryLedger()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let numbers = try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for task in 0..<64 as Range<UInt64> {
        group.addTask {
          var numbers: [UInt64] = []
          for index in 0..<20 as Range<UInt64> {
            let receipt = try await ledger.append([.registration(task * 100 + index)])
            numbers += receipt.outcomes.map(\.sequence)
          }
          return numbers
        }
      }
      var all: [UInt64] = []
      for try await numbers in group {
        #expect(numbers == numbers.sorted())
        all += numbers
      }
      return all
    }
    #expect(numbers.sorted() == Array(1...1280))
  }

  @Test func `a refused request does not touch the others of its transaction`() async throws {
    let temporary = try TemporaryLedger()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...200 as ClosedRange<UInt64> {
        group.addTask {
          var draft = try Draft.registration(number)
          if number % 3 == 0 { draft.sequence = 100_000 }
          do throws(LedgerError) {
            _ = try await ledger.append([draft])
            return false
          } catch {
            return error.code == .refused
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == 66)
    #expect(try ledger.head.sequence == 134)
    #expect(Set(try ledger.subjectsInOrder()).count == 134)
  }

  @Test func `threads and tasks write side by side through a queue of one`() async throws {
    let temporary = try TemporaryLedger { $0.queueRequestsMax = 1 }
    let ledger = temporary.ledger
    defer { temporary.keep() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<16 as Range<UInt64> {
        group.addTask {
          for index in 0..<10 as Range<UInt64> {
            _ = try await ledger.append([.registration(task * 100 + index)])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try ledger.head.sequence == 160)
  }

  @Test func `the hook is told before the answer, and its failure is only a warning`() throws {
    let temporary = try TemporaryLedger()
    let told = Mutex<[UInt64]>([])
    temporary.ledger.setCommitHook { through in told.withLock { $0.append(through) } }
    _ = try temporary.ledger.append([.registration(1)])
    #expect(told.withLock { $0 } == [1])
    let later = AppendOptions(flushViews: .later)
    _ = try temporary.ledger.append([.registration(2)], options: later)
    #expect(told.withLock { $0 } == [1])
    #expect(try temporary.ledger.flushViews().isEmpty)
    #expect(told.withLock { $0 } == [1, 2])
    struct Broken: Error {}
    temporary.ledger.setCommitHook { _ in throw Broken() }
    let receipt = try temporary.ledger.append([.registration(3)])
    #expect(receipt.firstSequence == 3)
    #expect(receipt.warnings.map(\.kind) == [.viewsBehind])
  }

  @Test func `after closing nothing is taken`() throws {
    let temporary = try TemporaryLedger()
    temporary.ledger.close()
    let error = #expect(throws: LedgerError.self) {
      try temporary.ledger.append([.registration(1)])
    }
    #expect(error?.code == .closed)
  }
}
