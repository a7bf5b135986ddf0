extension Total {
  /// `numerator` / `denominator` of it in whole minor units, half away from zero; nil where there is
  /// nothing to divide by, and beyond 128 bits. The product in between is 256 bits wide.
  public func scaled(by numerator: Int128, over denominator: Int128) -> Total? {
    guard let (quotient, rest) = divided(numerator, denominator) else { return nil }
    let isUp = rest >= denominator.magnitude - rest
    let (rounded, isOver) = quotient.addingReportingOverflow(isUp ? 1 : 0)
    return isOver ? nil : signed(rounded, numerator, denominator)
  }

  /// The same, with what is left over beyond whole minor units cut off.
  public func cut(by numerator: Int128, over denominator: Int128) -> Total? {
    guard let (quotient, _) = divided(numerator, denominator) else { return nil }
    return signed(quotient, numerator, denominator)
  }

  private func divided(
    _ numerator: Int128, _ denominator: Int128
  ) -> (quotient: UInt128, rest: UInt128)? {
    let product = magnitude.multipliedFullWidth(by: numerator.magnitude)
    guard product.high < denominator.magnitude else { return nil }
    let (quotient, rest) = denominator.magnitude.dividingFullWidth(product)
    return (quotient, rest)
  }

  private func signed(_ size: UInt128, _ numerator: Int128, _ denominator: Int128) -> Total? {
    guard let size = Int128(exactly: size) else { return nil }
    let isNegative = [value, numerator, denominator].count { $0 < 0 } % 2 == 1
    return Total(isNegative ? -size : size)
  }
}
