import Foundation
import LMDB
import Ledger
import TestSupport
import Testing
import Vocabulary

@Suite struct VerifyTests {
  /// Changes the log behind the ledger's back.
  private func tamper(
    _ ledger: Ledger, _ body: (LMDB.Environment, inout WriteTransaction) throws(LMDBError) -> Void
  ) throws {
    let environment = try LMDB.Environment.open(
      at: ledger.folders.log, tables: ["events", "ids", "subjects"])
    try environment.write { (transaction) throws(LMDBError) in
      try body(environment, &transaction)
    }
  }

  private func filled() throws -> TemporaryLedger {
    let temporary = try TemporaryLedger()
    for number in 1...30 as ClosedRange<UInt64> {
      _ = try temporary.ledger.append([.registration(number)])
    }
    return temporary
  }

  @Test func `a sound ledger verifies, wholly and in part`() throws {
    let temporary = try filled()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let report = try ledger.verify()
    #expect(report.ok)
    #expect(report.problems == [])
    #expect(report.events == 30)
    var told: [UInt64] = []
    let part = try ledger.verify(from: 5, through: 10) { soFar, _ in told.append(soFar.events) }
    #expect(part.ok)
    #expect(part.events == 6)
    #expect(told.last == 6)
  }

  @Test func `events of every kind verify, with voids and corrections among them`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/example/dezernat-4.jsonl")
    let reader = DraftReader()
    let drafts = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try reader.read(line: Array($0.utf8).span)
    }
    let temporary = try TemporaryLedger(clock: ManualClock("2026-02-01T09:00:00Z"))
    let trust = AppendOptions(trustTime: true)
    _ = try temporary.ledger.append(drafts, options: trust)
    let report = try temporary.ledger.verify()
    #expect(report.problems == [])
    #expect(report.events == UInt64(drafts.count))
    let again = try temporary.ledger.append(drafts, options: trust)
    #expect(again.firstSequence == nil)
  }

  @Test(arguments: 901...912 as ClosedRange<UInt64>)
  func `random histories of all types verify, byte by byte and table by table`(seed: UInt64)
    throws
  {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 400, tally: &tally)
    #expect(try run.ledger.verify().problems == [], "seed \(seed)")
  }

  @Test func `a flipped bit in any byte of a record is found`() throws {
    let temporary = try filled()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let stored = try #require(try ledger.stored(7))
    for index in stride(from: 0, to: stored.count, by: 3) {
      var bytes = stored
      bytes[index] ^= 1
      try tamper(ledger) { (environment, transaction) throws(LMDBError) in
        try transaction.put(environment.table("events"), 7, value: bytes.span)
      }
      let report = try ledger.verify(depth: .full)
      // A letter of a free text may be another one: that is what the tree is for.
      if report.ok {
        let isText = index > stored.count - 40
        #expect(isText, "byte \(index) of \(stored.count)")
      } else {
        #expect(report.firstBad == 7 || report.firstBad == nil)
      }
    }
  }

  @Test func `a missing event is found where it is missing`() throws {
    let temporary = try filled()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    try tamper(ledger) { (environment, transaction) throws(LMDBError) in
      _ = try transaction.delete(environment.table("events"), 12)
    }
    let report = try ledger.verify()
    #expect(!report.ok)
    #expect(report.firstBad == 12)
  }

  @Test func `a table that is not what the events make is found`() throws {
    let temporary = try filled()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    let name = Array("project/P-9".utf8)
    try tamper(ledger) { (environment, transaction) throws(LMDBError) in
      _ = try transaction.delete(environment.table("subjects"), key: name.span)
    }
    let report = try ledger.verify()
    #expect(!report.ok)
  }
}
