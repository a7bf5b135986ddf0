public import Timelines
public import Vocabulary

/// How an indicator is defined, by the day: enough to tell what a measurement is worth without
/// reading the others.
public struct IndicatorDefinitions {
  private let eras: EraList

  init(_ eras: EraList) {
    self.eras = eras
  }

  /// What a measurement is worth by the definition of a day, and with how many digits it is shown;
  /// nil where it has neither a value nor both parts of a share.
  public func value(
    of value: ExactDecimal?, _ numerator: ExactDecimal?, _ denominator: ExactDecimal?, on day: Day
  ) -> (value: Rational, decimals: Int)? {
    let era = eras.era(on: day)
    if let value { return (Rational(value), era.decimals(ofInputs: value.scale)) }
    guard let numerator, let denominator,
      let share = Rational(numerator).divided(by: Rational(denominator))
    else { return nil }
    return (share * Rational(Int(era.scale)), era.decimals(ofInputs: 0))
  }
}

extension IndicatorView {
  /// The definitions of an indicator that are known at a point; nil where there is none.
  public func definitions(
    of indicator: String, at point: Point
  ) throws(TimelinesError) -> IndicatorDefinitions? {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) { (reading) throws(TimelinesError) -> IndicatorDefinitions? in
        guard let entity = try reading.entity(named: indicator) else { return nil }
        var pages = try reading.factPages()
        try workspace.names.catchUp(reading)
        try workspace.facts.read(
          entity.number, &pages, reading, workspace.names, periodsMax: .max)
        return IndicatorDefinitions(EraList(workspace.facts, asOf: .last))
      }
    }
  }
}
