import TestSupport
import Testing
import Vocabulary

@testable import Views

/// Exact fractions, and what is made of them.
@Suite struct `Fractions stay exact` {
  private func fraction(_ above: Int128, _ below: Int128) throws -> Rational {
    try #require(Rational(above, over: below))
  }

  @Test func `digits are rounded half away from zero, and nothing is a negative zero`() throws {
    for (above, below, decimals, text) in [
      (1, 2, 0, "1"), (-1, 2, 0, "-1"), (1, 3, 2, "0.33"), (2, 3, 2, "0.67"), (-2, 3, 2, "-0.67"),
      (-1, 1000, 2, "0.00"), (999, 1000, 2, "1.00"), (5, 1000, 2, "0.01"), (-5, 1000, 2, "-0.01"),
      (4_999, 1_000_000, 2, "0.00"), (7, 1, 3, "7.000"),
    ] as [(Int128, Int128, Int, String)] {
      #expect(try fraction(above, below).text(decimals: decimals) == text)
    }
  }

  @Test func `values are compared exactly, also where products need more than 128 bits`() throws {
    let large = Int128.max / 2
    #expect(try fraction(large, large - 1) > fraction(large + 1, large))
    #expect(try fraction(2, 6) == fraction(1, 3))
    #expect(try fraction(-large, 3) < fraction(-large, 4))
  }

  @Test func `what 128 bits do not hold is exact all the same`() throws {
    let large = try fraction(.max / 2, 1)
    let product = large * large * large
    #expect(product > large && -product < large && product.rounded() == nil)
    #expect(product.divided(by: large)?.divided(by: large) == large)
    #expect(product - product == Rational(0) && (product + Rational(1)) - product == Rational(1))
    #expect(large.divided(by: Rational(0)) == nil && product.divided(by: Rational(0)) == nil)
    #expect(Rational(1, over: 0) == nil)
    #expect(
      product.text(decimals: 2)
        == "\((LongNumber(Int128.max / 2) * LongNumber(Int128.max / 2) * LongNumber(Int128.max / 2))).00"
    )
    #expect(try fraction(.min, .min) == Rational(1))
    #expect(try fraction(.min, 1) < -large && -(try fraction(.min, 1)) > large)
    // Cancelled down it fits again.
    #expect(try (fraction(.max / 6 * 3, 3) * Rational(3)).rounded() == .max / 6 * 3)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `random fractions are those of school arithmetic`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func number() -> Int128 {
      let size = (Int128(random.next()) << random.number(0...62)) >> random.number(0...62)
      return random.chance(50) ? size : -size
    }
    func long(_ value: Rational, _ decimals: Int) -> String { value.text(decimals: decimals) }
    var value = Rational(1)
    var (above, below): (LongNumber, LongNumber) = (1, 1)
    for step in 0..<25 {
      let (top, bottom) = (number(), max(1, number().magnitude))
      guard let other = Rational(top, over: Int128(bottom)) else { continue }
      let (up, down) = (LongNumber(top), LongNumber(bottom))
      switch random.number(0...3) {
      case 0: (value, above, below) = (value + other, above * down + up * below, below * down)
      case 1: (value, above, below) = (value - other, above * down - up * below, below * down)
      case 2: (value, above, below) = (value * other, above * up, below * down)
      default:
        guard let quotient = value.divided(by: other) else { continue }
        (value, above, below) = (quotient, above * down, below * up)
      }
      if below < 0 { (above, below) = (-above, -below) }
      let decimals = random.number(0...9)
      let scaled = above * LongNumber(Int128(10).power(decimals))
      let expected = scaled.dividedToNearest(by: below)
      #expect(
        long(value, decimals) == expected.text(scale: decimals), "seed \(seed), step \(step)")
      #expect((value < other) == (above * down < up * below), "seed \(seed), step \(step)")
    }
  }

  @Test func `words stand in the order of their stored numbers`() throws {
    let defined = try #require(Registry.current.type(named: "indicator.defined"))
    let measured = try #require(Registry.current.type(named: "measurement.recorded"))
    for (field, words) in [
      (defined.field(named: "measure"), IndicatorMeasure.allCases.map(\.rawValue)),
      (defined.field(named: "direction"), IndicatorDirection.allCases.map(\.rawValue)),
      (defined.field(named: "frequency"), IndicatorFrequency.allCases.map(\.rawValue)),
      (defined.field(named: "aggregation"), IndicatorAggregation.allCases.map(\.rawValue)),
      (measured.field(named: "state"), MeasurementState.allCases.map(\.rawValue)),
    ] {
      guard case .oneOf(let stored)? = field?.kind else {
        Issue.record("no words")
        continue
      }
      #expect(stored == words)
    }
    #expect(MeasurementState.estimated < .provisional && MeasurementState.provisional < .final)
  }

  private func reach(_ values: [Rational], goal: Rational) -> ReachDate {
    let origin = Day(unchecked: 20_240_131).ordinal
    let samples = zip([0, 29, 60, 121], values).map {
      ReachDate.Sample(day: origin + $0, value: $1)
    }
    return ReachDate(samples, .value(goal), .up)
  }

  @Test func `a reach date is exact to the day with denominators of any size`() throws {
    // Exactly on a line that rises by one part in a trillion and a bit a day.
    let below: Int128 = 1_000_000_000_039
    let values = try [0, 29, 60, 121].map { try fraction(below * 50 + $0, below) }
    let day = Day(unchecked: 20_240_131)
    #expect(
      reach(values, goal: try fraction(below * 50 + 1_000, below))
        == .day(day.adding(days: 1_000)))
    #expect(
      reach(values, goal: try fraction(below * 100 + 2_001, below * 2))
        == .day(day.adding(days: 1_001)))
    #expect(reach(values, goal: Rational(60)) == .afterCalendar)
    #expect(reach(values.reversed(), goal: Rational(60)) == .notApproaching)
    #expect(reach([values[0]], goal: Rational(60)) == .fewerThanFourFinals)
  }
}

extension Int128 {
  /// The number multiplied with itself so many times.
  fileprivate func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { one, _ in one * self }
  }
}
