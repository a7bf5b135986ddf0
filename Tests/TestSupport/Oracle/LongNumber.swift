public import Vocabulary

/// A whole number of any size, reckoned as on paper, nine digits at a time: what oracles add amounts
/// up with, so that no sum of theirs is cut where one of the program's could be.
public struct LongNumber: Sendable, Hashable {
  /// Groups of nine digits, the last ones first; none of zero, and no leading zeros.
  private var groups: [UInt32] = []
  private var isNegative = false

  private static let base: UInt64 = 1_000_000_000

  /// A number of up to 128 bits.
  public init(_ number: some BinaryInteger) {
    self.init(digits: String(number)[...])
  }

  /// The number that digits say, with a sign in front or none; nil when they are no digits.
  public init?(_ text: String) {
    let digits = text.drop { $0 == "-" }
    guard !digits.isEmpty, text.count - digits.count < 2, digits.allSatisfy(\.isNumber)
    else { return nil }
    self.init(digits: text[...])
  }

  private init(digits text: Substring) {
    isNegative = text.first == "-"
    var rest = text.drop { $0 == "-" }
    while !rest.isEmpty {
      groups.append(UInt32(rest.suffix(9)) ?? 0)
      rest = rest.dropLast(9)
    }
    normalise()
  }

  private init(_ groups: [UInt32], isNegative: Bool) {
    self.groups = groups
    self.isNegative = isNegative
    normalise()
  }

  private mutating func normalise() {
    while groups.last == 0 { groups.removeLast() }
    if groups.isEmpty { isNegative = false }
  }

  /// The size without the sign.
  public var magnitude: LongNumber { LongNumber(groups, isNegative: false) }

  /// -1, 0 or 1.
  public var sign: Int { groups.isEmpty ? 0 : isNegative ? -1 : 1 }
}

extension LongNumber: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The number that a literal says.
  public init(integerLiteral value: Int64) { self.init(value) }

  /// All digits.
  public var description: String {
    guard let first = groups.last else { return "0" }
    return (isNegative ? "-" : "") + String(first)
      + groups.dropLast().reversed().map { group in
        let digits = String(group)
        return String(repeating: "0", count: 9 - digits.count) + digits
      }.joined()
  }
}

extension LongNumber: AdditiveArithmetic, Comparable {
  /// Nothing.
  public static var zero: LongNumber { LongNumber([], isNegative: false) }

  /// The sum.
  public static func + (left: LongNumber, right: LongNumber) -> LongNumber {
    if left.isNegative == right.isNegative {
      return LongNumber(sum(left.groups, right.groups), isNegative: left.isNegative)
    }
    return precedes(left.groups, right.groups)
      ? LongNumber(difference(right.groups, left.groups), isNegative: right.isNegative)
      : LongNumber(difference(left.groups, right.groups), isNegative: left.isNegative)
  }

  /// The difference.
  public static func - (left: LongNumber, right: LongNumber) -> LongNumber { left + -right }

  /// The other sign.
  public static prefix func - (number: LongNumber) -> LongNumber {
    LongNumber(number.groups, isNegative: !number.isNegative)
  }

  /// The product.
  public static func * (left: LongNumber, right: LongNumber) -> LongNumber {
    var product = [UInt32](repeating: 0, count: left.groups.count + right.groups.count)
    for (place, group) in left.groups.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.groups.enumerated() {
        carry += UInt64(group) * UInt64(other) + UInt64(product[place + offset])
        product[place + offset] = UInt32(carry % base)
        carry /= base
      }
      product[place + right.groups.count] = UInt32(carry)
    }
    return LongNumber(product, isNegative: left.isNegative != right.isNegative)
  }

  /// Compared by value.
  public static func < (left: LongNumber, right: LongNumber) -> Bool { (left - right).sign < 0 }

  /// The quotient towards zero and the rest, which has the dividend's sign; digit by digit.
  public func divided(by divisor: LongNumber) -> (quotient: LongNumber, rest: LongNumber) {
    precondition(divisor.sign != 0, "nothing is divided by zero")
    let size = divisor.magnitude
    var rest = LongNumber.zero
    var digits = ""
    for digit in magnitude.description {
      rest = rest * 10 + LongNumber(digits: String(digit)[...])
      var count = 0
      while rest >= size {
        rest -= size
        count += 1
      }
      digits += String(count)
    }
    let quotient = LongNumber(digits: digits[...])
    return (
      isNegative == divisor.isNegative ? quotient : -quotient, isNegative ? -rest : rest
    )
  }

  /// The quotient to the nearest whole number, half away from zero.
  public func dividedToNearest(by divisor: LongNumber) -> LongNumber {
    let (quotient, rest) = (self * 2).magnitude.divided(by: divisor.magnitude * 2)
    let size = rest >= divisor.magnitude ? quotient + 1 : quotient
    return isNegative == divisor.isNegative ? size : -size
  }

  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var groups: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(left.count, right.count) {
      carry += UInt64(place < left.count ? left[place] : 0)
      carry += UInt64(place < right.count ? right[place] : 0)
      groups.append(UInt32(carry % base))
      carry /= base
    }
    if carry > 0 { groups.append(UInt32(carry)) }
    return groups
  }

  /// The difference of a greater and a lesser number.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var groups = left
    var borrowed: Int64 = 0
    for place in groups.indices {
      var rest =
        Int64(groups[place]) - Int64(place < right.count ? right[place] : 0) - borrowed
      borrowed = rest < 0 ? 1 : 0
      if rest < 0 { rest += Int64(base) }
      groups[place] = UInt32(rest)
    }
    return groups
  }

  private static func precedes(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for place in left.indices.reversed() where left[place] != right[place] {
      return left[place] < right[place]
    }
    return false
  }
}

extension LongNumber {
  /// The amount of money in its smallest unit; nil where the text has no digits.
  public init?(amount: String) { self.init(amount.filter { $0 != "." }) }

  /// With a point before the last `scale` digits.
  public func text(scale: Int) -> String {
    guard scale > 0 else { return description }
    var digits = magnitude.description
    digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    return (sign < 0 ? "-" : "") + digits
  }
}

extension Total {
  /// The number, for comparison with what an oracle has added up.
  public var long: LongNumber { LongNumber(value) }
}
