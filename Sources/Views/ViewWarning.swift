/// Something that a reader of figures has to know.
public struct ViewWarning: Sendable, Hashable {
  /// What it is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// Commitments for later years are beyond what was authorised for them.
    case authorityExceeded
    /// More stands on a grant's sources than the grant gives; the rest is not secured.
    case beyondGrant
    /// A walk over parents or successors came to where it had been.
    case cycle
    /// A drawdown was not used in time.
    case drawdownOverdue
    /// A forecast is known of some subjects only, so its sum is not that of all.
    case forecastIncomplete
    /// Known events count to the year but hold only after the day that is asked for.
    case laterEvents
    /// A line of a grant is beyond what its notice allows.
    case lineOverrun
    /// Amounts in other currencies stand beside and are not added.
    case otherCurrencies
    /// More was carried to a later year than was left on a source.
    case overCarried
    /// More is bound and spent than may be.
    case overdrawn
    /// More was spent from a source than was authorised on it.
    case overspent
    /// A proof of use is due and was not submitted.
    case proofOverdue
    /// A unit was split and what it led was not given to another.
    case splitNotReassigned
    /// Commitments are open in a year that is closed.
    case stranded
    /// The target of a counted indicator is above the number of its items.
    case targetAboveItems
    /// A figure has more digits than can be reckoned with; it is left out.
    case tooLarge
    /// Units have values that may not be put together.
    case unitsNotCombined
  }

  /// What it is about.
  public var kind: Kind
  /// The subject that it concerns.
  public var subject: String
  /// Amounts, days or events, where that helps.
  public var detail: String?

  /// A warning about a subject.
  public init(_ kind: Kind, _ subject: String, _ detail: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }
}

extension ViewWarning: CustomStringConvertible {
  /// The warning in words.
  public var description: String {
    let text =
      switch kind {
      case .authorityExceeded: "more is ordered for a later year than was authorised for it"
      case .beyondGrant: "more stands on the grant's source than the grant will pay"
      case .cycle: "cycle: parents or successors lead back to where they came from"
      case .drawdownOverdue: "money drawn down was not used in time"
      case .forecastIncomplete: "the sum of forecasts is not that of all"
      case .laterEvents: "known events count to it that hold only after this day"
      case .lineOverrun: "the line is beyond what the notice allows"
      case .otherCurrencies: "amounts in other currencies are not added"
      case .overCarried: "more was carried to a later year than was left"
      case .overdrawn: "available is negative"
      case .overspent: "more was spent than was authorised"
      case .proofOverdue: "a proof of use is overdue"
      case .splitNotReassigned: "split, not reassigned"
      case .stranded: "commitments are open in a closed year"
      case .targetAboveItems: "the target is above the number of items"
      case .tooLarge: "n/a: too large to be computed exactly"
      case .unitsNotCombined: "values of units or dimensions that cannot be put together"
      }
    return detail.map { "\(subject): \(text) (\($0))" } ?? "\(subject): \(text)"
  }
}
