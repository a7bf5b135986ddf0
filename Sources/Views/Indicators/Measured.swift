import Vocabulary

/// A value with all that is needed to put it together with others.
struct Measured {
  var value: Rational?
  var numerator: Rational?
  var denominator: Rational?
  var state: MeasurementState
  var missing: String?
  var sequence: UInt64
  var rank: UInt64
  var definition: Int64?
  var cause: RestatementCause?
  /// How many digits behind the point the inputs have at most.
  var scale = 0

  /// An observation as the definition of its period's last day means it.
  init(_ observation: Observation, _ era: IndicatorEra) {
    state = observation.state
    missing = observation.missing
    sequence = observation.sequence
    rank = observation.rank
    definition = observation.definition
    cause = observation.cause
    if let value = observation.value {
      self.value = Rational(value)
      scale = value.scale
    } else if let above = observation.numerator, let below = observation.denominator {
      numerator = Rational(above)
      denominator = Rational(below)
      divide(era)
    }
  }

  /// Digits of a quotient, whose inputs do not say.
  static let quotientScale = 2

  private mutating func divide(_ era: IndicatorEra) {
    scale = Measured.quotientScale
    guard let numerator, let denominator else { return }
    value = numerator.divided(by: denominator).map { $0 * Rational(Int(era.scale)) }
  }

  /// The sum of values, of quotients the quotient of sums; nil where they cannot be added.
  static func sum(_ parts: [Measured], _ era: IndicatorEra) -> Measured? {
    guard var sum = joined(parts) else { return nil }
    if parts.count == 1 { return sum }
    if parts.allSatisfy({ $0.numerator != nil && $0.denominator != nil }) {
      sum.numerator = add(parts.map(\.numerator))
      sum.denominator = add(parts.map(\.denominator))
      sum.divide(era)
      return sum
    }
    guard era.measure != .ratio else { return nil }
    sum.numerator = nil
    sum.denominator = nil
    sum.value = add(parts.map(\.value))
    return sum
  }

  /// The first with the state, number and digits of all together.
  private static func joined(_ parts: [Measured]) -> Measured? {
    guard var whole = parts.first else { return nil }
    for part in parts.dropFirst() {
      whole.state = min(whole.state, part.state)
      whole.scale = max(whole.scale, part.scale)
      whole.sequence = max(whole.sequence, part.sequence)
      if whole.definition != part.definition { whole.definition = nil }
    }
    return whole
  }

  private static func add(_ values: [Rational?]) -> Rational? {
    var total = Rational(0)
    for value in values {
      guard let value else { return nil }
      total = total + value
    }
    return total
  }

  /// What the values of units make; nil where the definition or their kind forbids it: shares and
  /// indices are never averaged.
  static func rollUp(_ units: [Measured], _ era: IndicatorEra) -> Measured? {
    guard era.aggregation != .none, let first = units.first else { return nil }
    if units.count == 1 { return first }
    let canAdd = era.measure == .stock || era.measure == .flow
    switch era.aggregation {
    case .sum where canAdd || era.measure == .ratio,
      .mean where era.measure == .ratio,
      .weighted:
      let hasParts = units.allSatisfy { $0.numerator != nil && $0.denominator != nil }
      return hasParts || era.aggregation != .weighted ? sum(units, era) : nil
    case .mean where canAdd:
      guard var mean = joined(units), let total = add(units.map(\.value)) else { return nil }
      mean.numerator = nil
      mean.denominator = nil
      mean.value = total.divided(by: Rational(units.count))
      return mean
    case .min: return picked(units) { ($0.value ?? Rational(0)) < ($1.value ?? Rational(0)) }
    case .max: return picked(units) { ($0.value ?? Rational(0)) > ($1.value ?? Rational(0)) }
    case .last:
      return picked(units) { ($0.rank, $0.sequence) > ($1.rank, $1.sequence) }
    case .sum, .mean, .none: return nil
    }
  }

  /// The one that comes before all others.
  private static func picked(
    _ units: [Measured], _ isBefore: (Measured, Measured) -> Bool
  ) -> Measured? {
    guard var chosen = units.first else { return nil }
    for unit in units.dropFirst() where isBefore(unit, chosen) { chosen = unit }
    let states = units.map(\.state).min()
    chosen.state = states ?? chosen.state
    return chosen
  }
}
