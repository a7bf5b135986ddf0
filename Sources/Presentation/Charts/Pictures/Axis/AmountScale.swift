import Views
import Vocabulary

/// In what unit amounts are written so that they are short: as they are, in thousands, in millions
/// or in thousand millions.
struct AmountScale {
  /// The power of ten that the unit is.
  let power: Int

  /// The unit for the figures of an axis.
  init(_ ticks: AxisTicks) {
    self.init(max(ticks.high.magnitude, ticks.low.magnitude), from: 6)
  }

  /// The unit for amounts up to one; smaller units than ten to `least` are not used.
  init(_ most: Rational, from least: Int) {
    power =
      [9, 6, 3].first { power in
        power >= least && most >= (Rational(Rational.ten(power), over: 1) ?? Rational(1))
      } ?? 0
  }

  /// What stands for the power: `Mio.`.
  func word(_ language: Language) -> String? {
    switch power {
    case 3: Label.thousands[language]
    case 6: Label.millions[language]
    case 9: Label.billions[language]
    default: nil
    }
  }

  /// What stands above an axis: `Mio. €`; nil where there is nothing to say.
  func head(_ unit: String?, _ language: Language) -> String? {
    let unit = unit == "1" ? nil : unit
    let parts = [word(language), unit].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The amount in this unit.
  func scaled(_ amount: Rational) -> Rational {
    amount.divided(by: Rational(Rational.ten(power), over: 1) ?? Rational(1)) ?? amount
  }

  /// A place of an axis.
  func text(_ tick: Rational, _ ticks: AxisTicks, _ language: Language) -> String {
    // Digits behind the point that no place needs are left out.
    var decimals = power > 0 ? 9 : min(18, ticks.decimals)
    while decimals > 0, power > 0,
      ticks.ticks.allSatisfy({ scaled($0).text(decimals: decimals).hasSuffix("0") })
    {
      decimals -= 1
    }
    return FigureFormat(language).figures(scaled(tick).text(decimals: decimals))
  }
}

extension Rational {
  fileprivate static func ten(_ power: Int) -> Int128 {
    (0..<power).reduce(Int128(1)) { product, _ in product * 10 }
  }
}
