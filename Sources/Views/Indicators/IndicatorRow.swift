public import Vocabulary

/// One period of an indicator, judged by what was valid on the period's last day.
public struct IndicatorRow: Sendable {
  /// The period.
  public var period: Period
  /// The value, exactly; absent where there is none.
  public var value: Rational?
  /// How many digits behind the point value, target and deviation are shown with.
  public var decimals = 0
  /// What was divided, where the value is a quotient.
  public var numerator: Rational?
  /// What it was divided by.
  public var denominator: Rational?
  /// How settled the value is; of several the least settled.
  public var state: MeasurementState?
  /// Why there is no value: what was said, or ``notReported``.
  public var missing: String?
  /// The event of the value; of several the last.
  public var sequence: UInt64?
  /// How many vintages there are; of a counted indicator how many items exist.
  public var count = 0
  /// Whether the value is counted from the items of an inventory.
  public var isCounted = false
  /// Of a counted indicator the removed items whose last state was one of those counted.
  public var fromRemovals = 0
  /// The target of the period.
  public var target: IndicatorTarget?
  /// How far the value is from the target; negative is always bad.
  public var deviation: Rational?
  /// The share of the target that is missed.
  public var missed: Rational?
  /// Whether the target is 0, so that nothing is a share of it.
  public var isShareless = false
  /// The light; absent where the value is incomplete.
  public var light: IndicatorLight?
  /// The version of the definition on the last day.
  public var definition = 1
  /// The version that the measurement itself names.
  public var measuredWithDefinition: Int64?
  /// Whether the value is older than the definition allows.
  public var isStale = false
  /// The day from which it was counted another way, where that separates it from the row before.
  public var breakDay: Day?
  /// How many units have a value, where some that should report have none.
  public var reported: ReportedUnits?
  /// What the units add up to, beside the indicator's own total.
  public var rollUp: UnitRollUp?
  /// The places of its vintages in the answer's list.
  public var vintages = 0..<0

  /// A period without anything.
  public init(period: Period) {
    self.period = period
  }

  /// Whether the value is there and complete, so that lines may be drawn to it.
  public var isWhole: Bool { value != nil && reported == nil }
}

/// How many of those that should report have a value.
public struct ReportedUnits: Sendable, Equatable {
  /// How many have one.
  public var count: Int
  /// How many should.
  public var of: Int
}

/// What the values of units make, beside the indicator's own total.
public struct UnitRollUp: Sendable {
  /// Their value together.
  public var value: Rational?
  /// The indicator's own total less that.
  public var difference: Rational?
  /// How many units have a value, where some have none.
  public var reported: ReportedUnits?
}

/// One of the values that a period has had, as it was said then.
public struct IndicatorVintage: Sendable {
  /// The value.
  public var value: Rational?
  /// How many digits behind the point it is shown with.
  public var decimals = 0
  /// Why there was none.
  public var missing: String?
  /// How settled it was.
  public var state: MeasurementState
  /// The event.
  public var sequence: UInt64
  /// Of a restatement why the value was stated anew.
  public var cause: RestatementCause?
  /// The unit that it is of.
  public var unit: String?
  /// Its other dimensions, as `name=value`.
  public var dimensions: [String] = []
}
