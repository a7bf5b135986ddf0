import LMDB
import Ledger
import TestSupport
import Testing
import Vocabulary

/// Records that were decided elsewhere are applied as they are, or not at all.
@Suite struct `Records decided elsewhere` {
  private static let origin = "test/ledger"

  /// Five events, the last of which voids the second.
  private func leader() throws -> TemporaryLedger {
    let leader = try TemporaryLedger()
    for number in 1...4 as ClosedRange<UInt64> {
      _ = try leader.ledger.append([.registration(number, title: "Straße nach Süden")])
    }
    _ = try leader.ledger.append([.void(of: 2, number: 5)])
    return leader
  }

  /// Why a ledger refuses records; nothing of them is recorded then.
  private func refusal(
    _ records: [EventRecord], _ follower: Ledger, of origin: String = Self.origin
  ) throws -> RecordRefusal? {
    let before = try follower.treeRoot()
    do throws(LedgerError) {
      _ = try follower.append(records: records, of: origin)
      return nil
    } catch {
      #expect(error.code == .recordRefused)
      #expect(try follower.treeRoot() == before)
      guard let refusal = error.record else { return nil }
      #expect("\(error)".contains("record \(refusal.sequence) "))
      return refusal
    }
  }

  /// A record with other content, encoded anew.
  private func changed(
    _ record: EventRecord, number: UInt64? = nil, time: String? = nil, trusted: Bool = false,
    _ change: (inout Draft) -> Void = { _ in }
  ) throws -> EventRecord {
    let layout = try RecordLayout(record.bytes.span)
    let read = Draft(record: record.bytes.span, layout)
    var draft = try #require(read)
    change(&draft)
    let number = number ?? record.sequence
    var bytes: [UInt8] = []
    RecordEncoder.encode(
      draft, sequence: number, time: time.flatMap { Instant($0) } ?? layout.time,
      timeTrusted: trusted, into: &bytes)
    return EventRecord(sequence: number, bytes: bytes)
  }

  @Test func `are refused where one is missing, comes again or comes out of turn`() throws {
    let (leader, copy) = (try leader(), try TemporaryLedger())
    let records = try leader.ledger.allRecords()
    #expect(
      try refusal(Array(records[1...]), copy.ledger) == RecordRefusal(2, .gap(next: 1)))
    #expect(
      try refusal([records[0], records[2]], copy.ledger) == RecordRefusal(3, .gap(next: 2)))
    #expect(
      try refusal([records[0], records[0]], copy.ledger) == RecordRefusal(1, .repeated(head: 1)))
    #expect(try refusal(Array(records[..<3]), copy.ledger) == nil)
    #expect(
      try refusal(Array(records[2...]), copy.ledger) == RecordRefusal(3, .repeated(head: 3)))
    let renamed = EventRecord(sequence: 4, bytes: records[4].bytes)
    #expect(try refusal([renamed], copy.ledger) == RecordRefusal(4, .otherNumber(5)))
    #expect(try refusal(Array(records[3...]), copy.ledger) == nil)
    #expect(try copy.ledger.treeRoot() == leader.ledger.treeRoot())
    #expect(try copy.ledger.append(records: [], of: Self.origin).outcomes == [])
  }

  @Test func `are refused of a ledger with another origin`() throws {
    let (leader, copy) = (try leader(), try TemporaryLedger())
    let records = try leader.ledger.allRecords()
    #expect(
      try refusal(records, copy.ledger, of: "test/another")
        == RecordRefusal(1, .otherLedger(origin: "test/another", own: Self.origin)))
  }

  @Test func `are refused where their bytes are not those of their content`() throws {
    let (leader, copy) = (try leader(), try TemporaryLedger())
    let records = try leader.ledger.allRecords()
    _ = try copy.ledger.append(records: [records[0]], of: Self.origin)
    // A field that is left out where it says nothing.
    var spoken = records[1].bytes
    let data = try RecordLayout(spoken.span).data
    spoken.insert(contentsOf: [0x80, 0x01, 0x00], at: data.lowerBound - 3)
    #expect(
      try refusal([EventRecord(sequence: 2, bytes: spoken)], copy.ledger)
        == RecordRefusal(2, .notCanonical))
    // A field out of order, an unknown one, one byte missing, nothing at all.
    for bytes in [
      [0x08, 0x02] + records[1].bytes, records[1].bytes + [0x08, 0x01],
      records[1].bytes.dropLast(), [], records[1].bytes + [0x00],
    ] as [[UInt8]] {
      let found = try refusal([EventRecord(sequence: 2, bytes: bytes)], copy.ledger)
      #expect(found?.sequence == 2)
    }
    // Data that no type allows, in their canonical form.
    let disallowed = try changed(records[1]) { $0.data = [0x0a, 0x00] }
    guard case .notAllowed? = try refusal([disallowed], copy.ledger)?.reason else {
      Issue.record("an empty title is applied")
      return
    }
    let invisible = try changed(records[1]) { $0.subject = "project/P 2" }
    #expect(try refusal([invisible], copy.ledger)?.sequence == 2)
    #expect(try refusal(Array(records[1...]), copy.ledger) == nil)
  }

  @Test func `with any byte altered are refused, or have another root`() throws {
    let leader = try leader()
    let records = try leader.ledger.allRecords()
    let root = try leader.ledger.treeRoot()
    var copy = try TemporaryLedger()
    var (refused, applied) = (0, 0)
    for record in [records[0], records[4]] {
      let before = Array(records[..<Int(record.sequence - 1)])
      _ = try copy.ledger.append(
        records: Array(before.dropFirst(Int(try copy.ledger.head.sequence))), of: Self.origin)
      for place in record.bytes.indices {
        var bytes = record.bytes
        bytes[place] ^= place % 2 == 0 ? 0x01 : 0x80
        let altered = EventRecord(sequence: record.sequence, bytes: bytes)
        if let refusal = try refusal([altered], copy.ledger) {
          #expect(refusal.sequence == record.sequence)
          refused += 1
          continue
        }
        // Another letter of a text is another record: the tree tells.
        applied += 1
        #expect(try copy.ledger.treeRoot() != root)
        #expect(try copy.ledger.verify().problems == [])
        copy = try TemporaryLedger()
        _ = try copy.ledger.append(records: before, of: Self.origin)
      }
    }
    #expect(refused > applied)
  }

  @Test func `are refused where the log before them denies them`() throws {
    let (leader, copy) = (try leader(), try TemporaryLedger())
    let records = try leader.ledger.allRecords()
    _ = try copy.ledger.append(records: Array(records[..<4]), of: Self.origin)
    let again = try changed(records[0], number: 5, time: "2025-01-15T10:00:00Z")
    let first = records[0]
    let id = try RecordLayout(first.bytes.span).id
    #expect(try refusal([again], copy.ledger) == RecordRefusal(5, .repeatedID(id, of: 1)))
    for target in ["event/5", "event/6", "event/99999999999"] {
      let void = try changed(records[4]) { $0.subject = target }
      #expect(try refusal([void], copy.ledger) == RecordRefusal(5, .noTarget(target)))
    }
    let early = try changed(records[4], time: "2025-01-15T08:00:00Z")
    guard case .tooEarly? = try refusal([early], copy.ledger)?.reason else {
      Issue.record("a time before the last is applied")
      return
    }
    let trusted = try changed(records[4], trusted: true)
    #expect(try refusal([trusted], copy.ledger) == RecordRefusal(5, .trustedTime))
    // An order that is not kept to is no harm: the ledger goes on, by records or of its own.
    #expect(try refusal([records[4]], copy.ledger) == nil)
    copy.clock.advance(microseconds: 1_000_000)
    #expect(try copy.ledger.append([.registration(6)]).numbers == 6...6)
    #expect(try copy.ledger.verify().problems == [])
  }

  @Test func `share a transaction with what is recorded meanwhile`() async throws {
    let leader = try TemporaryLedger()
    _ = try await leader.ledger.append((1...200).map { try Draft.registration($0) })
    let copy = try TemporaryLedger()
    let records = try leader.ledger.allRecords()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for start in stride(from: 0, to: 200, by: 8) {
          _ = try await copy.ledger.append(
            records: Array(records[start..<start + 8]), of: Self.origin)
        }
      }
      // Refused batches and empty ones come between, and move nothing.
      for number in 1...50 as ClosedRange<UInt64> {
        group.addTask {
          let draft = try Draft.of(
            "project.status-changed", "project/P-none", #"{"status":"planning"}"#,
            number: 1_000 + number)
          _ = try? await copy.ledger.append([draft])
          _ = try copy.ledger.flushViews()
        }
      }
      try await group.waitForAll()
    }
    #expect(try copy.ledger.treeRoot() == leader.ledger.treeRoot())
  }

  @Test func `are not applied to a ledger that is open for reading only`() throws {
    let (leader, copy) = (try leader(), try TemporaryLedger())
    let reading = try copy.reopened { $0.mode = .readOnly }
    let error = #expect(throws: LedgerError.self) {
      try reading.append(records: try leader.ledger.allRecords(), of: Self.origin)
    }
    #expect(error?.code == .notPermitted)
  }
}
