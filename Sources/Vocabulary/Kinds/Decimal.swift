/// An exact decimal: at most 18 digits, a scale of 0 to 9, one encoding for one value.
public struct ExactDecimal: Sendable, Hashable {
  /// All digits as a whole number.
  public let mantissa: Int64
  /// How many of them stand behind the point; none of those at the end is zero.
  public let scale: Int

  /// The value `mantissa` / 10^`scale`, normalised; nil beyond 18 digits or a scale of 9.
  public init?(mantissa: Int64, scale: Int) {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    guard (0...9).contains(scale), mantissa.magnitude < 1_000_000_000_000_000_000
    else { return nil }
    self.mantissa = mantissa
    self.scale = scale
  }

  /// The same of a sum; nil where it has more digits than a decimal may have.
  public init?(wide mantissa: Int128, scale: Int) {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    guard let mantissa = Int64(exactly: mantissa) else { return nil }
    self.init(mantissa: mantissa, scale: scale)
  }

  /// The value of a text such as `12.5`; nil when it is not one or does not fit.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The value of the bytes of such a text.
  public init?(_ bytes: Span<UInt8>) {
    var offset = 0
    let negative = bytes.count > 0 && bytes[0] == 0x2d
    if negative { offset = 1 }
    var mantissa: Int64 = 0
    var scale = 0
    var digits = 0
    var point = false
    var pendingZeros = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x2e {
        guard !point, digits > 0, offset < bytes.count else { return nil }
        point = true
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      digits += 1
      if point, byte == 0x30 {
        pendingZeros += 1
        continue
      }
      if point {
        for _ in 0..<pendingZeros {
          guard mantissa < 100_000_000_000_000_000 else { return nil }
          mantissa *= 10
          scale += 1
        }
        pendingZeros = 0
        scale += 1
      }
      guard mantissa < 100_000_000_000_000_000 else { return nil }
      mantissa = mantissa * 10 + Int64(byte - 0x30)
    }
    guard digits > 0, scale <= 9 else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, scale: scale)
  }
}

extension ExactDecimal: CustomStringConvertible, Comparable {
  /// The value in digits, `-0.5` for example.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.append(self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Compared by value.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let shared = max(left.scale, right.scale)
    return left.widened(to: shared) < right.widened(to: shared)
  }

  /// The mantissa at a scale that is not smaller than its own.
  public func widened(to scale: Int) -> Int128 {
    var value = Int128(mantissa)
    for _ in self.scale..<max(scale, self.scale) { value *= 10 }
    return value
  }
}

extension [UInt8] {
  /// Appends a decimal in digits.
  public mutating func append(_ decimal: ExactDecimal) {
    append(mantissa: decimal.mantissa, scale: decimal.scale)
  }

  /// Appends `mantissa` / 10^`scale` with all `scale` digits.
  public mutating func append(mantissa: Int64, scale: Int) {
    if mantissa < 0 { append(0x2d) }
    var divisor: UInt64 = 1
    for _ in 0..<scale { divisor *= 10 }
    append(decimal: mantissa.magnitude / divisor)
    guard scale > 0 else { return }
    append(0x2e)
    append(padded: Int(mantissa.magnitude % divisor), scale)
  }
}
