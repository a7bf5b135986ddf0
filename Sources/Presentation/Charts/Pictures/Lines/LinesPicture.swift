public import Views
public import Vocabulary

/// One or more series over the same years, with what they should be, where the way of counting
/// changed, and what was decided.
public struct LinesPicture: Picture {
  /// How far a value may be relied on.
  public enum Standing: Sendable {
    case final, provisional, estimated
  }

  /// A period of a series.
  public struct Point: Sendable {
    /// The period; it stands at its last day.
    public var period: Period
    /// Its value; absent where there is none.
    public var value: Rational?
    /// How far that may be relied on.
    public var standing: Standing
    /// What was first reported, where that was another value.
    public var first: Rational?
    /// Why there is no value, in words; that nothing was reported where nothing is said.
    public var reason: String?
    /// Of how many parts it is, where some are missing: no line leads to it.
    public var incomplete: String?

    /// A period with its value.
    public init(
      _ period: Period, _ value: Rational?, _ standing: Standing = .final,
      first: Rational? = nil, reason: String? = nil, incomplete: String? = nil
    ) {
      self.period = period
      self.value = value
      self.standing = standing
      self.first = first
      self.reason = reason
      self.incomplete = incomplete
    }
  }

  /// What a series should be on a day: one value, or the bounds of a corridor.
  public struct Aim: Sendable {
    /// The day.
    public var day: Day
    /// The least that it should be.
    public var low: Rational
    /// The most that it should be.
    public var high: Rational

    /// One value.
    public init(_ day: Day, _ value: Rational) {
      self.init(day, value, value)
    }

    /// The bounds of a corridor.
    public init(_ day: Day, _ low: Rational, _ high: Rational) {
      self.day = day
      self.low = low
      self.high = high
    }
  }

  /// What lies between the days of a target, as it counts.
  public enum AimForm: Sendable {
    /// A straight line.
    case linear
    /// The value of the day before.
    case steps
    /// Nothing: each is that of the period that ends on it.
    case periods
  }

  /// A series.
  public struct Series: Sendable {
    /// What it is called; of one series alone its last value is said instead.
    public var name: String
    /// Its periods, in order.
    public var points: [Point]
    /// What it should be, in order of days.
    public var aims: [Aim]
    /// What lies between the days of its target.
    public var form: AimForm
    /// Between which values it is still tolerable, in order of days.
    public var tolerance: [Aim]

    /// A series with its target.
    public init(
      _ name: String, _ points: [Point], aims: [Aim] = [], form: AimForm = .linear,
      tolerance: [Aim] = []
    ) {
      self.name = name
      self.points = points
      self.aims = aims
      self.form = form
      self.tolerance = tolerance
    }
  }

  /// A day that changes how the lines are to be read.
  public struct Mark: Sendable {
    /// What changes.
    public enum Kind: Sendable {
      /// The way of counting: no line goes across it.
      case rupture
      /// Nothing but what is wanted: somebody decided it then.
      case decision
    }

    /// The day.
    public var day: Day
    /// What it is.
    public var kind: Kind
    /// The reason, or what was decided.
    public var text: String

    /// A day with its reason.
    public init(_ day: Day, _ kind: Kind, _ text: String) {
      self.day = day
      self.kind = kind
      self.text = text
    }
  }

  /// From a value on a light, as thresholds by value have it.
  public struct Zone: Sendable {
    /// The lowest value.
    public var from: Rational
    /// The light.
    public var light: SharesPicture.Look

    /// A light from a value on.
    public init(_ from: Rational, _ light: SharesPicture.Look) {
      self.from = from
      self.light = light
    }
  }

  /// What the picture shows.
  public var title: String
  /// The series.
  public var series: [Series]
  /// The lights of values, where thresholds say them by value.
  public var zones: [Zone] = []
  /// The days that change how the lines are to be read.
  public var marks: [Mark] = []
  /// How many digits behind the point values are shown with.
  public var decimals = 0
  /// In what values are given, such as `%`.
  public var unit: String?
  /// The language of its words and figures.
  public var language = Language.de
  /// Only periods and days of these years; all where none are said.
  public var years: ClosedRange<Int>?
  /// Whether zero is on the axis; where nothing is said it is unless all values are far from it.
  public var isFromZero: Bool?
  /// What is on the axis besides the values, so that several pictures have the same one.
  public var shared: [Rational] = []
  /// Whether it is one of several small ones.
  public var isSmall = false

  /// Series on one axis.
  public init(_ title: String, _ series: [Series], language: Language = .de) {
    self.title = title
    self.series = series
    self.language = language
  }

  /// Each series in a small picture of its own, all with the same axes.
  public func multiples() -> [LinesPicture] {
    let days = series.flatMap(\.points).map { $0.period.lastDay.year }
    return series.map { one in
      var picture = self
      picture.title = one.name
      picture.series = [one]
      picture.isSmall = true
      picture.shared = shared + figures
      if let first = days.min(), let last = days.max() { picture.years = years ?? first...last }
      return picture
    }
  }
}

extension LinesPicture {
  /// All values that are drawn.
  var figures: [Rational] {
    series.flatMap { series in
      drawn(series).flatMap { [$0.value, $0.first].compactMap { $0 } }
        + (drawn(series.aims) + drawn(series.tolerance)).flatMap { [$0.low, $0.high] }
    }
  }

  /// The days on which something stands; targets may lie ahead of all values.
  var days: [Day] {
    series.flatMap { drawn($0).map(\.period.lastDay) + drawn($0.aims).map(\.day) }
  }

  /// The points of the years that are shown.
  func drawn(_ series: Series) -> [Point] {
    series.points.filter { years?.contains($0.period.lastDay.year) ?? true }
  }

  /// The days of the years that are shown.
  func drawn(_ aims: [Aim]) -> [Aim] {
    aims.filter { years?.contains($0.day.year) ?? true }
  }
}
