public import Vocabulary

/// Shares of an amount, to the cent.
public enum Apportionment {
  /// Splits an amount by weights that are added up first. What rounding leaves over goes, a cent
  /// each, to the greatest weights, of equal ones to the first; the shares add up to the amount.
  /// Weights that add up to nothing split nothing.
  public static func split(_ amount: Total, by weights: [Total]) -> [Total] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return Array(repeating: 0, count: weights.count) }
    let size = amount < 0 ? -amount : amount
    // A weight is at most the sum, so no share is beyond the amount.
    var shares = weights.map { size.cut(by: $0.value, over: sum.value) ?? 0 }
    var left = size - shares.reduce(0, +)
    let order = weights.indices.sorted {
      weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1
    }
    for index in order where left > 0 && weights[index] > 0 {
      shares[index] += 1
      left -= 1
    }
    return amount < 0 ? shares.map { -$0 } : shares
  }
}
