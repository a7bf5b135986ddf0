import Stadtbuch
import Views
import Vocabulary

/// Planned days and what became of them, row by row.
struct SlipsDrawing {
  /// A row.
  struct Row {
    let name: String
    let planned: Day
    /// The day that became of it, if anything is known.
    let became: Day?
    /// Whether that is a fact and not expected.
    let isReached: Bool
    let isLate: Bool
    /// How far it has slipped: what is overdue at least to the day that is shown.
    let reach: Day?

    /// How many days it slipped.
    var slip: Int? { reach.map { $0.ordinal - planned.ordinal } }
  }

  let rows: [Row]
  /// How many rows are not drawn, for want of room or of a planned day.
  let more: Int
  /// The day whose truth is shown.
  let today: Day
  /// The first and the last day.
  let first: Day
  let last: Day

  init(_ rows: ChartRows, _ words: ChartWords, asOf: Day) {
    self.rows = rows.rows.compactMap { row in
      let days = row.values.map { value -> Day? in
        if case .day(let day)? = value { day } else { nil }
      }
      guard let planned = days.first ?? nil else { return nil }
      let became = days.dropFirst().last { $0 != nil } ?? nil
      let isLate = row.state == .bool(true)
      return Row(
        name: words.name(row), planned: planned, became: became,
        isReached: days.count > 1 && days.last.flatMap { $0 } != nil,
        isLate: isLate, reach: isLate ? max(became ?? asOf, asOf) : became)
    }
    more = rows.count - self.rows.count
    today = asOf
    // Where a day without end is planned, nothing else would be to be seen.
    let known = (self.rows.flatMap { [$0.planned, $0.became].compactMap { $0 } } + [asOf])
      .filter { $0 > .first && $0 < .last }
    first = known.min() ?? asOf
    last = known.max() ?? asOf
  }

  /// How far a day lies from the first one, where the last is at `length`.
  func place(_ day: Day, of length: Int) -> Int {
    let span = last.ordinal - first.ordinal
    guard span > 0 else { return length / 2 }
    return min(max(0, day.ordinal - first.ordinal), span) * length / span
  }

  /// The first days of years between, as far as there is room for so many.
  func years(atMost count: Int) -> [Day] {
    let all = stride(from: first.year + 1, through: last.year, by: 1)
      .compactMap { Day(year: $0, month: 1, day: 1) }
    let step = max(1, (all.count + count - 1) / max(1, count))
    return all.enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }
}
