/// A whole number of any size, for the few sums that 128 bits may not hold.
struct BigInteger {
  private var isNegative = false
  /// The digits to the base of 2^32, the lowest first, without zeros at the end.
  private var limbs: [UInt32] = []

  init(_ number: Int128) {
    isNegative = number < 0
    var rest = number.magnitude
    while rest > 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  private init(isNegative: Bool, limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
    self.isNegative = isNegative && !self.limbs.isEmpty
  }

  /// -1, 0 or 1.
  var sign: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }

  static prefix func - (value: BigInteger) -> BigInteger {
    BigInteger(isNegative: !value.isNegative, limbs: value.limbs)
  }

  static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(isNegative: left.isNegative, limbs: sum(left.limbs, right.limbs))
    }
    return isBelow(left.limbs, right.limbs)
      ? BigInteger(isNegative: right.isNegative, limbs: difference(right.limbs, left.limbs))
      : BigInteger(isNegative: left.isNegative, limbs: difference(left.limbs, right.limbs))
  }

  static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

  static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    var limbs = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (place, limb) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.limbs.enumerated() {
        carry += UInt64(limb) * UInt64(other) + UInt64(limbs[place + offset])
        limbs[place + offset] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      limbs[place + right.limbs.count] = UInt32(carry)
    }
    return BigInteger(isNegative: left.isNegative != right.isNegative, limbs: limbs)
  }

  private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var limbs: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(left.count, right.count) {
      carry += UInt64(place < left.count ? left[place] : 0)
      carry += UInt64(place < right.count ? right[place] : 0)
      limbs.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
    return limbs
  }

  /// The difference of a greater and a lesser number.
  private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var limbs = left
    var borrow: Int64 = 0
    for place in limbs.indices {
      let rest = Int64(limbs[place]) - Int64(place < right.count ? right[place] : 0) - borrow
      borrow = rest < 0 ? 1 : 0
      limbs[place] = UInt32(truncatingIfNeeded: rest)
    }
    return limbs
  }

  private static func isBelow(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for place in left.indices.reversed() where left[place] != right[place] {
      return left[place] < right[place]
    }
    return false
  }
}
