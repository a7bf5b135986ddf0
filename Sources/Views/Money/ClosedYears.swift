/// The fiscal years that count as closed at a point: those whose period is closed with scope all.
public struct ClosedYears: Sendable, Equatable {
  private var years: [Int16] = []

  /// No year.
  public init() {}

  /// These years.
  public init(_ years: some Sequence<Int>) {
    self.years = years.map(Int16.init(clamping:)).sorted()
  }

  /// The years in rising order.
  var all: [Int] { years.map(Int.init) }

  /// These years and others.
  func union(_ other: ClosedYears) -> ClosedYears {
    ClosedYears(Set(years + other.years).map(Int.init))
  }

  /// Whether a year is closed.
  public func contains(_ year: Int16) -> Bool { years.contains(year) }
}
