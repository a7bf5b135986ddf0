import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// Random histories: the auditor's rows are those of a naive fold.
@Suite struct `The audit of random histories` {
  @Test(arguments: [31, 33, 34, 35] as [UInt64])
  func `late entries, corrections and duties are those of a naive fold`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 500, tally: &tally)
    let zone = run.ledger.identity.timeZone
    let naive = try NaiveAudit(try run.ledger.exportedLines(), timeZone: zone)
    let timelines = try Timelines(run.ledger)
    var random = SplitMix64(seed: seed)
    let head = naive.events.count
    for knownAt in [head, random.number(0...head), random.number(0...head)] {
      let events = naive.events.prefix(knownAt)
      let point = Point(
        asOf: random.pick(events.map(\.validFrom)) ?? .first, knownAt: UInt64(knownAt))
      let comment = Comment(rawValue: "seed \(seed), known at \(knownAt)")
      var rows: [AuditRow] = []
      try timelines.audit(at: point, filter(late: 30), day: day(zone)) { rows.append($0) }
      late(rows, naive, events, comment)
      rows = []
      try timelines.audit(at: point, filter(late: nil), day: day(zone)) { rows.append($0) }
      corrections(rows, naive, events, knownAt, comment)
      try timelines.read(at: point) { (reading) throws(TimelinesError) in
        duties(try reading.duties(day: day(zone)), naive, events, knownAt, comment)
      }
    }
  }

  private func filter(late: Int?) -> AuditFilter {
    var filter = AuditFilter()
    filter.lateDays = late
    filter.corrections = late == nil
    return filter
  }

  private func day(_ zone: String) -> (Instant) -> Day {
    var calendar = CivilCalendar(timeZone: zone)
    return { calendar?.day(of: $0) ?? $0.dayInUTC }
  }

  private func late(
    _ rows: [AuditRow], _ naive: NaiveAudit, _ events: ArraySlice<NaiveAudit.Event>,
    _ comment: Comment
  ) {
    let start = naive.start(knownAt: events.last?.sequence ?? 0)
    let wanted = events.filter { event in
      !NaiveAudit.isDefinition(event.content) && start.map { event.recorded >= $0 } ?? true
        && (naive.lag(event) > 30 || naive.touchesClosed(event))
    }
    #expect(rows.map { Int64($0.history.sequence) } == wanted.map(\.sequence), comment)
    for (row, event) in zip(rows, wanted) {
      #expect(row.lagDays == naive.lag(event), comment)
      #expect(row.isAfterClosing == naive.touchesClosed(event), comment)
      #expect(row.approvedBy == event.line["approvedby"].text, comment)
    }
  }

  private func corrections(
    _ rows: [AuditRow], _ naive: NaiveAudit, _ events: ArraySlice<NaiveAudit.Event>,
    _ knownAt: Int, _ comment: Comment
  ) {
    let wanted = events.filter {
      $0.target != nil || $0.data["reverses"] != .null || naive.restated(by: $0) != nil
    }
    #expect(rows.map { Int64($0.history.sequence) } == wanted.map(\.sequence), comment)
    for (row, event) in zip(rows, wanted) {
      let comment = Comment(rawValue: "\(comment), event \(event.sequence)")
      let correction = row.correction
      if let target = event.target {
        #expect(correction?.original == UInt64(target), comment)
        #expect(correction?.originalType == naive.event(target).type, comment)
        let sides = naive.sides(event)
        #expect(correction?.before.map { Int64($0) } == sides.before, comment)
        #expect(correction?.after.map { Int64($0) } == sides.after, comment)
      } else if let final = naive.restated(by: event) {
        #expect(correction?.kind == .restatement, comment)
        #expect(correction?.original.map { Int64($0) } == final.sequence, comment)
        #expect(correction?.cause == event.data["cause"].text, comment)
      } else {
        let original = naive.event(Int64(correction?.original ?? 1))
        #expect(original.data["booking"] == event.data["reverses"], comment)
        #expect(correction?.reversal?.year == event.data["year"].int, comment)
        #expect(correction?.reversal?.originalYear == original.data["year"].int, comment)
      }
      #expect(row.history.subject == naive.owner(event), comment)
      let isVoid = naive.isVoid(event.sequence, knownAt: Int64(knownAt))
      #expect((row.history.voidedBy == nil) == !isVoid, comment)
      let effect = Dictionary(
        uniqueKeysWithValues: (correction?.effect ?? []).map {
          ($0.currency.description, $0.minor.long)
        })
      #expect(effect == naive.effect(event), comment)
    }
  }

  private func duties(
    _ rows: [DutyRow], _ naive: NaiveAudit, _ events: ArraySlice<NaiveAudit.Event>,
    _ knownAt: Int, _ comment: Comment
  ) {
    let wanted = events.filter { event in
      let acted = naive.approvals(event, knownAt: Int64(knownAt))
      return naive.touchesClosed(event) || event.line["approvedby"].text != nil
        || !acted.given.isEmpty || !acted.rejected.isEmpty
    }
    let odd = Set(rows.map { Int64($0.sequence) }).symmetricDifference(wanted.map(\.sequence))
    #expect(odd.sorted().map { naive.event($0).line.canonical } == [], comment)
    guard odd.isEmpty else { return }
    for (row, event) in zip(rows, wanted) {
      let acted = naive.approvals(event, knownAt: Int64(knownAt))
      #expect(row.enteredBy == event.line["actor"].plain, comment)
      #expect(row.isRequired == naive.touchesClosed(event), comment)
      #expect(row.claimed == event.line["approvedby"].text, comment)
      #expect(row.given == acted.given && row.rejected == acted.rejected, comment)
      let state: DutyRow.State =
        !acted.rejected.isEmpty
        ? .rejected
        : !acted.given.isEmpty
          ? .given : event.line["approvedby"].text == nil ? .none : .claimed
      #expect(row.state == state, comment)
    }
  }
}
