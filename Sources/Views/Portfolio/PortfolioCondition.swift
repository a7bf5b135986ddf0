public import Vocabulary

/// Which rows are wanted: comparisons that must all hold.
public struct PortfolioCondition: Sendable, Equatable {
  /// How a value is compared.
  public enum Operator: String, Sendable, CaseIterable {
    /// Equal.
    case equal = "="
    /// Not equal, or absent.
    case notEqual = "!="
    /// Before or at.
    case atMost = "<="
    /// After or at.
    case atLeast = ">="
    /// Before.
    case less = "<"
    /// After.
    case greater = ">"
  }

  /// One comparison.
  public struct Comparison: Sendable, Equatable {
    /// The key of the row.
    public var key: PortfolioKey
    /// How it is compared.
    public var `operator`: Operator
    /// With what.
    public var value: PortfolioValue

    /// Whether a row meets it. An absent value meets `!=` alone.
    public func holds(for row: PortfolioRow) -> Bool {
      guard let own = row[key] else { return `operator` == .notEqual }
      return switch `operator` {
      case .equal: own == value
      case .notEqual: own != value
      case .less: PortfolioValue.isBefore(own, value)
      case .greater: PortfolioValue.isBefore(value, own)
      case .atMost: own == value || PortfolioValue.isBefore(own, value)
      case .atLeast: own == value || PortfolioValue.isBefore(value, own)
      }
    }
  }

  /// The comparisons.
  public var comparisons: [Comparison]

  /// A condition that all these comparisons must meet.
  public init(_ comparisons: [Comparison]) {
    self.comparisons = comparisons
  }

  /// The condition that a text such as `status=planning and money.gap>0` says.
  public init(_ text: String, currency: Currency = .eur) throws(ConditionError) {
    var parser = ConditionParser(text, currency: currency)
    comparisons = try parser.comparisons()
  }

  /// Whether a row is wanted.
  public func holds(for row: PortfolioRow) -> Bool {
    comparisons.allSatisfy { $0.holds(for: row) }
  }
}

/// Why a condition or a list of keys was not understood.
public struct ConditionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The place of the first character that does not fit, from 1.
  public let position: Int
  /// What is wrong there and what would be right.
  public let why: String

  /// What is wrong at a position.
  public init(position: Int, why: String) {
    self.position = position
    self.why = why
  }

  /// The position and what is wrong there.
  public var description: String { "at character \(position): \(why)" }
}
