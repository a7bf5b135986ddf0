import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Ledger

@Suite struct OutcomeTests {
  @Test func `after a commit of unknown outcome nothing is written until verify has run`() throws {
    let temporary = try TemporaryLedger()
    let ledger = temporary.ledger
    defer { temporary.keep() }
    _ = try ledger.append([.registration(1)])
    let writer = try #require(ledger.writer)
    writer.state.withLock {
      $0.block = LedgerError(
        .unknownOutcome, Label(en: "the disk failed", de: "der Datenträger versagte"))
    }
    for _ in 1...2 {
      let error = #expect(throws: LedgerError.self) { try ledger.append([.registration(2)]) }
      #expect(error?.code == .unknownOutcome)
    }
    #expect(try ledger.head.sequence == 1)
    #expect(try ledger.verify(from: 1, through: 1, depth: .records).ok)
    #expect(throws: LedgerError.self) { try ledger.append([.registration(2)]) }
    #expect(try ledger.verify().ok)
    #expect(try ledger.append([.registration(2)]).firstSequence == 2)
  }
}
