/// Why an indicator has no light but grey.
public enum GreyReason: Sendable, Equatable {
  /// Nothing was ever measured.
  case neverMeasured
  /// The latest period has no value, for a reason that was said or because nobody said anything.
  case noValue(reason: String?)
  /// Units that should report have not.
  case incomplete(ReportedUnits)
  /// The latest value is older than the definition allows.
  case stale
  /// No thresholds hold on the last day of the period.
  case noThresholds
  /// No target holds on the last day of the period.
  case noTarget
  /// The target is 0, so that nothing is a share of it.
  case targetZero
  /// The value lies below all bands.
  case belowBands
  /// The share missed has more digits than can be reckoned with.
  case tooLarge

  /// Why a period is judged grey or not at all; nil where it has another light.
  init?(_ row: IndicatorRow?, _ thresholds: LightThresholds?) {
    guard let row else {
      self = .neverMeasured
      return
    }
    if let light = row.light, light != .grey { return nil }
    if let reported = row.reported {
      self = .incomplete(reported)
    } else if row.value == nil {
      self = .noValue(reason: row.missing)
    } else if row.isStale {
      self = .stale
    } else if let thresholds, !thresholds.bands.isEmpty {
      self = .belowBands
    } else if thresholds?.amber == nil || thresholds?.red == nil {
      self = .noThresholds
    } else {
      self = row.target == nil ? .noTarget : row.isShareless ? .targetZero : .tooLarge
    }
  }
}
