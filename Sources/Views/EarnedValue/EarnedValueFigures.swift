public import Vocabulary

/// The figures of earned value, exact until they are shown: sums of lines and bookings, and what
/// follows from them.
public struct EarnedValueFigures: Sendable, Equatable {
  let planned: Rational
  let earned: Rational?
  let actual: Rational
  let atCompletion: Rational

  init(
    planned: Rational, earned: Rational?, actual: Rational,
    atCompletion: Rational
  ) {
    self.planned = planned
    self.earned = earned
    self.actual = actual
    self.atCompletion = atCompletion
  }

  static let zero = EarnedValueFigures(
    planned: Rational(0), earned: Rational(0), actual: Rational(0), atCompletion: Rational(0))

  static func + (left: Self, right: Self) -> Self {
    EarnedValueFigures(
      planned: left.planned + right.planned,
      earned: (left.earned ?? Rational(0)) + (right.earned ?? Rational(0)),
      actual: left.actual + right.actual, atCompletion: left.atCompletion + right.atCompletion)
  }

  /// PV, what was planned to be done by now, in minor units.
  public var pv: Total? { planned.total }
  /// EV, what was done, at its planned cost.
  public var ev: Total? { earned?.total }
  /// AC, what was spent on it.
  public var ac: Total? { actual.total }
  /// BAC, what all of it shall cost.
  public var bac: Total? { atCompletion.total }
  /// SV = EV − PV.
  public var sv: Total? { earned.flatMap { ($0 - planned).total } }
  /// CV = EV − AC.
  public var cv: Total? { earned.flatMap { ($0 - actual).total } }
  /// SPI = EV / PV.
  public var spi: EarnedValueIndex? { earned.flatMap { EarnedValueIndex($0, over: planned) } }
  /// CPI = EV / AC.
  public var cpi: EarnedValueIndex? { earned.flatMap { EarnedValueIndex($0, over: actual) } }
  /// EAC = BAC · AC / EV.
  public var eac: Total? { estimate?.total }
  /// ETC = EAC − AC.
  public var etc: Total? { estimate.flatMap { ($0 - actual).total } }
  /// VAC = BAC − EAC.
  public var vac: Total? { estimate.flatMap { (atCompletion - $0).total } }
  /// TCPI = (BAC − EV) / (BAC − AC); none once AC has come up to BAC.
  public var tcpi: EarnedValueIndex? {
    guard let earned, actual < atCompletion else { return nil }
    return EarnedValueIndex(atCompletion - earned, over: atCompletion - actual)
  }

  /// What it will cost if it goes on like this; nothing can be said of it before something was
  /// spent.
  private var estimate: Rational? {
    guard let earned, !actual.isZero else { return nil }
    return (atCompletion * actual).divided(by: earned)
  }

  /// Why figures are missing.
  public var missing: [EarnedValueGap] {
    guard let earned else { return [] }
    var missing: [EarnedValueGap] = []
    if planned.isZero { missing.append(.nothingPlanned) }
    if actual.isZero { missing.append(.nothingSpent) }
    if earned.isZero { missing.append(.nothingEarned) }
    if !(actual < atCompletion) { missing.append(.budgetUsedUp) }
    let figures = [planned, earned, actual, atCompletion, estimate].compactMap { $0 }
    let ratios = [earned.divided(by: planned), earned.divided(by: actual)].compactMap { $0 }
    if figures.contains(where: { $0.total == nil })
      || ratios.contains(where: { EarnedValueIndex($0, over: Rational(1)) == nil })
    {
      missing.append(.tooLarge)
    }
    return missing
  }
}

/// A ratio of sums to four places, half away from zero.
public struct EarnedValueIndex: Sendable, Hashable, CustomStringConvertible {
  /// The ratio in ten thousandths.
  public let tenThousandths: Int128

  init?(_ above: Rational, over below: Rational) {
    guard let ratio = above.divided(by: below)?.rounded(decimals: 4) else { return nil }
    tenThousandths = ratio
  }

  /// With all four places: `0.8750`.
  public var description: String {
    let digits = String(tenThousandths.magnitude % 10_000)
    return (tenThousandths < 0 ? "-" : "") + String(tenThousandths.magnitude / 10_000) + "."
      + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

/// Why figures of a project are missing.
public enum EarnedValueGap: Sendable, Hashable {
  /// No cost baseline is valid.
  case noBaseline
  /// No progress was reported.
  case noProgress
  /// The progress is older than so many days.
  case staleProgress(Int)
  /// The progress is to come from milestones, but none has a weight.
  case noWeights
  /// PV is 0.
  case nothingPlanned
  /// AC is 0.
  case nothingSpent
  /// EV is 0.
  case nothingEarned
  /// AC has come up to BAC.
  case budgetUsedUp
  /// A figure has more than 36 digits.
  case tooLarge
  /// No project has all four figures.
  case noProject
}

extension EarnedValueGap: CustomStringConvertible {
  /// The reason in English words.
  public var description: String { text(in: .en) }

  /// The reason in words.
  public func text(in language: Language) -> String {
    let isGerman = language == .de
    return switch self {
    case .noBaseline: isGerman ? "kein Kostenplan" : "no cost baseline"
    case .noProgress: isGerman ? "kein Fortschritt" : "no progress"
    case .staleProgress(let days):
      isGerman ? "Fortschritt älter als \(days) Tage" : "progress older than \(days) days"
    case .noWeights:
      isGerman ? "kein Meilenstein hat ein Gewicht" : "no milestone has a weight"
    case .nothingPlanned: isGerman ? "SPI: PV ist 0" : "SPI: PV is 0"
    case .nothingSpent:
      isGerman ? "CPI, EAC, ETC, VAC: AC ist 0" : "CPI, EAC, ETC, VAC: AC is 0"
    case .nothingEarned: isGerman ? "EAC, ETC, VAC: EV ist 0" : "EAC, ETC, VAC: EV is 0"
    case .budgetUsedUp:
      isGerman ? "TCPI: AC nicht unter BAC" : "TCPI: AC is not below BAC"
    case .tooLarge:
      isGerman
        ? "zu groß, um genau berechnet zu werden" : "n/a: too large to be computed exactly"
    case .noProject:
      isGerman
        ? "kein Projekt hat PV, EV, AC und BAC" : "no project has PV, EV, AC and BAC"
    }
  }
}
