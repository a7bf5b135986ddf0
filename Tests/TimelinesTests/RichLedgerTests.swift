import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// Accounts whose sums are beyond 64 bits.
@Suite struct `Accounts beyond 64 bits` {
  private let account = "account:authority/2024/2025/source/hh:EUR"

  @Test func `are the same in index, replay and a naive fold that adds up as on paper`() throws {
    let temporary = try TemporaryLedger(clock: ManualClock("2026-01-15T09:00:00Z"))
    let rich = RichLedger()
    let reader = DraftReader()
    _ = try temporary.ledger.append(
      try rich.lines.map { line in
        let bytes = Array(line.utf8)
        return try reader.read(line: bytes.span)
      })
    let timelines = try Timelines(temporary.ledger)
    defer { timelines.close() }
    let history = try Oracle.current().history(temporary.ledger.exportedLines())
    for (asOf, knownAt) in [(RichLedger.day, history.last), (RichLedger.day, Int64(rich.open))] {
      let lines = history.lines(asOf: asOf, knownAt: knownAt)
      let sum = RichLedger.times(12_000).text(scale: 2)
      #expect(lines.contains { $0.contains(account) && $0.contains(sum) })
      let expected = history.hash(asOf: asOf, knownAt: knownAt)
      let point = Point(asOf: try #require(Day(asOf)), knownAt: UInt64(knownAt))
      let indexed = try timelines.read(at: point) { (reading) throws(TimelinesError) in
        try reading.stateHash()
      }
      #expect(indexed.text == expected)
      #expect(try Replay(temporary.ledger, at: point).stateHash().text == expected)
    }
    try trail(timelines, rich, UInt64(history.last))
  }

  /// What happened to the account says its sums before and after.
  private func trail(_ timelines: Timelines, _ rich: RichLedger, _ last: UInt64) throws {
    let now = Point(asOf: try #require(Day(RichLedger.day)), knownAt: last)
    let early = Point(asOf: Day(unchecked: 20_231_231), knownAt: rich.open)
    var change: Money?
    try timelines.changes(from: early, to: now) { row in
      if row.attribute == account { change = change ?? row.change }
    }
    #expect(change?.minor.long == RichLedger.times(12_000))
    var after: String?
    try timelines.read(at: now) { (reading) throws(TimelinesError) in
      guard let entity = try reading.entity(named: "project/p") else { return }
      try reading.history(entity) { row in
        after = row.changes.last { $0.attribute == account }?.after ?? after
      }
    }
    #expect(after?.contains(RichLedger.times(12_000).text(scale: 2)) == true)
  }
}
