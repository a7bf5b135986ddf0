/// Words of the vocabulary that indicators are judged by, in the order of their stored numbers.
protocol StoredWord: CaseIterable {}

extension StoredWord where AllCases == [Self] {
  /// The word of a stored number; 1 is the first.
  init?(stored number: UInt64) {
    let cases = Self.allCases
    guard number >= 1, number <= UInt64(cases.count) else { return nil }
    self = cases[Int(number) - 1]
  }
}

/// What kind of figure an indicator is.
public enum IndicatorMeasure: String, Sendable, CaseIterable, StoredWord {
  case stock, flow, ratio, index, ordinal, boolean
}

/// Which values are good.
public enum IndicatorDirection: String, Sendable, CaseIterable, StoredWord {
  case up, down, corridor
}

/// How often an indicator is measured.
public enum IndicatorFrequency: String, Sendable, CaseIterable, StoredWord {
  case day, week, month, quarter, year
}

/// How the values of units make one.
public enum IndicatorAggregation: String, Sendable, CaseIterable, StoredWord {
  case sum, mean, weighted, min, max, last, none
}

/// How settled a measured value is.
public enum MeasurementState: String, Sendable, CaseIterable, StoredWord, Comparable {
  case estimated, provisional, final

  /// What is less settled comes first.
  public static func < (left: MeasurementState, right: MeasurementState) -> Bool {
    left != right && (left == .estimated || right == .final)
  }
}

/// Why a value was stated anew.
public enum RestatementCause: String, Sendable, CaseIterable, StoredWord {
  case error
  case lateReport = "late-report"
  case methodChange = "method-change"
  case revision
}

/// A light of an indicator.
public enum IndicatorLight: String, Sendable, CaseIterable, StoredWord {
  case green, amber, red, grey
}

/// What lies between the points of a target path.
enum TargetInterpolation: String, CaseIterable, StoredWord {
  case linear, step, none
}
