public import Vocabulary

/// An exact fraction of whole numbers, not always in lowest terms; never a floating-point number.
///
/// What needs more digits than 128 bits hold gives nil, never something rounded.
public struct Rational: Sendable {
  /// The number above the line.
  public private(set) var numerator: Int128
  /// The number below the line, always above 0.
  public private(set) var denominator: Int128

  /// A fraction; nil with nothing below the line.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, denominator != .min, numerator != .min else { return nil }
    self.numerator = denominator < 0 ? -numerator : numerator
    self.denominator = denominator < 0 ? -denominator : denominator
  }

  /// A decimal.
  public init(_ decimal: ExactDecimal) {
    numerator = Int128(decimal.mantissa)
    denominator = Rational.power(decimal.scale)
  }

  /// A whole number.
  public init(_ number: Int) {
    numerator = Int128(number)
    denominator = 1
  }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private static let powers: InlineArray<19, Int128> = InlineArray { (index: Int) in
    var power: Int128 = 1
    for _ in 0..<index { power *= 10 }
    return power
  }

  /// Ten to a power from 0 to 18.
  static func power(_ exponent: Int) -> Int128 { powers[exponent] }

  /// Whether it is 0.
  public var isZero: Bool { numerator == 0 }
  /// Whether it is below 0.
  public var isNegative: Bool { numerator < 0 }
  /// The value without its sign.
  public var magnitude: Rational {
    Rational(unchecked: numerator < 0 ? -numerator : numerator, denominator)
  }
  /// The value with the other sign.
  public static prefix func - (value: Rational) -> Rational {
    Rational(unchecked: -value.numerator, value.denominator)
  }

  /// The sum; nil beyond 128 bits.
  public func adding(_ other: Rational) -> Rational? {
    if denominator == other.denominator {
      let (sum, isOver) = numerator.addingReportingOverflow(other.numerator)
      return isOver ? nil : Rational(sum, over: denominator)
    }
    return combined(other) ?? lowest.combined(other.lowest)
  }

  private func combined(_ other: Rational) -> Rational? {
    // Of decimals one denominator divides the other.
    if denominator % other.denominator == 0 {
      let (right, isOver) =
        other.numerator.multipliedReportingOverflow(by: denominator / other.denominator)
      let (sum, isOverToo) = numerator.addingReportingOverflow(right)
      return isOver || isOverToo ? nil : Rational(sum, over: denominator)
    }
    let (left, a) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, b) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (below, c) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (sum, d) = left.addingReportingOverflow(right)
    return a || b || c || d ? nil : Rational(sum, over: below)
  }

  /// The difference; nil beyond 128 bits.
  public func subtracting(_ other: Rational) -> Rational? { adding(-other) }

  /// The product; nil beyond 128 bits.
  public func multiplied(by other: Rational) -> Rational? {
    product(other) ?? lowest.product(other.lowest)
  }

  private func product(_ other: Rational) -> Rational? {
    let (above, a) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (below, b) = denominator.multipliedReportingOverflow(by: other.denominator)
    return a || b ? nil : Rational(above, over: below)
  }

  /// The quotient; nil where the divisor is 0, and beyond 128 bits.
  public func divided(by other: Rational) -> Rational? {
    guard let inverse = Rational(other.denominator, over: other.numerator) else { return nil }
    return multiplied(by: inverse)
  }

  /// The same value in lowest terms.
  public var lowest: Rational {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 1 else { return self }
    return Rational(unchecked: numerator / Int128(a), denominator / Int128(a))
  }

  /// The value in digits, with so many behind the point (0 to 18), half away from zero.
  public func text(decimals: Int) -> String {
    let below = denominator.magnitude
    let (floor, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: below)
    var whole = floor
    let power = Rational.power(decimals).magnitude
    let (cut, left) = below.dividingFullWidth(rest.multipliedFullWidth(by: power))
    var tail = left >= below - left ? cut + 1 : cut
    if tail == power {
      tail = 0
      whole += 1
    }
    let sign = numerator < 0 && (whole > 0 || tail > 0) ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let digits = String(tail)
    return "\(sign)\(whole).\(String(repeating: "0", count: decimals - digits.count))\(digits)"
  }

  /// The nearest whole number, half away from zero; nil beyond 64 bits.
  public var rounded: Int64? {
    let below = denominator.magnitude
    let (floor, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: below)
    guard let value = Int64(exactly: rest >= below - rest ? floor + 1 : floor) else { return nil }
    return numerator < 0 ? -value : value
  }
}

extension Rational: Comparable {
  /// Compared by value, exactly.
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return a.high == b.high ? a.low < b.low : a.high < b.high
  }

  /// Equal by value, whatever the terms.
  public static func == (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator == right.numerator }
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return a.high == b.high && a.low == b.low
  }
}
