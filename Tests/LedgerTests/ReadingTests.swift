import Ledger
import TestSupport
import Testing
import Vocabulary

@Suite struct ReadingTests {
  private func filled(_ count: UInt64, batch: UInt64 = 1) throws -> TemporaryLedger {
    let temporary = try TemporaryLedger()
    for first in stride(from: 1, through: count, by: Int(batch)) {
      let last = min(count, first + batch - 1)
      _ = try temporary.ledger.append((first...last).map { try Draft.registration($0) })
      temporary.clock.advance(microseconds: 1_000_000)
    }
    return temporary
  }

  @Test func `a long walk takes several transactions and misses nothing`() throws {
    let temporary = try filled(25_000, batch: 25_000)
    var numbers: [UInt64] = []
    try temporary.ledger.forEachEvent(from: 3, through: 24_999) { (event) throws(LedgerError) in
      numbers.append(event.sequence)
    }
    #expect(numbers == Array(3...24_999))
  }

  @Test func `the log can be walked backwards`() throws {
    let temporary = try filled(50, batch: 7)
    let numbers = try temporary.ledger.withEvents { (events) throws(LedgerError) in
      var numbers: [UInt64] = []
      while try events.previousOrFail() { numbers.append(events.sequence) }
      return numbers
    }
    #expect(numbers == (1...50).reversed())
  }

  @Test func `an instant stands for the last event recorded by then`() throws {
    let temporary = try filled(5)
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let start = try #require(Instant("2025-01-15T09:00:00Z")).microseconds
    for (offset, number) in [(-1, 0), (0, 1), (999_999, 1), (1_000_000, 2), (9_000_000, 5)] {
      let instant = Instant(microseconds: start + Int64(offset))
      #expect(try ledger.sequence(at: instant) == UInt64(number))
    }
  }

  @Test func `a point of knowledge is a number, an instant or a date`() throws {
    let temporary = try filled(3)
    let ledger = temporary.ledger
    defer { temporary.keep() }
    #expect(try ledger.resolve(try #require(KnownAtRequest("2"))).sequence == 2)
    #expect(
      try ledger.resolve(try #require(KnownAtRequest("0")))
        == LedgerPosition(sequence: 0, time: nil))
    #expect(try ledger.resolve(try #require(KnownAtRequest("2025-01-14"))).sequence == 0)
    #expect(try ledger.resolve(try #require(KnownAtRequest("2025-01-15"))).sequence == 3)
    #expect(
      try ledger.resolve(try #require(KnownAtRequest("2025-01-15T10:00:01+01:00"))).sequence == 2)
    #expect(KnownAtRequest("yesterday") == nil)
    let above = #expect(throws: LedgerError.self) { try ledger.resolve(.sequence(4)) }
    #expect(above?.code == .invalid)
    let second = try ledger.resolve(.sequence(2))
    #expect(second.time?.description == "2025-01-15T09:00:01.000000Z")
  }

  @Test(arguments: ["2999-01-01T00:00:00Z", "2025-01-16", "15.01.2025 12:00", "2999-12-31"])
  func `what is still to come is refused like a number above the head`(text: String) throws {
    let temporary = try filled(3)
    defer { temporary.keep() }
    let error = #expect(throws: LedgerError.self) {
      try temporary.ledger.resolve(try #require(KnownAtRequest(text)))
    }
    #expect(error?.code == .invalid)
  }

  @Test func `every point is asked for again as it is printed`() throws {
    let temporary = try filled(3)
    let ledger = temporary.ledger
    defer { temporary.keep() }
    for text in [
      "#2", "#2, 2025-01-15 10:00:01.000000", "#2, 15.01.2025 10:00:01,000000",
      "#2,T2025-01-15T10:00:01.000000", "15.01.2025 10:00:01,000000", "2025-01-15 10:00:01",
      "2025-01-15T09:00:01Z", "2",
    ] {
      #expect(try ledger.resolve(try #require(KnownAtRequest(text))).sequence == 2, "\(text)")
    }
    #expect(throws: LedgerError.self) {
      try ledger.resolve(try #require(KnownAtRequest("#2, 15.01.2025 10:00:02,000000")))
    }
    for text in ["#", "#x", "#2x", "#2, 10:00", "-1", "+1", "18446744073709551616", "1e3"] {
      #expect(KnownAtRequest(text) == nil, "\(text)")
    }
  }

  @Test func `names of subjects have small numbers by first appearance`() throws {
    let temporary = try filled(3)
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let found = try ledger.read { (transaction) throws(LedgerError) in
      try ledger.reader.namesOrFail(kind: "project", transaction)
    }
    #expect(found.map(\.number) == [1, 2, 3])
    #expect(found.map(\.name) == ["project/P-1", "project/P-2", "project/P-3"])
  }

  @Test func `a follower misses nothing, whoever writes and whenever it begins`() async throws {
    let temporary = try filled(10)
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let other = try temporary.reopened()
    let follower = Task {
      var numbers: [UInt64] = []
      for try await records in ledger.follow(from: 4) {
        numbers += records.map(\.sequence)
        if numbers.last == 60 { return numbers }
      }
      return numbers
    }
    for number in 11...60 as ClosedRange<UInt64> {
      let writer = number % 2 == 0 ? ledger : other
      _ = try await writer.append([.registration(number)])
    }
    #expect(try await follower.value == Array(4...60))
  }

  @Test func `a cancelled follower ends`() async throws {
    let temporary = try filled(2)
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let (seen, said) = AsyncStream.makeStream(of: UInt64.self)
    let follower = Task {
      for try await records in ledger.follow() {
        for record in records { said.yield(record.sequence) }
      }
    }
    var count = 0
    for await _ in seen {
      count += 1
      if count == 2 { break }
    }
    follower.cancel()
    try await follower.value
    #expect(count == 2)
  }
}
