import LMDB
import Vocabulary

/// Closed periods.
extension Deciding {
  /// What an event touches.
  private struct Touch {
    /// Days that it touches all of.
    var days: ClosedRange<Day>?
    /// The fiscal year that it counts to.
    var year: Int?
    /// Whether it is a money event.
    var isMoney: Bool

    func lies(in period: ClosedPeriod) -> Bool {
      if period.isMoneyOnly, !isMoney { return false }
      if let year { return period.year == year }
      guard let days else { return false }
      return period.firstDay <= days.lowerBound && days.upperBound <= period.lastDay
    }
  }

  /// Requires that what an event touches is open, or that it comes with reason and approver.
  static func checkPeriods(
    _ draft: Draft, _ plan: EventPlan, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let closed = try tables.closed(on: context.today, transaction)
    guard !closed.isEmpty else { return }
    let day = draft.validFrom ?? context.today
    for touch in touches(plan, scan, draft.data.span, day) {
      guard let period = closed.first(where: { touch.lies(in: $0) }) else { continue }
      try requireApproval(draft, period)
    }
  }

  /// Requires the same of what a void or correction touches through its target, and that no
  /// money event of a closed year is among it.
  static func checkPeriods(
    _ draft: Draft, flipping target: Target, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let closed = try tables.closed(on: context.today, transaction)
    guard !closed.isEmpty else { return }
    var event = target
    while true {
      let type = event.contentType
      if let plan = EventPlan.numbered(type), type != RecordEncoder.voidedType {
        let record = event.record
        let scan = DataScan(record, event.layout.data)
        for touch in touches(plan, scan, record, event.layout.validFrom) {
          if touch.isMoney,
            let period = closed.first(where: { $0.year != nil && touch.lies(in: $0) })
          {
            throw refusal(
              .period(
                .bookingClosed(event: event.number, period: period.name, by: period.event)),
              "subject", "event/\(target.number)")
          }
          guard let period = closed.first(where: { touch.lies(in: $0) }) else { continue }
          try requireApproval(draft, period)
        }
      }
      guard event.prefix.target != 0,
        let stored = try tables.event(event.prefix.target, transaction)
      else { return }
      event = try Target(event.prefix.target, stored)
    }
  }

  private static func requireApproval(
    _ draft: Draft, _ period: ClosedPeriod
  ) throws(DecidingError) {
    let missing = draft.reason == nil ? "reason" : draft.approvedBy == nil ? "approvedby" : nil
    guard let missing else { return }
    throw refusal(
      .period(.periodClosed(period: period.name, by: period.event)), missing)
  }

  private static func touches(
    _ plan: EventPlan, _ scan: DataScan, _ data: Span<UInt8>, _ validFrom: Day
  ) -> [Touch] {
    guard !plan.isFreeOfPeriods else { return [] }
    if plan.role == .carryForward || plan.role == .commitmentCarried {
      return [Touch(days: nil, year: scan.int(plan[.toYear]), isMoney: plan.isMoney)]
    }
    var touches = [Touch(days: validFrom...validFrom, year: nil, isMoney: plan.isMoney)]
    if let range = scan.range(plan[.period]), let period = Period(data.extracting(range)) {
      touches.append(
        Touch(days: period.firstDay...period.lastDay, year: nil, isMoney: plan.isMoney))
    }
    if plan.isMoney, let year = scan.int(plan[.year]) {
      touches.append(Touch(days: nil, year: year, isMoney: true))
    }
    return touches
  }
}

extension LogTables {
  /// The periods that are closed now; a day is needed to know when the fiscal year begins.
  mutating func closed(
    on today: Day, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> [ClosedPeriod] {
    if let closedPeriods { return closedPeriods }
    if !arePeriodsLoaded {
      arePeriodsLoaded = true
      do throws(LMDBError) {
        var cursor = try transaction.cursor(periods.table)
        while try cursor.next() { _ = periods.entry(cursor.key, stored: cursor.value) }
      } catch {
        throw DecidingError(error)
      }
    }
    var closed: [ClosedPeriod] = []
    let start = try fiscalYearStart(on: today, transaction)
    for entry in 0..<periods.count where periods[entry].lock != .open {
      let ordinal = Int(Int32(bitPattern: periods.key(at: entry).bigEndianUInt32(at: 1)))
      guard let length = Period.Length(rawValue: periods.key(at: entry)[0]) else { continue }
      let period = Period(length: length, ordinal: ordinal)
      var days = (period.firstDay, period.lastDay)
      if length == .year {
        let first = LogTables.day(start, of: ordinal) ?? days.0
        days = (first, LogTables.day(start, of: ordinal + 1)?.adding(days: -1) ?? days.1)
      }
      closed.append(
        ClosedPeriod(
          name: "period/\(period)", year: length == .year ? ordinal : nil, firstDay: days.0,
          lastDay: days.1, isMoneyOnly: periods[entry].lock == .money,
          event: periods[entry].closing ?? 0))
    }
    closedPeriods = closed
    return closed
  }

  /// The day MMDD of a year; a 29 February that the year lacks is 1 March.
  private static func day(_ monthDay: Int, of year: Int) -> Day? {
    Day(year: year, month: monthDay / 100, day: monthDay % 100)
      ?? Day(year: year, month: monthDay / 100 + 1, day: 1)
  }

  private mutating func fiscalYearStart(
    on today: Day, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    let ledger = Array("ledger/self".utf8)
    let entry = try entry(ledger.span, transaction)
    guard subjects[entry].number != 0 else { return 101 }
    let register = try register(.fiscalYearStart, of: subjects[entry].number, transaction)
    return registers[register].value(on: today, orFirst: true).map { Int($0.value) } ?? 101
  }
}
