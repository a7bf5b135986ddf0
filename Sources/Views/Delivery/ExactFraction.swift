import Vocabulary

/// A fraction of whole numbers, kept exact until it is shown. What cannot be said, because it was
/// divided by zero or grew beyond all amounts of a city, is no number and stays none.
struct ExactFraction: Sendable, Equatable {
  /// The upper number.
  let numerator: Int128
  /// The lower number, above 0; 0 in what is no number.
  let denominator: Int128

  static let zero = ExactFraction(0)
  private static let notANumber = ExactFraction(unchecked: 0, 0)

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A fraction in lowest terms.
  init(_ numerator: Int128, over denominator: Int128 = 1) {
    guard denominator != 0 else {
      self = .notANumber
      return
    }
    let divisor = ExactFraction.greatestDivisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// A whole number.
  init(_ number: Int64) {
    self.init(unchecked: Int128(number), 1)
  }

  var isNumber: Bool { denominator != 0 }
  var isZero: Bool { isNumber && numerator == 0 }

  static func + (left: Self, right: Self) -> Self {
    guard left.isNumber, right.isNumber else { return .notANumber }
    let shared = greatestDivisor(left.denominator, right.denominator)
    guard let one = product(left.numerator, right.denominator / shared),
      let other = product(right.numerator, left.denominator / shared),
      let below = product(left.denominator, right.denominator / shared)
    else { return .notANumber }
    let (sum, isTooLarge) = one.addingReportingOverflow(other)
    return isTooLarge ? .notANumber : ExactFraction(sum, over: below)
  }

  static func - (left: Self, right: Self) -> Self {
    left + ExactFraction(unchecked: -right.numerator, right.denominator)
  }

  static func * (left: Self, right: Self) -> Self {
    guard left.isNumber, right.isNumber else { return .notANumber }
    // Shortened crosswise first, so that what fits in the end fits on the way.
    let one = ExactFraction(left.numerator, over: right.denominator)
    let other = ExactFraction(right.numerator, over: left.denominator)
    guard let above = product(one.numerator, other.numerator),
      let below = product(one.denominator, other.denominator)
    else { return .notANumber }
    return ExactFraction(unchecked: above, below)
  }

  static func / (left: Self, right: Self) -> Self {
    left * ExactFraction(right.denominator, over: right.numerator)
  }

  static func < (left: Self, right: Self) -> Bool {
    let difference = left - right
    return difference.isNumber && difference.numerator < 0
  }

  /// The nearest multiple of 1/`places`, half away from zero, as their number.
  func rounded(to places: Int128 = 1) -> Int128? {
    guard isNumber, let scaled = ExactFraction.product(numerator, places) else { return nil }
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let isUp = rest >= denominator.magnitude - rest
    guard let size = Int128(exactly: whole + (isUp ? 1 : 0)) else { return nil }
    return scaled < 0 ? -size : size
  }

  /// The nearest whole number of minor units, half away from zero.
  var total: Total? { rounded().map { Total($0) } }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
    return isTooLarge ? nil : product
  }

  private static func greatestDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (one, other) = (left.magnitude, right.magnitude)
    while other != 0 { (one, other) = (other, one % other) }
    return Int128(max(one, 1))
  }
}
