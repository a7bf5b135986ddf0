import Ledger
import Vocabulary

/// When periods were closed and reopened, to tell what was recorded after a closing.
///
/// Judged as the writer judged it: by the closings that stood just before the event, whatever
/// became of them later.
struct Closings {
  private enum Lock { case open, all, money }

  private struct Mark {
    let sequence: UInt64
    let rank: UInt64
    let lock: Lock
    let flips: [UInt64]
  }

  private struct MarkedPeriod {
    let period: Period
    let marks: [Mark]
  }

  private struct ClosedPeriod {
    let period: Period
    let isMoneyOnly: Bool
  }

  /// What an event touches: days all of which lie in a period, or a fiscal year.
  private struct Touch {
    var days: ClosedRange<Day>?
    var year: Int?
    var isMoney: Bool
  }

  private var periods: [MarkedPeriod] = []
  private var fiscalYearStarts: [TimelineFact] = []
  /// The events at which a closing came or went, rising.
  private var turns: [UInt64] = []
  /// What was closed after so many turns; kept, for walks ask in rising order.
  private var closed: (turns: Int, periods: [ClosedPeriod])?

  /// The closings recorded up to the reading's point, whatever their days.
  init(_ reading: borrowing Reading) throws(TimelinesError) {
    for entity in try reading.everyEntity(ofKind: "period") {
      guard let period = Period(entity.name.dropFirst("period/".count)) else { continue }
      let marks = try reading.facts(of: .closed, entity.number).map { fact in
        let lock: Lock = fact.kind == .unset ? .open : fact.json == #""money""# ? .money : .all
        return Mark(sequence: fact.sequence, rank: fact.rank, lock: lock, flips: fact.flips)
      }
      if !marks.isEmpty { periods.append(MarkedPeriod(period: period, marks: marks)) }
    }
    turns = Set(periods.flatMap(\.marks).flatMap { [$0.sequence] + $0.flips }).sorted()
    if let ledger = try reading.entity(named: "ledger/self") {
      fiscalYearStarts = try reading.facts(of: .fiscalyearstart, ledger.number)
    }
  }

  /// Whether an event touches a period that was closed when it was recorded: by its day, its
  /// period or the year of its money; a void or correction also by what it takes back.
  mutating func wereClosed(
    before sequence: UInt64, recordedOn day: Day, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    guard let first = turns.first, first < sequence else { return false }
    let closed = periods(closedBefore: sequence)
    guard !closed.isEmpty else { return false }
    let start = fiscalYearStart(before: sequence, day)
    var next = sequence
    while let stored = try reading.log.stored(next, reading.logTransaction) {
      let prefix = EventPrefix(stored)
      for touch in Closings.touches(prefix, stored) {
        if closed.contains(where: { Closings.lies(touch, in: $0, start) }) { return true }
      }
      guard prefix.target != 0 else { return false }
      next = prefix.target
    }
    return false
  }

  private mutating func periods(closedBefore sequence: UInt64) -> [ClosedPeriod] {
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if turns[middle] < sequence { low = middle + 1 } else { high = middle }
    }
    if let closed, closed.turns == low { return closed.periods }
    let found = periods.compactMap { marked -> ClosedPeriod? in
      switch Closings.lock(marked.marks, before: sequence) {
      case .open: nil
      case .all: ClosedPeriod(period: marked.period, isMoneyOnly: false)
      case .money: ClosedPeriod(period: marked.period, isMoneyOnly: true)
      }
    }
    closed = (low, found)
    return found
  }

  /// What the latest closing or reopening that stood before an event says; a correction stands
  /// where its first event stood.
  private static func lock(_ marks: [Mark], before sequence: UInt64) -> Lock {
    let standing = marks.filter { mark in
      mark.sequence < sequence && mark.flips.count { $0 < sequence } % 2 == 0
    }
    return standing.max { ($0.rank, $0.sequence) < ($1.rank, $1.sequence) }?.lock ?? .open
  }

  private static func touches(_ prefix: EventPrefix, _ stored: Span<UInt8>) -> [Touch] {
    let number = prefix.innerTypeNumber == 0 ? prefix.typeNumber : prefix.innerTypeNumber
    guard let type = Registry.current.type(numbered: number), type.subjects != ["event"],
      !type.isNamed(.periodClosed, .periodReopened, .visibilitySet)
    else { return [] }
    let data = DataView(
      type.fields, stored, in: prefix.byteCount + prefix.dataOffset..<stored.count)
    let isMoney = type.isMoney
    if type.isNamed(.budgetCarriedForward, .commitmentCarried) {
      return [Touch(year: data.int("to").map(Int.init), isMoney: isMoney)]
    }
    var touches = [Touch(days: prefix.validFrom...prefix.validFrom, isMoney: isMoney)]
    if type.field(.period) != nil, let period = data.period("period") {
      touches.append(Touch(days: period.firstDay...period.lastDay, isMoney: isMoney))
    }
    if isMoney, let year = data.int("year") {
      touches.append(Touch(year: Int(year), isMoney: true))
    }
    return touches
  }

  private static func lies(
    _ touch: Touch, in closed: ClosedPeriod, _ start: (month: Int, day: Int)?
  ) -> Bool {
    if closed.isMoneyOnly, !touch.isMoney { return false }
    let period = closed.period
    let isYear = period.length == .year
    if let year = touch.year { return isYear && period.firstDay.year == year }
    guard let days = touch.days else { return false }
    var (first, last) = (period.firstDay, period.lastDay)
    if isYear, let start {
      let year = first.year
      first = day(start, of: year) ?? first
      last = day(start, of: year + 1)?.adding(days: -1) ?? last
    }
    return first <= days.lowerBound && days.upperBound <= last
  }

  /// Month and day on which fiscal years began, as known before an event; nil for 1 January.
  private func fiscalYearStart(before sequence: UInt64, _ today: Day) -> (month: Int, day: Int)? {
    guard !fiscalYearStarts.isEmpty else { return nil }
    let known = fiscalYearStarts.filter { fact in
      fact.sequence < sequence && fact.flips.count { $0 < sequence } % 2 == 0
    }
    let point = Point(asOf: today, knownAt: sequence - 1)
    let shown = known.shown(at: point) ?? known.min { $1.outranks($0) }
    let numbers = shown?.json?.split { !$0.isNumber }.compactMap { Int($0) } ?? []
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }

  /// That day of a year; a 29 February that the year lacks is 1 March.
  private static func day(_ start: (month: Int, day: Int), of year: Int) -> Day? {
    Day(year: year, month: start.month, day: start.day)
      ?? Day(year: year, month: start.month + 1, day: 1)
  }
}

extension Reading {
  /// The facts of one register with a fixed name that were recorded up to the point.
  fileprivate func facts(
    of register: RegisterName, _ number: UInt32
  ) throws(TimelinesError) -> [TimelineFact] {
    try timeline(of: number).filter {
      $0.attribute == UInt32(register.rawValue) && $0.sequence <= point.knownAt
    }
  }
}
