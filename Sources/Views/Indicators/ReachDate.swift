public import Vocabulary

/// When the last target would be reached if it went on as in the last four final periods; or why
/// that cannot be said.
public enum ReachDate: Sendable, Equatable {
  /// The first day at or beyond the last target on the line of least squares.
  case day(Day)
  /// There are not four final values since the way of counting changed.
  case fewerThanFourFinals
  /// There is no target, or a corridor, which is not reached once and for all.
  case noTarget
  /// The line does not lead to the target.
  case notApproaching
  /// The line gets there after the last day that can be written.
  case afterCalendar

  /// A point of the line: the last day of a period, counted from 1970, and the value.
  struct Sample {
    var day: Int
    var value: Rational
  }

  /// The line through the samples, of which there must be four.
  init(_ samples: [Sample], _ target: IndicatorTarget?, _ direction: IndicatorDirection) {
    guard samples.count == 4 else {
      self = .fewerThanFourFinals
      return
    }
    guard case .value(let goal)? = target, direction != .corridor else {
      self = .noTarget
      return
    }
    self = ReachDate.solve(samples, goal, direction)
  }

  /// With x in days from the first sample, n of them, X = Σx, D = nΣx² − X² and
  /// S = Σ(nx − X)y, the line reaches T where nSx = nDT − DΣy + SX. All is multiplied by the
  /// denominators, so that only whole numbers are compared.
  private static func solve(
    _ samples: [Sample], _ goal: Rational, _ direction: IndicatorDirection
  ) -> ReachDate {
    let origin = samples[0].day
    let count = samples.count
    let days = samples.map { $0.day - origin }
    let sum = days.reduce(0, +)
    let spread = count * days.reduce(0) { $0 + $1 * $1 } - sum * sum
    guard spread > 0 else { return .notApproaching }
    // Numbers above the shared denominator.
    var (slope, total) = (BigInteger(0), BigInteger(0))
    for (place, sample) in samples.enumerated() {
      var above = sample.value.numerator * goal.denominator
      for (other, another) in samples.enumerated() where other != place {
        above = above * another.value.denominator
      }
      slope = slope + BigInteger(Int128(count * days[place] - sum)) * above
      total = total + above
    }
    var target = goal.numerator
    for sample in samples { target = target * sample.value.denominator }
    guard slope.sign == (direction == .up ? 1 : -1) else { return .notApproaching }
    let right =
      BigInteger(Int128(count * spread)) * target - BigInteger(Int128(spread)) * total
      + slope * BigInteger(Int128(sum))
    let left = slope * BigInteger(Int128(count))
    // The line rises where it should rise, so from one day on it is at or beyond the target.
    let isReached = { (day: Int) in
      let distance = left * BigInteger(Int128(day - origin)) - right
      return direction == .up ? distance.sign >= 0 : distance.sign <= 0
    }
    var (low, high) = (Day.first.ordinal, Day.last.ordinal)
    guard isReached(high) else { return .afterCalendar }
    while low < high {
      let middle = (low + high) >> 1
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return .day(Day(ordinal: low))
  }
}
