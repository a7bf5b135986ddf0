import Vocabulary

/// Makes the rows of an indicator that is counted from the items of an inventory.
struct CountedReader {
  let items: CountedItems
  let eras: EraList

  /// The rows of the periods that ended by a day, from the first in which an item exists; only the
  /// last so many.
  func rows(
    by asOf: Day, from: Day? = nil, last: Int = .max, warnings: inout Set<Notice.Kind>
  ) -> [IndicatorRow] {
    let now = eras.era(on: asOf)
    guard let inventory = now.inventory, let first = items.firstDay(of: inventory)
    else { return [] }
    let length = now.frequency.length
    var period = Period(length: length, containing: asOf)
    if !period.hasEnded(by: asOf) { period = period.previous }
    let begin = max(Day(ordinal: first), from ?? .first)
    let start = Period(length: length, containing: begin)
    guard start.ordinal <= period.ordinal else { return [] }
    let count = min(last, period.ordinal - start.ordinal + 1)
    let periods = (period.ordinal - count + 1...period.ordinal).map {
      Period(length: length, ordinal: $0)
    }
    let rows = rows(of: periods, warnings: &warnings)
    // A target that lies ahead can be out of reach by now.
    if let last = rows.last, case .value(let target)? = now.target?.last,
      now.measure != .ratio, target > Rational(last.count)
    {
      warnings.insert(.targetAboveItems)
    }
    return rows
  }

  private func rows(
    of periods: [Period], warnings: inout Set<Notice.Kind>
  ) -> [IndicatorRow] {
    var rows: [IndicatorRow] = []
    let days = periods.map(\.lastDay)
    var start = 0
    while start < periods.count {
      // Periods that are counted alike are counted in one go.
      let era = eras.era(on: days[start])
      var end = start + 1
      while end < periods.count, eras.place(of: days[end]) == eras.place(of: days[start]) {
        end += 1
      }
      if let inventory = era.inventory, !era.isRetired {
        let spec = CountedItems.Spec(
          inventory: inventory, states: era.states, aspect: era.aspect)
        let counts = items.counts(spec, on: days[start..<end].map(\.ordinal))
        for place in start..<end {
          rows.append(
            row(periods[place], counts, place - start, era, days[place], &warnings))
        }
      }
      start = end
    }
    return rows
  }

  private func row(
    _ period: Period, _ counts: CountedItems.Counts, _ place: Int, _ era: IndicatorEra,
    _ day: Day, _ warnings: inout Set<Notice.Kind>
  ) -> IndicatorRow {
    var row = IndicatorRow(period: period)
    row.isCounted = true
    row.state = .final
    row.definition = era.version
    row.count = counts.existing[place]
    row.fromRemovals = counts.fromRemovals[place]
    if era.measure == .ratio {
      row.numerator = Rational(counts.inStates[place])
      row.denominator = Rational(row.count)
      row.value = Rational(
        Int128(counts.inStates[place]) * Int128(era.scale), over: Int128(row.count))
      row.decimals = Measured.quotientScale
    } else {
      row.value = Rational(counts.inStates[place])
      let target = era.target?.target(on: day.ordinal, isFlow: era.measure == .flow)
      if case .value(let target)? = target, target > Rational(row.count) {
        warnings.insert(.targetAboveItems)
      }
    }
    row.judge(era, on: day.ordinal)
    return row
  }
}

extension IndicatorFrequency {
  /// The length of its periods.
  var length: Period.Length {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    }
  }
}
