/// A sum of amounts in minor units, 128 bits wide.
///
/// One amount stays below 10^15, so even as many events as can be numbered, each with as many
/// amounts as a list may have, come to less than 2^127: no sum of what was recorded overflows.
/// Products, which could, are 256 bits wide in between or of any size.
public struct Total: Sendable, Hashable {
  // Two halves and no `Int128`, which must stand at a multiple of 16 bytes: rows hold many amounts
  // that may be absent, and would be half as large again.
  @usableFromInline let low: UInt64
  @usableFromInline let high: Int64

  /// The sum as a number.
  @inlinable
  public var value: Int128 { Int128(high) &<< 64 | Int128(low) }

  /// The sum of this number.
  @inlinable
  public init(_ value: Int128) {
    low = UInt64(truncatingIfNeeded: value)
    high = Int64(truncatingIfNeeded: value &>> 64)
  }

  /// The sum of one amount.
  @inlinable
  public init(_ value: Int64) {
    low = UInt64(bitPattern: value)
    high = value &>> 63
  }

  /// Equal in size and direction.
  @inlinable
  public static func == (left: Total, right: Total) -> Bool {
    left.low == right.low && left.high == right.high
  }
}

extension Total: ExpressibleByIntegerLiteral {
  /// The sum that a literal says.
  @inlinable
  public init(integerLiteral value: Int64) { self.init(value) }
}

extension Total: AdditiveArithmetic, Comparable {
  /// Nothing.
  @inlinable public static var zero: Total { Total(0 as Int64) }

  /// The sum of two.
  @inlinable
  public static func + (left: Total, right: Total) -> Total { Total(left.value + right.value) }

  /// The difference.
  @inlinable
  public static func - (left: Total, right: Total) -> Total { Total(left.value - right.value) }

  /// Adds another.
  @inlinable
  public static func += (left: inout Total, right: Total) { left = left + right }

  /// Takes another away.
  @inlinable
  public static func -= (left: inout Total, right: Total) { left = left - right }

  /// The same in the other direction.
  @inlinable
  public static prefix func - (total: Total) -> Total { Total(-total.value) }

  /// Compared by size.
  @inlinable
  public static func < (left: Total, right: Total) -> Bool { left.value < right.value }
}

extension Total: CustomStringConvertible {
  /// The number in digits.
  public var description: String { String(value) }

  /// How much it is, without its direction.
  @inlinable
  public var magnitude: UInt128 { value.magnitude }

  /// The sum in 64 bits; of one beyond them the nearest number.
  @inlinable
  public var clamped: Int64 {
    let low = Int64(bitPattern: low)
    return high == low &>> 63 ? low : high < 0 ? .min : .max
  }

  /// -1, 0 or 1.
  @inlinable
  public var sign: Int { value < 0 ? -1 : value == 0 ? 0 : 1 }
}

extension [UInt8] {
  /// Appends `total` / 10^`scale` with all `scale` digits.
  public mutating func append(_ total: Total, scale: Int) {
    guard let value = Int64(exactly: total.value) else {
      if total.value < 0 { append(0x2d) }
      let (whole, rest) = total.magnitude.quotientAndRemainder(
        dividingBy: UInt128(power: scale))
      append(contentsOf: String(whole).utf8)
      guard scale > 0 else { return }
      append(0x2e)
      append(padded: Int(rest), scale)
      return
    }
    append(mantissa: value, scale: scale)
  }
}

extension UInt128 {
  /// Ten to a power of 0 to 18.
  init(power: Int) {
    var value: UInt64 = 1
    for _ in 0..<power { value *= 10 }
    self.init(value)
  }
}
