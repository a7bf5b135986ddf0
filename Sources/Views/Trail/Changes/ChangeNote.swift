public import Vocabulary

/// What a reader of a changed key has to know to understand it.
public enum ChangeNote: Sendable, Hashable {
  /// The project was merged into another.
  case merged(into: String?)
  /// It was split into others.
  case split(into: [String])
  /// It was taken out of the portfolio.
  case deregistered
  /// It had ended, and that holds no more.
  case returned
  /// A fiscal year was closed, and so much of what the project had in it lapsed.
  case closed(year: Int, lapsed: Money)
  /// A fiscal year that was closed is open again.
  case reopened(year: Int)
}
