import Vocabulary

/// An axis of days.
struct TimeScale {
  let first: Day
  let last: Day
  /// Where the first and the last day stand, in tenths.
  let left: Int
  let right: Int

  /// Where a day stands, in tenths; one day alone stands in the middle.
  func place(_ day: Day) -> Int {
    let span = last.ordinal - first.ordinal
    guard span > 0 else { return (left + right) / 2 }
    return left + (day.ordinal - first.ordinal) * (right - left) / span
  }

  /// Those of the periods that are named below the axis: as many as have room, at the ends of years
  /// before others.
  func named(_ periods: [Period], room: Int) -> [Period] {
    guard let length = periods.first?.length, let last = periods.last else { return [] }
    for step in TimeScale.steps(length) {
      let chosen = periods.filter { period in
        switch length {
        case .week, .day: (last.ordinal - period.ordinal) % step == 0
        case .year where step > 1: period.ordinal % step == 0
        default: (period.ordinal + 1) % step == 0
        }
      }
      let isRoomy = zip(chosen, chosen.dropFirst()).allSatisfy { one, next in
        place(next.lastDay) - place(one.lastDay) >= room * 10
      }
      if isRoomy { return chosen.isEmpty ? [last] : chosen }
    }
    return [last]
  }

  private static func steps(_ length: Period.Length) -> [Int] {
    switch length {
    case .year: [1, 2, 5, 10, 20, 50, 100]
    case .half: [1, 2, 4, 10, 20, 40]
    case .quarter: [1, 2, 4, 8, 12, 16, 20, 40, 80]
    case .month: [1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240]
    case .week: [1, 2, 4, 13, 26, 52, 104, 260]
    case .day: [1, 2, 7, 14, 28, 91, 182, 364, 1820, 3640]
    }
  }

  /// The first days of years, as many as have room.
  func years(room: Int) -> [Day] {
    let from = first.month == 1 && first.day == 1 ? first.year : first.year + 1
    guard from <= last.year else { return [] }
    for step in [1, 2, 5, 10, 20, 50, 100, 200] {
      let years = (from...last.year).filter { step == 1 || $0 % step == 0 }
        .compactMap { Day(year: $0, month: 1, day: 1) }
      let isRoomy = zip(years, years.dropFirst()).allSatisfy { place($1) - place($0) >= room * 10 }
      if isRoomy { return years }
    }
    return []
  }

  /// The beginnings of years, or of shorter periods where few years are shown, as many as have room.
  func stops(_ language: Language) -> [(day: Day, text: String)] {
    let texts = PeriodText(language)
    for length in [Period.Length.month, .quarter, .year] {
      guard length == .year || first.days(to: last) < (length == .month ? 200 : 800) else {
        continue
      }
      var period = Period(length: length, containing: first)
      var stops: [(day: Day, text: String)] = []
      while period.firstDay <= last {
        if period.firstDay >= first { stops.append((period.firstDay, texts.short(period))) }
        period = period.next
      }
      let room = (stops.map { TextWidth.of($0.text) }.max() ?? 0) + 10
      let isRoomy = zip(stops, stops.dropFirst()).allSatisfy {
        place($1.day) - place($0.day) >= room * 10
      }
      if isRoomy, !stops.isEmpty { return stops }
    }
    return years(room: 44).map { ($0, String($0.year)) }
  }
}
