import Vocabulary

/// A decimal number as its digits, so that no amount ever passes through floating point.
struct DecimalText: Equatable, Sendable {
  /// Whether it is below zero; never set on zero.
  private(set) var isNegative: Bool
  /// The digits 0 to 9, without leading zeros, empty for zero.
  private(set) var digits: [UInt8]
  /// How many of the digits stand after the point; never below 0.
  private(set) var scale: Int

  /// The number with the given digits, normalised: one value, one form.
  init(isNegative: Bool, digits: [UInt8], scale: Int) {
    var digits = digits
    var scale = scale
    while scale > 0, digits.last == 0 {
      digits.removeLast()
      scale -= 1
    }
    self.digits = Array(digits.drop { $0 == 0 })
    self.scale = self.digits.isEmpty ? 0 : scale
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  /// The number of so many minor units, for example cents.
  init(minor: Total, digits count: Int) {
    let digits = String(minor.magnitude).utf8.map { $0 - 0x30 }
    self.init(isNegative: minor < 0, digits: digits, scale: count)
  }

  var negated: DecimalText {
    DecimalText(isNegative: !isNegative, digits: digits, scale: scale)
  }

  /// The number times ten to the power.
  func shifted(by power: Int) -> DecimalText {
    guard power > scale else {
      return DecimalText(isNegative: isNegative, digits: digits, scale: scale - power)
    }
    let zeros = [UInt8](repeating: 0, count: power - scale)
    return DecimalText(isNegative: isNegative, digits: digits + zeros, scale: 0)
  }

  /// The number with at most so many digits after the point, halves away from zero.
  func rounded(to count: Int) -> DecimalText {
    guard scale > count else { return self }
    let dropped = scale - count
    var kept = digits.count > dropped ? Array(digits.dropLast(dropped)) : []
    let next = digits.count >= dropped ? digits[digits.count - dropped] : 0
    if next >= 5 {
      var place = kept.count - 1
      while place >= 0, kept[place] == 9 {
        kept[place] = 0
        place -= 1
      }
      if place >= 0 { kept[place] += 1 } else { kept.insert(1, at: 0) }
    }
    return DecimalText(isNegative: isNegative, digits: kept, scale: count)
  }

  /// The plain form with exactly so many digits after the point, `nil` when it has more.
  func text(digits count: Int) -> String? {
    guard scale <= count else { return nil }
    var all = digits + [UInt8](repeating: 0, count: count - scale)
    while all.count <= count { all.insert(0, at: 0) }
    let letters = all.map { Character(Unicode.Scalar($0 + 0x30)) }
    let whole = String(letters.dropLast(count))
    let fraction = count == 0 ? "" : "." + String(letters.suffix(count))
    return (isNegative ? "-" : "") + whole + fraction
  }

  /// The shortest plain form.
  var text: String { text(digits: scale) ?? "0" }

  /// The number in units of the last of so many digits, `nil` when it is finer or too large.
  func minor(digits count: Int) -> Total? {
    text(digits: count).flatMap { Int128($0.replacing(".", with: "")) }.map { Total($0) }
  }
}

/// How many digits after the point the amounts of a currency have; 2 for one that nobody knows.
func currencyDigits(_ code: String) -> Int { Currency(code)?.digits ?? 2 }
