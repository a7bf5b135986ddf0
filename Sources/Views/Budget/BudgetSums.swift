public import Vocabulary

/// A year's figures: those in the ledger's currency, and beside them those in others, never added.
public struct BudgetSums: Sendable, Equatable {
  /// Figures in a currency that is not the ledger's.
  public struct Other: Sendable, Equatable {
    /// The currency.
    public var currency: Currency
    /// The figures in it.
    public var figures: BudgetFigures
  }

  /// The figures in the ledger's currency.
  public var figures = BudgetFigures()
  /// Those in others, by the letters of their currencies.
  public var others: [Other] = []

  /// Sums of nothing.
  public init() {}

  /// Adds figures of a currency; nil is the ledger's.
  public mutating func add(_ figures: BudgetFigures, in currency: Currency?) {
    guard let currency else {
      self.figures += figures
      return
    }
    let place = others.firstIndex { $0.currency.packed >= currency.packed } ?? others.count
    if place < others.count, others[place].currency == currency {
      others[place].figures += figures
    } else {
      others.insert(Other(currency: currency, figures: figures), at: place)
    }
  }

  /// Adds other sums, each currency to its own.
  public static func += (left: inout BudgetSums, right: BudgetSums) {
    left.figures += right.figures
    for other in right.others { left.add(other.figures, in: other.currency) }
  }

  /// Splits all figures by weights; the parts add up to the whole.
  func split(by weights: [Int64]) -> [BudgetSums] {
    var parts = weights.map { _ in BudgetSums() }
    for (index, share) in figures.split(by: weights).enumerated() { parts[index].figures = share }
    for other in others {
      for (index, share) in other.figures.split(by: weights).enumerated() where !share.isEmpty {
        parts[index].add(share, in: other.currency)
      }
    }
    return parts
  }
}
