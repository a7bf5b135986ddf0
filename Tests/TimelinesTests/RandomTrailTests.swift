import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// What events changed, looked up one by one, is what all facts of their owner say.
@Suite struct `The trail of random histories` {
  @Test(arguments: [41, 42, 43, 44] as [UInt64])
  func `history tells of every event what changed by all facts of its owner`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 500, tally: &tally)
    let naive = try NaiveAudit(
      try run.ledger.exportedLines(), timeZone: run.ledger.identity.timeZone)
    let timelines = try Timelines(run.ledger)
    var random = SplitMix64(seed: seed)
    let head = naive.events.count
    for knownAt in [head, random.number(0...head)] {
      let point = Point(asOf: .last, knownAt: UInt64(knownAt))
      let owners = Dictionary(grouping: naive.events.prefix(knownAt), by: naive.owner)
      try timelines.read(at: point) { (reading) throws(TimelinesError) in
        for (name, events) in owners {
          guard let entity = try reading.entity(named: name) else { continue }
          let trail = try NaiveTrail(entity, reading)
          var rows: [HistoryRow] = []
          try reading.history(entity) { rows.append($0) }
          let comment = Comment(rawValue: "seed \(seed), known at \(knownAt), \(name)")
          #expect(rows.map { Int64($0.sequence) } == events.map(\.sequence), comment)
          for (row, event) in zip(rows, events) {
            var said = event
            while said.type == "event.voided", let target = said.target {
              said = naive.event(target)
            }
            #expect(
              row.changes == trail.changes(by: row.sequence, on: said.validFrom),
              "\(comment), event \(event.sequence)")
          }
        }
      }
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `history of a long account says what adding up all its bookings says`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let temporary = try TemporaryLedger()
    var drafts = [
      try Draft.of("source.defined", "source/hh", #"{"kind":"budget","title":"H"}"#, number: 1),
      try Draft.registration(1),
    ]
    var days: [UInt64: Day] = [:]
    for number in 3...900 as ClosedRange<UInt64> {
      if number > 20, random.number(0...9) == 0 {
        let target = UInt64(random.number(3...Int(number) - 1))
        guard days[target] != nil else { continue }
        var void = try Draft.of("event.voided", "event/\(target)", number: number)
        void.reason = "a slip"
        drafts.append(void)
        days[target] = nil
        continue
      }
      let day = Day(ordinal: 738_000 + random.number(0...300))
      drafts.append(
        try Draft.of(
          "expenditure.booked", "project/P-1",
          """
          {"booking":"b\(number)","year":2021,"amount":{"amount":"\(random.number(1...999)).00",\
          "currency":"EUR"},"type":"material","source":"source/hh"}
          """, number: number, validFrom: day.description))
      days[UInt64(drafts.count)] = day
    }
    _ = try temporary.ledger.append(drafts)
    let timelines = try Timelines(temporary.ledger)
    let head = try temporary.ledger.head.sequence
    try timelines.read(at: Point(asOf: .last, knownAt: head)) {
      (reading) throws(TimelinesError) in
      guard let project = try reading.entity(named: "project/P-1") else { return }
      let trail = try NaiveTrail(project, reading)
      var count = 0
      try reading.history(project) { row in
        count += 1
        guard row.type == "expenditure.booked", row.sequence % 7 == 0 else { return }
        #expect(
          row.changes == trail.changes(by: row.sequence, on: row.validFrom),
          "seed \(seed), event \(row.sequence)")
      }
      #expect(count == Int(head) - 1)
    }
  }
}
