/// A whole number of any size, for products and shared denominators that 128 bits may not hold.
struct BigInteger: Sendable, Equatable {
  private(set) var isNegative = false
  /// The digits to the base of 2^32, the lowest first, without zeros at the end.
  private(set) var limbs: [UInt32] = []

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
  var isZero: Bool { limbs.isEmpty }
  var magnitude: BigInteger { BigInteger(isNegative: false, limbs: limbs) }

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

  static func < (left: BigInteger, right: BigInteger) -> Bool { (left - right).sign < 0 }

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

extension BigInteger {
  /// Quotient and rest of the sizes; the divisor is not 0.
  ///
  /// Long division (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D): the
  /// divisor is shifted until its first digit is at least half the base, so that a digit of the
  /// quotient guessed from the first digits is at most two too large.
  func dividedBySize(of divisor: BigInteger) -> (quotient: BigInteger, rest: BigInteger) {
    let count = divisor.limbs.count
    guard limbs.count >= count, let first = divisor.limbs.last else { return (Self(0), magnitude) }
    if count == 1 { return dividedBySize(ofOne: UInt64(first)) }
    let shift = first.leadingZeroBitCount
    var rest = shifted(up: shift) + [0]
    let by = divisor.shifted(up: shift)
    var quotient = [UInt32](repeating: 0, count: limbs.count - count + 1)
    let (top, next) = (UInt64(by[count - 1]), UInt64(by[count - 2]))
    for place in quotient.indices.reversed() {
      let leading = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
      var (guess, left) = leading.quotientAndRemainder(dividingBy: top)
      while guess >> 32 != 0 || guess * next > left << 32 | UInt64(rest[place + count - 2]) {
        guess -= 1
        left += top
        if left >> 32 != 0 { break }
      }
      var borrow: Int64 = 0
      var carry: UInt64 = 0
      for offset in 0...count {
        carry += guess * UInt64(offset < count ? by[offset] : 0)
        let digit = Int64(rest[place + offset]) - Int64(carry & 0xffff_ffff) + borrow
        rest[place + offset] = UInt32(truncatingIfNeeded: digit)
        borrow = digit >> 32
        carry >>= 32
      }
      if borrow < 0 {
        guess -= 1
        var added: UInt64 = 0
        for offset in 0...count {
          added += UInt64(rest[place + offset]) + UInt64(offset < count ? by[offset] : 0)
          rest[place + offset] = UInt32(truncatingIfNeeded: added)
          added >>= 32
        }
      }
      quotient[place] = UInt32(truncatingIfNeeded: guess)
    }
    let remainder = BigInteger(isNegative: false, limbs: Array(rest[..<count]))
    return (
      BigInteger(isNegative: false, limbs: quotient), remainder.shiftedDown(by: shift)
    )
  }

  private func dividedBySize(ofOne divisor: UInt64) -> (quotient: BigInteger, rest: BigInteger) {
    var quotient = limbs
    var rest: UInt64 = 0
    for place in quotient.indices.reversed() {
      let (digit, left) = (rest << 32 | UInt64(quotient[place]))
        .quotientAndRemainder(dividingBy: divisor)
      quotient[place] = UInt32(truncatingIfNeeded: digit)
      rest = left
    }
    return (BigInteger(isNegative: false, limbs: quotient), BigInteger(Int128(rest)))
  }

  private func shifted(up bits: Int) -> [UInt32] {
    guard bits > 0 else { return limbs }
    var shifted: [UInt32] = []
    var carry: UInt32 = 0
    for limb in limbs {
      shifted.append(limb << UInt32(bits) | carry)
      carry = limb >> UInt32(32 - bits)
    }
    return carry > 0 ? shifted + [carry] : shifted
  }

  private func shiftedDown(by bits: Int) -> BigInteger {
    guard bits > 0 else { return self }
    var shifted = limbs
    for place in shifted.indices {
      let upper = place + 1 < shifted.count ? limbs[place + 1] << UInt32(32 - bits) : 0
      shifted[place] = limbs[place] >> UInt32(bits) | upper
    }
    return BigInteger(isNegative: false, limbs: shifted)
  }

  /// The greatest number that divides both sizes; at least 1.
  static func greatestDivisor(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    var (one, other) = (left.magnitude, right.magnitude)
    while !other.isZero { (one, other) = (other, one.dividedBySize(of: other).rest) }
    return one.isZero ? BigInteger(1) : one
  }

  /// The number in 128 bits, if it fits.
  var narrow: Int128? {
    guard limbs.count <= 4 else { return nil }
    let size = limbs.reversed().reduce(UInt128(0)) { $0 << 32 | UInt128($1) }
    guard let positive = Int128(exactly: size) else {
      return isNegative && size == Int128.min.magnitude ? .min : nil
    }
    return isNegative ? -positive : positive
  }
}

extension BigInteger {
  /// The decimal digits of the size.
  var digits: String {
    guard !isZero else { return "0" }
    let group = BigInteger(1_000_000_000)
    var groups: [String] = []
    var rest = magnitude
    while !rest.isZero {
      let (quotient, digits) = rest.dividedBySize(of: group)
      let text = String(digits.narrow ?? 0)
      groups.append(
        quotient.isZero ? text : String(repeating: "0", count: 9 - text.count) + text)
      rest = quotient
    }
    return groups.reversed().joined()
  }
}
