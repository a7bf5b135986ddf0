public import Vocabulary

/// An exact fraction of whole numbers, not always in lowest terms; never a floating-point number,
/// never rounded. What fits is reckoned with in 128 bits, what does not with numbers of any size.
public struct Rational: Sendable {
  /// The number above the line, and the one below, above 0; unless ``wide`` is set.
  private let above: Int128
  private let below: Int128
  private let wide: Wide?

  /// A fraction in lowest terms that 128 bits do not hold.
  private final class Wide: Sendable {
    let above: BigInteger
    let below: BigInteger

    init(_ above: BigInteger, _ below: BigInteger) {
      (self.above, self.below) = (above, below)
    }
  }

  /// A fraction; nil with nothing below the line.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    guard let narrow = Rational(narrow: numerator, denominator) else {
      self.init(reducing: BigInteger(numerator), BigInteger(denominator))
      return
    }
    self = narrow
  }

  /// A decimal.
  public init(_ decimal: ExactDecimal) {
    self.init(unchecked: Int128(decimal.mantissa), Rational.power(decimal.scale))
  }

  /// A whole number.
  public init(_ number: Int) {
    self.init(unchecked: Int128(number), 1)
  }

  /// A sum in minor units.
  init(_ total: Total) {
    self = Rational(total.value, over: 1) ?? Rational(0)
  }

  private init(unchecked above: Int128, _ below: Int128) {
    (self.above, self.below, wide) = (above, below, nil)
  }

  /// What has a number without a counterpart of the other sign is too large to be narrow.
  private init?(narrow above: Int128, _ below: Int128) {
    guard above != .min, below != .min else { return nil }
    self.init(unchecked: below < 0 ? -above : above, below < 0 ? -below : below)
  }

  /// The same value in lowest terms, narrow where it fits; `below` is not 0.
  private init(reducing above: BigInteger, _ below: BigInteger) {
    let divisor = BigInteger.greatestDivisor(above, below)
    let top = above.dividedBySize(of: divisor).quotient
    let bottom = below.dividedBySize(of: divisor).quotient
    let signed = above.isNegative == below.isNegative ? top : -top
    if let above = signed.narrow, let below = bottom.narrow,
      let narrow = Rational(narrow: above, below)
    {
      self = narrow
    } else {
      (self.above, self.below, wide) = (0, 1, Wide(signed, bottom))
    }
  }

  private static let powers: InlineArray<19, Int128> = InlineArray { (index: Int) in
    var power: Int128 = 1
    for _ in 0..<index { power *= 10 }
    return power
  }

  /// Ten to a power from 0 to 18.
  static func power(_ exponent: Int) -> Int128 { powers[exponent] }

  /// The number above the line.
  var numerator: BigInteger { wide?.above ?? BigInteger(above) }
  /// The number below the line, above 0.
  var denominator: BigInteger { wide?.below ?? BigInteger(below) }

  /// Whether it is 0.
  public var isZero: Bool { above == 0 && wide == nil }
  /// Whether it is below 0.
  public var isNegative: Bool { wide?.above.isNegative ?? (above < 0) }
  /// The value without its sign.
  public var magnitude: Rational { isNegative ? -self : self }

  /// The value with the other sign.
  public static prefix func - (value: Rational) -> Rational {
    guard let wide = value.wide else { return Rational(unchecked: -value.above, value.below) }
    return Rational(reducing: -wide.above, wide.below)
  }

  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    if left.wide == nil, right.wide == nil {
      if left.below == right.below {
        let (sum, isOver) = left.above.addingReportingOverflow(right.above)
        if !isOver, let narrow = Rational(narrow: sum, left.below) { return narrow }
      } else if let sum = left.combined(right) ?? left.lowest.combined(right.lowest) {
        return sum
      }
    }
    return Rational(
      reducing: left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  private func combined(_ other: Rational) -> Rational? {
    // Of decimals one denominator divides the other.
    if below % other.below == 0 {
      let (right, isOver) = other.above.multipliedReportingOverflow(by: below / other.below)
      let (sum, isOverToo) = above.addingReportingOverflow(right)
      return isOver || isOverToo ? nil : Rational(narrow: sum, below)
    }
    let (left, a) = above.multipliedReportingOverflow(by: other.below)
    let (right, b) = other.above.multipliedReportingOverflow(by: below)
    let (below, c) = below.multipliedReportingOverflow(by: other.below)
    let (sum, d) = left.addingReportingOverflow(right)
    return a || b || c || d ? nil : Rational(narrow: sum, below)
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    if left.wide == nil, right.wide == nil,
      let product = left.product(right) ?? left.lowest.product(right.lowest)
    {
      return product
    }
    return Rational(
      reducing: left.numerator * right.numerator, left.denominator * right.denominator)
  }

  private func product(_ other: Rational) -> Rational? {
    let (top, a) = above.multipliedReportingOverflow(by: other.above)
    let (bottom, b) = below.multipliedReportingOverflow(by: other.below)
    return a || b ? nil : Rational(narrow: top, bottom)
  }

  /// The quotient; nil where the divisor is 0.
  public func divided(by other: Rational) -> Rational? {
    guard !other.isZero else { return nil }
    if other.wide == nil, let inverse = Rational(narrow: other.below, other.above) {
      return self * inverse
    }
    return Rational(reducing: numerator * other.denominator, denominator * other.numerator)
  }

  /// The same value in lowest terms.
  public var lowest: Rational {
    guard wide == nil else { return self }
    var (a, b) = (above.magnitude, below.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    guard a > 1 else { return self }
    return Rational(unchecked: above / Int128(a), below / Int128(a))
  }
}

extension Rational: Comparable {
  /// Compared by value, exactly.
  public static func < (left: Rational, right: Rational) -> Bool {
    guard left.wide == nil, right.wide == nil else {
      return left.numerator * right.denominator < right.numerator * left.denominator
    }
    if left.below == right.below { return left.above < right.above }
    let a = left.above.multipliedFullWidth(by: right.below)
    let b = right.above.multipliedFullWidth(by: left.below)
    return a.high == b.high ? a.low < b.low : a.high < b.high
  }

  /// Equal by value, whatever the terms.
  public static func == (left: Rational, right: Rational) -> Bool {
    guard left.wide == nil, right.wide == nil else {
      return left.numerator * right.denominator == right.numerator * left.denominator
    }
    if left.below == right.below { return left.above == right.above }
    let a = left.above.multipliedFullWidth(by: right.below)
    let b = right.above.multipliedFullWidth(by: left.below)
    return a.high == b.high && a.low == b.low
  }
}

extension Rational {
  /// The nearest number of units of the last of so many digits behind the point (0 to 18), half
  /// away from zero; nil beyond 128 bits.
  public func rounded(decimals: Int = 0) -> Int128? {
    if wide == nil {
      let (product, isOver) = above.magnitude.multipliedReportingOverflow(
        by: Rational.power(decimals).magnitude)
      if !isOver {
        let (floor, rest) = product.quotientAndRemainder(dividingBy: below.magnitude)
        let size = Int128(exactly: rest >= below.magnitude - rest ? floor + 1 : floor)
        return size.map { above < 0 ? -$0 : $0 }
      }
    }
    return widelyRounded(decimals).narrow
  }

  private func widelyRounded(_ decimals: Int) -> BigInteger {
    let scaled = numerator * BigInteger(Rational.power(decimals))
    let (floor, rest) = scaled.dividedBySize(of: denominator)
    let size = rest < denominator - rest ? floor : floor + BigInteger(1)
    return isNegative ? -size : size
  }

  /// The nearest whole number of minor units; nil beyond 128 bits.
  var total: Total? { rounded().map { Total($0) } }

  /// The value in digits, with so many behind the point (0 to 18), half away from zero.
  public func text(decimals: Int) -> String {
    let rounded = rounded(decimals: decimals)
    let isNegative = rounded.map { $0 < 0 } ?? isNegative
    var digits = rounded.map { String($0.magnitude) } ?? widelyRounded(decimals).digits
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return isNegative ? "-" + digits : digits
  }
}
