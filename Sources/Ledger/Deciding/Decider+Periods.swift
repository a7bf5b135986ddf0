import LMDB
import Vocabulary

/// Closed periods.
extension Decider {
  /// Requires that what an event touches is open, or that it comes with reason and approver.
  mutating func checkPeriods(of proposal: Proposal) throws(DecidingError) {
    let closed = try tables.closed(on: proposal.context.today)
    guard !closed.isEmpty else { return }
    for touch in Touch.all(of: proposal.statement) {
      guard let period = closed.first(where: { touch.lies(in: $0) }) else { continue }
      try proposal.requireApproval(for: period)
    }
  }

  /// Requires the same of what a void or correction touches through its target, and that no
  /// money event of a closed year is among it.
  mutating func checkPeriods(
    of proposal: Proposal, flipping target: Target
  ) throws(DecidingError) {
    let closed = try tables.closed(on: proposal.context.today)
    guard !closed.isEmpty else { return }
    var next: Target? = target
    while let event = next {
      next = try tables.target(of: event)
      guard let plan = event.plan, event.contentType != RecordEncoder.voidedType else { continue }
      for touch in Touch.all(of: event.statement(plan, owner: proposal.owner)) {
        if touch.isMoney,
          let period = closed.first(where: { $0.year != nil && touch.lies(in: $0) })
        {
          throw .refused(
            .period(.bookingClosed(event: event.number, period: period.name, by: period.event)),
            "subject", "event/\(target.number)")
        }
        guard let period = closed.first(where: { touch.lies(in: $0) }) else { continue }
        try proposal.requireApproval(for: period)
      }
    }
  }
}

extension Proposal {
  fileprivate func requireApproval(for period: ClosedPeriod) throws(DecidingError) {
    let missing = draft.reason == nil ? "reason" : draft.approvedBy == nil ? "approvedby" : nil
    guard let missing else { return }
    throw .refused(.period(.periodClosed(period: period.name, by: period.event)), missing)
  }
}

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

  static func all(of event: Statement) -> [Touch] {
    let plan = event.plan
    guard !plan.isFreeOfPeriods else { return [] }
    if plan.role == .carryForward || plan.role == .commitmentCarried {
      return [Touch(days: nil, year: event.year(.toYear), isMoney: plan.isMoney)]
    }
    var touches = [Touch(days: event.day...event.day, year: nil, isMoney: plan.isMoney)]
    if let period = event.scan.period(plan[.period], event.data) {
      touches.append(
        Touch(days: period.firstDay...period.lastDay, year: nil, isMoney: plan.isMoney))
    }
    if plan.isMoney, let year = event.year(.year) {
      touches.append(Touch(days: nil, year: year, isMoney: true))
    }
    return touches
  }
}

extension LogTables {
  /// The periods that are closed now; a day is needed to know when the fiscal year begins.
  mutating func closed(on today: Day) throws(DecidingError) -> [ClosedPeriod] {
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
    let start = try fiscalYearStart(on: today)
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

  private mutating func fiscalYearStart(on today: Day) throws(DecidingError) -> Int {
    let ledger = Array("ledger/self".utf8)
    let entry = try entry(ledger.span)
    guard subjects[entry].number != 0 else { return 101 }
    let register = try register(.fiscalYearStart, of: subjects[entry].number)
    return registers[register].value(on: today, orFirst: true).map { Int($0.value) } ?? 101
  }
}
