public import Vocabulary

/// Values over time with what they should be: what rows of periods are as a drawing.
public struct SeriesDrawing: Sendable {
  /// A period.
  public struct Point: Sendable {
    /// The period.
    public var period: Period
    /// Its value, exactly; absent where there is none.
    public var value: Rational?
    /// What it should be: one value, or the bounds of a corridor.
    public var target: [Rational]
    /// Whether the value is final and complete.
    public var isSettled: Bool
    /// Whether lines may be drawn to it.
    public var isWhole: Bool
    /// Whether it was counted another way before.
    public var isBreak: Bool

    /// A period with its value and target.
    public init(
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
  public var points: [Point]
  /// How many digits behind the point values are shown with.
  public var decimals: Int

  /// A drawing of periods.
  public init(_ points: [Point], decimals: Int) {
    self.points = points
    self.decimals = decimals
  }
}
