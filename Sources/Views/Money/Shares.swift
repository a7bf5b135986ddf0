/// Shares of an amount, to the cent.
public enum Shares {
  /// Splits an amount by weights that are added up first. What rounding leaves over goes, a cent
  /// each, to the greatest weights, of equal ones to the first; the shares add up to the amount.
  /// Weights that add up to nothing split nothing.
  public static func split(_ amount: Int64, by weights: [Int64]) -> [Int64] {
    let sum = weights.reduce(0) { $0 + Int128($1) }
    guard sum > 0 else { return Array(repeating: 0, count: weights.count) }
    let size = Int128(amount.magnitude)
    var shares = weights.map { Int64(size * Int128($0) / sum) }
    var left = Int64(clamping: size) - shares.reduce(0, +)
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
