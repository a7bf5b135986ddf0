import LMDB
import Ledger
import TestSupport
import Testing
import Vocabulary

@Suite struct LimitTests {
  private func refusal(_ body: () throws -> Void) -> Refusal? {
    let error = #expect(throws: LedgerError.self) { try body() }
    return error?.refusal
  }

  /// Drafts of one registration under many numbers, quicker than reading each.
  private func drafts(_ count: Int, _ template: Draft) -> [Draft] {
    (0..<count).map { number in
      var draft = template
      draft.id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number))
      draft.subject = "project/P-\(number)"
      return draft
    }
  }

  @Test func `a batch of 100,000 events is taken and one more is refused`() throws {
    let temporary = try TemporaryLedger()
    let many = drafts(100_001, try .registration(0))
    let refused = refusal { _ = try temporary.ledger.append(many) }
    #expect(refused?.kind == .limit)
    #expect(try temporary.ledger.head.sequence == 0)
    let receipt = try temporary.ledger.append(Array(many.dropLast()))
    #expect(receipt.lastSequence == 100_000)
  }

  @Test func `the records of a batch have at most 64 MiB`() throws {
    let temporary = try TemporaryLedger()
    let text = String(repeating: "x", count: Limits.textBytesMax)
    var template = try Draft.of(
      "project.registered", "project/P-0",
      #"{"title":"\#(text)","kind":"agenda","description":"\#(text)"}"#, number: 0)
    template.reason = text
    let many = drafts(1_366, template)
    let refused = refusal { _ = try temporary.ledger.append(many) }
    #expect(refused?.kind == .limit)
    #expect(try temporary.ledger.head.sequence == 0)
    #expect(try temporary.ledger.append(Array(many.prefix(1_350))).lastSequence == 1_350)
  }

  @Test func `a record has at most 65,535 bytes`() throws {
    let temporary = try TemporaryLedger()
    let text = String(repeating: "x", count: Limits.textBytesMax)
    var draft = try Draft.of(
      "project.registered", "project/P-0",
      #"{"title":"\#(text)","kind":"agenda","description":"\#(text)","cohort":"\#(text)"}"#,
      number: 0)
    draft.reason = text
    #expect(refusal { _ = try temporary.ledger.append([draft]) }?.kind == .limit)
    draft.reason = String(text.dropLast(200))
    #expect(try temporary.ledger.append([draft]).lastSequence == 1)
    let size = try temporary.ledger.record(1)?.count ?? 0
    draft.reason = String(text.dropLast(200 - (Limits.recordBytesMax - size)))
    draft.id = EventID(high: 1, low: 1)
    draft.subject = "project/P-1"
    #expect(try temporary.ledger.append([draft]).lastSequence == 2)
    #expect(try temporary.ledger.record(2)?.count == Limits.recordBytesMax)
    #expect(try temporary.ledger.verify().problems == [])
  }

  @Test func `a map that is full grows`() throws {
    let temporary = try TemporaryLedger { $0.mapSizeBytes = 1 << 20 }
    let many = drafts(20_000, try .registration(0))
    #expect(try temporary.ledger.append(many).lastSequence == 20_000)
    #expect(try temporary.ledger.condition().log.mapSizeBytes > 1 << 20)
    #expect(try temporary.ledger.verify().problems == [])
  }

  @Test func `typical records stay within one page of the log`() throws {
    let temporary = try TemporaryLedger()
    for number in 1...20 as ClosedRange<UInt64> {
      _ = try temporary.ledger.append([.registration(number)])
    }
    var sizes: [Int] = []
    try temporary.ledger.forEachEvent { (event) throws(LedgerError) in
      sizes.append(event.stored.count)
    }
    #expect(sizes.sorted()[10] < 2_022)
  }
}
