public import Vocabulary

/// What is asked of the portfolio beside the point.
public struct PortfolioOptions: Sendable, Equatable {
  /// By which organisation units are followed and departments found.
  public enum Organisation: Sendable, Equatable {
    /// That of the day that is asked for.
    case then
    /// That of another day.
    case on(Day)
  }

  /// By which organisation units are followed and departments found.
  public var organisation: Organisation

  /// By the organisation of their day, unless told otherwise.
  public init(organisation: Organisation = .then) {
    self.organisation = organisation
  }
}
