/// How a value stands against its target, exactly.
struct TargetComparison {
  let deviation: Rational
  /// The share of the target that is missed; nil where there is none to be a share of.
  var missed: Rational?
  /// Whether there is a target of 0, of which nothing is a share.
  var isShareless = false

  /// The deviation of a value from its target: negative is always bad.
  init(_ value: Rational, _ target: IndicatorTarget, _ direction: IndicatorDirection) {
    let bound: Rational
    switch target {
    case .value(let target):
      bound = target
      deviation = direction == .down ? target - value : value - target
    case .corridor(let low, let high):
      if value < low {
        bound = low
        deviation = value - low
      } else if value > high {
        bound = high
        deviation = high - value
      } else {
        deviation = Rational(0)
        missed = Rational(0)
        return
      }
    }
    guard !bound.isZero else {
      isShareless = true
      return
    }
    missed = deviation.isNegative ? (-deviation).divided(by: bound.magnitude) : Rational(0)
  }
}

extension LightThresholds {
  /// The light of a value; grey where nothing can be said.
  func light(_ value: Rational, _ judgement: TargetComparison?) -> IndicatorLight {
    guard bands.isEmpty else {
      return bands.last { $0.from <= value }?.light ?? .grey
    }
    guard let amber, let red, let missed = judgement?.missed else { return .grey }
    let share = { (points: Int64) in Rational(Int128(points), over: 10_000) ?? Rational(0) }
    if missed >= share(red) { return .red }
    return missed >= share(amber) ? .amber : .green
  }
}
