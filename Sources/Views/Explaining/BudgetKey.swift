import Timelines
import Vocabulary

/// The keys of a budget row that can be explained.
public enum BudgetKey: String, Sendable, CaseIterable {
  /// The key of this name.
  case appropriation, supplementary, overPlan, offPlan
  case carriedIn, carriedOut, transferredIn, transferredOut
  case authorised, blocked, committed, spent, available, rest
  case lapsed, overCarried, overspent, stranded
  case forecast, deviation, requested, draft, mediumTerm, result

  /// A component with the sign with which it adds to a figure.
  struct Term: Sendable {
    let component: BudgetComponent
    let isTaken: Bool

    init(_ component: BudgetComponent, isTaken: Bool = false) {
      self.component = component
      self.isTaken = isTaken
    }
  }

  /// What the figure is the sum of; nothing where it is told of each source alone.
  var terms: [Term] {
    switch self {
    case .appropriation: [Term(.appropriation)]
    case .supplementary: [Term(.supplementary)]
    case .overPlan: [Term(.overPlan)]
    case .offPlan: [Term(.offPlan)]
    case .carriedIn: [Term(.carriedIn)]
    case .carriedOut: [Term(.carriedOut)]
    case .transferredIn: [Term(.transferredIn)]
    case .transferredOut: [Term(.transferredOut)]
    case .authorised: BudgetKey.authorisedTerms
    case .blocked: [Term(.blocked)]
    case .committed, .stranded: [Term(.committed)]
    case .spent: [Term(.spent)]
    case .available:
      BudgetKey.authorisedTerms
        + [.blocked, .committed, .spent].map { Term($0, isTaken: true) }
    case .rest: BudgetKey.authorisedTerms + [Term(.spent, isTaken: true)]
    case .forecast: [Term(.forecast)]
    case .deviation:
      [Term(.forecast)]
        + BudgetKey.authorisedTerms.map { Term($0.component, isTaken: !$0.isTaken) }
    case .requested: [Term(.requested)]
    case .draft: [Term(.draft)]
    case .mediumTerm: [Term(.mediumTerm)]
    case .result: [Term(.result)]
    case .lapsed, .overCarried, .overspent: []
    }
  }

  private static let authorisedTerms: [Term] =
    [.appropriation, .supplementary, .overPlan, .offPlan, .carriedIn].map { Term($0) }
    + [Term(.carriedOut, isTaken: true), Term(.transferredIn)]
    + [Term(.transferredOut, isTaken: true)]

  /// What became of a closed year on each source; nil of what is the sum of its terms.
  var outcome: BudgetComponent? {
    switch self {
    case .lapsed: .lapsed
    case .overCarried: .overCarried
    case .overspent: .overspent
    default: nil
    }
  }

  /// The figure; nil where it stands in no row.
  func value(_ figures: BudgetFigures, isClosed: Bool) -> Total? {
    switch self {
    case .authorised: return figures.authorised
    case .available: return figures.available
    case .rest: return figures.rest
    case .deviation: return figures.deviation
    case .blocked: return figures[.blocked]
    case .committed: return figures[.committed]
    case .spent: return figures[.spent]
    case .stranded: return isClosed && figures[.committed] != 0 ? figures[.committed] : nil
    default:
      guard let component = outcome ?? terms.first?.component, figures.has(component)
      else { return nil }
      return figures[component]
    }
  }
}

extension BudgetComponent {
  /// Whether an attribute makes the component in a year. A direction of what is moved is told by the
  /// sign of each booking.
  func rests(on attribute: AttributeName, in year: Int) -> Bool {
    switch attribute.kind {
    case .register:
      return attribute.isRegister(of: .commitmentClosed)
        ? self == .committed
        : self == .forecast && attribute.isRegister(of: .forecast)
          && attribute.parts == ["\(year)"]
    case .account where attribute.year == year: break
    default: return false
    }
    switch (attribute.account, attribute.parts.count) {
    case (.appropriated, 4):
      return attribute.parts[3] == "expense" && word == attribute.parts[2]
    case (.transferred, 2): return self == .transferredIn || self == .transferredOut
    case (.carried, 2): return self == .carriedIn || self == .carriedOut
    case (.blocked, 2): return self == .blocked
    case (.spent, 3): return self == .spent
    case (.committed, 3), (.relieved, 2): return self == .committed
    default: return false
    }
  }

  /// The word of a kind of appropriation in events.
  private var word: String? {
    switch self {
    case .appropriation: "appropriation"
    case .supplementary: "supplementary"
    case .overPlan: "over-plan"
    case .offPlan: "off-plan"
    case .requested: "requested"
    case .draft: "draft"
    case .mediumTerm: "medium-term"
    case .result: "result"
    default: nil
    }
  }

  /// The sign of the bookings that make it, where those of one account go in two directions.
  var direction: Int? {
    switch self {
    case .carriedIn, .transferredIn: 1
    case .carriedOut, .transferredOut: -1
    default: nil
    }
  }
}
