public import Vocabulary

/// What a year's figures are made of: every euro is booked on one of these, and each of them is a
/// sum, so that parts add up to the whole.
public enum BudgetComponent: Int, Sendable, CaseIterable {
  /// What authorised is made of: the first four are appropriated, the others move it.
  case appropriation, supplementary, overPlan, offPlan
  case carriedIn, carriedOut, transferredIn, transferredOut
  /// What is taken from it.
  case blocked, committed, spent
  /// What is expected, and what is authorised where something is expected.
  case forecast, forecastBase
  /// What is shown and never counted.
  case requested, draft, mediumTerm, result
  /// The other side: counted kinds of appropriation, kinds that never count, and what came in.
  case revenuePlanned, revenueRequested, revenueDraft, revenueMediumTerm, revenueResult
  case received
  /// What became of a closed year: lapsed, carried on though it was not left, spent though it was
  /// not authorised. Known of each source of a subject, so that one does not hide another.
  case lapsed, overCarried, overspent
}

/// The figures of one year in one currency, in minor units, each direction for itself.
public struct BudgetFigures: Sendable, Equatable {
  private var amounts: InlineArray<26, Total> = InlineArray(repeating: 0)
  private var given: UInt32 = 0

  /// Figures of nothing.
  public init() {}

  /// The sum of a component; setting it marks it as given.
  public subscript(component: BudgetComponent) -> Total {
    get { amounts[component.rawValue] }
    set {
      amounts[component.rawValue] = newValue
      given |= 1 << UInt32(component.rawValue)
    }
  }

  /// Whether a booking contributes to a component.
  public func has(_ component: BudgetComponent) -> Bool {
    given & 1 << UInt32(component.rawValue) != 0
  }

  /// Whether nothing contributes to anything.
  public var isEmpty: Bool { given == 0 }

  /// Fortgeschriebener Ansatz: what may be spent in the year.
  public var authorised: Total {
    self[.appropriation] + self[.supplementary] + self[.overPlan] + self[.offPlan]
      + self[.carriedIn] - self[.carriedOut] + self[.transferredIn] - self[.transferredOut]
  }

  /// What can still be ordered; negative when more is bound than authorised.
  public var available: Total {
    authorised - self[.blocked] - self[.committed] - self[.spent]
  }

  /// What is authorised and not spent.
  public var rest: Total { authorised - self[.spent] }

  /// By how much more is expected than authorised, where something is expected.
  public var deviation: Total? {
    has(.forecast) ? self[.forecast] - self[.forecastBase] : nil
  }

  /// Remembers what is authorised where something is expected.
  mutating func settleForecast() {
    if has(.forecast) { self[.forecastBase] = authorised }
  }

  /// Adds other figures of the same currency.
  public static func += (left: inout BudgetFigures, right: BudgetFigures) {
    left.given |= right.given
    // Few components are given, and the others are 0.
    var rest = right.given
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      left.amounts[index] += right.amounts[index]
      rest &= rest &- 1
    }
  }

  /// Splits every component by weights, to the cent: the parts add up to the whole. What is derived
  /// from components is that of the parts, so it adds up too.
  func split(by weights: [Int64]) -> [BudgetFigures] {
    var parts = weights.map { _ in BudgetFigures() }
    let weights = weights.map { Total($0) }
    for component in BudgetComponent.allCases
    where has(component) && component != .forecastBase {
      for (index, share) in Apportionment.split(self[component], by: weights).enumerated()
      where weights[index] > 0 {
        parts[index][component] = share
      }
    }
    if has(.lapsed) { BudgetFigures.settleCents(of: &parts) }
    for index in parts.indices { parts[index].settleForecast() }
    return parts
  }

  /// Equal in every component and in which are given.
  public static func == (left: BudgetFigures, right: BudgetFigures) -> Bool {
    guard left.given == right.given else { return false }
    for index in 0..<left.amounts.count where left.amounts[index] != right.amounts[index] {
      return false
    }
    return true
  }
}
