import Vocabulary

/// The periods of which an indicator should say something: those on whose last day it is measured
/// with periods of that length.
///
/// Where the frequency changes in mid-year, the year that is cut short is due of neither.
struct DuePeriods {
  let eras: EraList

  /// The periods that end between two days, both included, in order. Nothing is due of an indicator
  /// that is retired by then.
  func ending(from first: Day, through last: Day) -> [Period] {
    guard first <= last else { return [] }
    var periods: [Period] = []
    var day = first
    while true {
      let place = eras.place(of: day)
      let end = min(last, eras.lastDay(of: place))
      let era = eras.era(at: place)
      if !era.isRetired { add(era.frequency.length, from: day, through: end, to: &periods) }
      guard end < last else { return periods }
      day = end.adding(days: 1)
    }
  }

  private func add(
    _ length: Period.Length, from first: Day, through last: Day, to periods: inout [Period]
  ) {
    var period = Period(length: length, containing: first)
    while period.hasEnded(by: last) {
      periods.append(period)
      guard period.lastDay < last else { return }
      period = period.next
    }
  }

  /// Some periods of which something is known, in order, each with its place, and in between those
  /// that are due and of which nothing is: from the first of them to the last that ended by a day.
  /// A value measured on some day of a period speaks for the period.
  func filling(_ known: [Period], by asOf: Day) -> [(period: Period, place: Int?)] {
    guard let first = known.first else { return [] }
    var filled: [(period: Period, place: Int?)] = []
    var next = 0
    for period in ending(from: first.lastDay, through: asOf) {
      let (begin, end) = (period.firstDay, period.lastDay)
      var isKnown = false
      while next < known.count, known[next].lastDay <= end {
        isKnown = isKnown || known[next].lastDay >= begin
        filled.append((known[next], next))
        next += 1
      }
      if !isKnown { filled.append((period, nil)) }
    }
    for place in next..<known.count { filled.append((known[place], place)) }
    return filled
  }

  /// The rows with one for each due period of which nothing is known.
  func filling(_ rows: [IndicatorRow], by asOf: Day) -> [IndicatorRow] {
    filling(rows.map(\.period), by: asOf).map { period, place in
      place.map { rows[$0] }
        ?? IndicatorRow(unreported: period, eras.era(on: period.lastDay))
    }
  }
}

extension IndicatorRow {
  /// Why there is no value where nobody said anything.
  public static let notReported = "not-reported"

  /// A period of which nothing is known, with the target that it had all the same.
  init(unreported period: Period, _ era: IndicatorEra) {
    self.init(period: period)
    definition = era.version
    missing = IndicatorRow.notReported
    judge(era, on: period.lastDay.ordinal)
  }
}
