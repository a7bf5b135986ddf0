import Vocabulary

/// The definitions of an indicator over time, each made when it is first asked for.
final class EraList {
  private let facts: IndicatorFacts
  private let days: [Day]
  private var made: [IndicatorEra?]
  /// The days from which it is counted another way, as they hold on the day that is asked for.
  let breaks: [Day]

  /// The definitions of what was read, asked for on a day.
  init(_ facts: IndicatorFacts, asOf: Day) {
    self.facts = facts
    days = facts.changeDays()
    // The days before the first change have a definition of their own.
    made = Array(repeating: nil, count: days.count + 1)
    breaks = facts.breaks.filter { $0.holds(on: asOf) }.map(\.validFrom).sorted()
  }

  /// The place of the definition that is valid on a day.
  func place(of day: Day) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last day on which the definition of a place is valid.
  func lastDay(of place: Int) -> Day {
    place < days.count ? days[place].adding(days: -1) : .last
  }

  /// The definition that is valid on a day.
  func era(on day: Day) -> IndicatorEra {
    era(at: place(of: day))
  }

  /// The definition of a place.
  func era(at place: Int) -> IndicatorEra {
    if let era = made[place] { return era }
    let era = facts.era(on: place == 0 ? .first : days[place - 1])
    made[place] = era
    return era
  }

  /// The last break by a day.
  func lastBreak(by day: Day) -> Day? { breaks.last { $0 <= day } }
}
