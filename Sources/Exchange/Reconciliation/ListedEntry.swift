public import Vocabulary

/// A value on the ledger's side of a reconciliation.
public enum ListedValue: Sendable, Equatable {
  /// A text, a key or a date.
  case text(String)
  /// A whole number, also of basis points.
  case number(Int64)
  /// A decimal number.
  case decimal(ExactDecimal)
  /// An amount.
  case money(Money)
  /// True or false.
  case bool(Bool)

  /// The value as it is shown beside the file's.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .decimal(let decimal): decimal.description
    case .money(let money): money.amount
    case .bool(let isTrue): isTrue ? "true" : "false"
    }
  }
}

/// One entry of the ledger's list: a booking, a project, an item.
public struct ListedEntry: Sendable, Equatable {
  /// Whose entry it is.
  public var subject: String
  /// The event, where the entry is one.
  public var sequence: UInt64?
  /// What the ledger says, by column.
  public var values: [String: ListedValue]

  /// An entry as given.
  public init(subject: String, sequence: UInt64? = nil, values: [String: ListedValue]) {
    self.subject = subject
    self.sequence = sequence
    self.values = values
  }
}
