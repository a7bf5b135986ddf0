public import Views
import Vocabulary

/// Where the lines of an axis of figures stand: few and round, 1, 2 or 5 times a power of ten,
/// reckoned exactly.
public struct AxisTicks: Sendable, Equatable {
  /// The places, from the lowest to the highest; all figures lie between the first and the last.
  public let ticks: [Rational]
  /// How many digits behind the point they need.
  public let decimals: Int

  /// The lowest place.
  public var low: Rational { ticks.first ?? Rational(0) }
  /// The highest place, above the lowest.
  public var high: Rational { ticks.last ?? Rational(1) }

  /// The places for figures from `low` to `high`.
  ///
  /// - Parameters:
  ///   - isFromZero: Whether zero is on the axis, as bars need it. One figure alone has zero too.
  ///   - most: How many places there are at most, from 3.
  public init(_ low: Rational, _ high: Rational, isFromZero: Bool, atMost most: Int = 6) {
    var (low, high) = (min(low, high), max(low, high))
    if isFromZero || low == high { (low, high) = (min(low, Rational(0)), max(high, Rational(0))) }
    if low == high { high = Rational(1) }
    let step = AxisTicks.step(low, high, max(2, most - 1))
    decimals = step.decimals
    guard let first = AxisTicks.floor(low, step.value),
      let last = AxisTicks.ceiling(high, step.value)
    else {
      ticks = [low, high]
      return
    }
    ticks = (0...Int(last - first)).map { place in
      (Rational(first, over: 1) ?? Rational(0)) * step.value + Rational(place) * step.value
    }
  }

  /// The smallest round step with which there are at most so many of them.
  private static func step(
    _ low: Rational, _ high: Rational, _ most: Int
  ) -> (value: Rational, decimals: Int) {
    func fits(_ step: Rational) -> Bool {
      guard let first = floor(low, step), let last = ceiling(high, step) else { return false }
      let (count, isOver) = last.subtractingReportingOverflow(first)
      return !isOver && count <= Int128(most)
    }
    let (ten, tenth) = (Rational(10), Rational(1, over: 10) ?? Rational(1))
    var (power, decimals) = (Rational(1), 0)
    while !fits(power) {
      power = power * ten
      decimals -= 1
    }
    while fits(power * tenth) {
      power = power * tenth
      decimals += 1
    }
    for part in [2, 5] {
      let step = power * tenth * Rational(part)
      if fits(step) { return (step.lowest, max(0, decimals + 1)) }
    }
    return (power.lowest, max(0, decimals))
  }

  /// The number of whole steps at or below a figure; nil beyond 128 bits.
  private static func floor(_ value: Rational, _ step: Rational) -> Int128? {
    guard let share = value.divided(by: step), let nearest = share.rounded(),
      let back = Rational(nearest, over: 1)
    else { return nil }
    return back > share ? nearest - 1 : nearest
  }

  private static func ceiling(_ value: Rational, _ step: Rational) -> Int128? {
    floor(-value, step).map { -$0 }
  }

  /// How far a figure lies from the lowest place where the highest is at `length`, held within both.
  public func place(_ value: Rational, of length: Int) -> Int {
    guard let share = (value - low).divided(by: high - low),
      let place = (share * Rational(length)).rounded()
    else { return 0 }
    return Int(min(max(0, place), Int128(length)))
  }
}
