package import Views
package import Vocabulary

/// Values over time with what they should be: rows of periods as they are drawn.
package struct SeriesDrawing: Sendable {
  /// A period.
  package struct Point: Sendable {
    /// The period.
    package var period: Period
    /// Its value, exactly; absent where there is none.
    package var value: Rational?
    /// What it should be: one value, or the bounds of a corridor.
    package var target: [Rational]
    /// Whether the value is final and complete.
    package var isSettled: Bool
    /// Whether lines may be drawn to it.
    package var isWhole: Bool
    /// Whether it was counted another way before.
    package var isBreak: Bool

    /// A period with its value and target.
    package init(
      _ period: Period, _ value: Rational?, target: [Rational] = [], isSettled: Bool = true,
      isWhole: Bool = true, isBreak: Bool = false
    ) {
      self.period = period
      self.value = value
      self.target = target
      self.isSettled = isSettled
      self.isWhole = isWhole
      self.isBreak = isBreak
    }
  }

  /// The periods, in order.
  package var points: [Point]
  /// How many digits behind the point values are shown with.
  package var decimals: Int

  /// A drawing of periods.
  package init(_ points: [Point], decimals: Int) {
    self.points = points
    self.decimals = decimals
  }

  /// The drawing of rows.
  init(_ rows: ChartRows) {
    let points = rows.rows.compactMap { row -> Point? in
      guard case .period(let period)? = row.names.first?.value else { return nil }
      let value = row.values.first??.digits.flatMap { Rational(digits: $0) }
      let isWhole = value != nil && !row.isPart
      return Point(
        period, value, target: SeriesDrawing.bounds(row.target),
        isSettled: row.state == .word("final") && isWhole, isWhole: isWhole,
        isBreak: row.isChange)
    }
    let decimals = rows.rows.flatMap { $0.values + SeriesDrawing.parts($0.target) }
      .compactMap { value in value?.digits?.split(separator: ".").dropFirst().first?.count }
    self.init(points, decimals: decimals.max() ?? 0)
  }

  static func bounds(_ target: AnswerValue?) -> [Rational] {
    parts(target).compactMap { value in value?.digits.flatMap { Rational(digits: $0) } }
  }

  /// One value, or the bounds of a corridor.
  private static func parts(_ target: AnswerValue?) -> [AnswerValue?] {
    guard case .object(let corridor)? = target else { return [target] }
    return [corridor["low"], corridor["high"]]
  }
}

extension SeriesDrawing {
  /// The least and the greatest value or target.
  struct Bounds {
    let low: Rational
    let high: Rational
  }

  /// Nil where there is nothing to draw.
  var bounds: Bounds? {
    let all = points.compactMap(\.value) + points.flatMap(\.target)
    guard let low = all.min(), let high = all.max() else { return nil }
    return Bounds(low: low, high: high)
  }
}

extension AnswerValue {
  /// The digits of a figure; nil where it is none.
  var digits: String? {
    switch self {
    case .figure(let digits): digits.first == "n" ? nil : digits
    case .decimal(let decimal): decimal.description
    case .integer(let number): String(number)
    default: nil
    }
  }
}

extension Rational {
  /// The number of digits with a point, however many; nil of anything else.
  package init?(digits: String) {
    let isNegative = digits.hasPrefix("-")
    let parts = digits.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    var number = Rational(0)
    let ten = Rational(10)
    for digit in first + (parts.count > 1 ? parts[1] : "") {
      guard let value = digit.wholeNumberValue else { return nil }
      number = number * ten + Rational(value)
    }
    for _ in 0..<(parts.count > 1 ? parts[1].count : 0) {
      guard let smaller = number.divided(by: ten) else { return nil }
      number = smaller
    }
    self = isNegative ? Rational(0) - number : number
  }
}
