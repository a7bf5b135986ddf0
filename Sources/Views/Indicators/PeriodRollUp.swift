import Vocabulary

/// Puts the periods of an indicator together into longer ones.
struct PeriodRollUp {
  let eras: EraList
  let frequency: Period.Length
  let length: Period.Length

  /// A row for each longer period that ended by a day.
  func rows(_ rows: [IndicatorRow], by asOf: Day) -> [IndicatorRow] {
    var longer: [IndicatorRow] = []
    var start = 0
    while start < rows.count {
      let period = Period(length: length, containing: rows[start].period.lastDay)
      var end = start + 1
      while end < rows.count, rows[end].period.lastDay <= period.lastDay { end += 1 }
      if period.hasEnded(by: asOf) { longer.append(row(period, rows[start..<end])) }
      start = end
    }
    return longer
  }

  private func row(_ period: Period, _ parts: ArraySlice<IndicatorRow>) -> IndicatorRow {
    let last = period.lastDay
    let era = eras.era(on: last)
    var row = IndicatorRow(period: period)
    row.definition = era.version
    row.breakDay = parts.first?.breakDay
    switch era.measure {
    case .flow, .ratio:
      // Nothing is added across a change of the way of counting.
      if let day = parts.dropFirst().compactMap(\.breakDay).last {
        row.breakDay = day
        row.light = .grey
        return row
      }
      if parts.last?.isCounted == true {
        row.carry(parts, era, on: last)
      } else {
        add(parts, era, to: &row)
      }
    case .stock, .index, .ordinal, .boolean: row.carry(parts, era, on: last)
    }
    if era.measure == .flow {
      row.decimals = era.decimals(ofInputs: row.decimals)
      // Its targets are those of its own periods.
      if row.reported == nil { row.light = .grey }
    } else {
      row.judge(era, on: last.ordinal)
      if row.isStale, row.light != nil { row.light = .grey }
    }
    return row
  }

  /// Adds whole periods; one that is missing makes the sum incomplete.
  private func add(
    _ parts: ArraySlice<IndicatorRow>, _ era: IndicatorEra, to row: inout IndicatorRow
  ) {
    let whole = parts.filter { $0.isWhole && $0.period.length == frequency }
    row.count = parts.reduce(0) { $0 + $1.count }
    row.sequence = parts.compactMap(\.sequence).max()
    row.state = whole.compactMap(\.state).min()
    let expected = partsExpected(in: row.period)
    if whole.count < expected {
      row.reported = ReportedUnits(count: whole.count, of: expected)
    }
    guard let first = whole.first else {
      row.missing = IndicatorRow.commonReason(parts.map(\.missing))
      return
    }
    row.decimals = whole.map(\.decimals).max() ?? 0
    if whole.allSatisfy({ $0.numerator != nil && $0.denominator != nil }) {
      row.numerator = PeriodRollUp.sum(whole.map(\.numerator))
      row.denominator = PeriodRollUp.sum(whole.map(\.denominator))
      if let above = row.numerator, let below = row.denominator {
        row.value = above.divided(by: below).map { $0 * Rational(Int(era.scale)) }
      }
    } else if era.measure == .flow {
      row.value = PeriodRollUp.sum(whole.map(\.value))
    } else if whole.count == 1 {
      row.value = first.value
    }
  }

  /// How many periods of the indicator's frequency end in a longer one.
  private func partsExpected(in period: Period) -> Int {
    let first = Period(length: frequency, containing: period.firstDay)
    var last = Period(length: frequency, containing: period.lastDay)
    if last.lastDay > period.lastDay { last = last.previous }
    return max(0, last.ordinal - first.ordinal + 1)
  }

  private static func sum(_ values: [Rational?]) -> Rational? {
    var total = Rational(0)
    for value in values {
      guard let value else { return nil }
      total = total + value
    }
    return total
  }
}

extension IndicatorRow {
  /// Takes the last value of several periods.
  fileprivate mutating func carry(
    _ parts: ArraySlice<IndicatorRow>, _ era: IndicatorEra, on day: Day
  ) {
    guard let last = parts.last(where: { $0.value != nil }) ?? parts.last else { return }
    let (period, version, breakDay) = (self.period, definition, self.breakDay)
    self = last
    self.period = period
    self.breakDay = breakDay ?? parts.compactMap(\.breakDay).last
    definition = version
    vintages = 0..<0
    (deviation, missed, isShareless, light) = (nil, nil, false, nil)
    let age = last.period.lastDay.days(to: day)
    isStale = era.staleAfter.map { age > $0 } ?? false
  }
}
