import Vocabulary

/// What becomes of a year that is closed: rest = lapsed − carried too much − spent too much.
extension BudgetFigures {
  /// What was carried to later years beyond what was left: what is authorised without what was
  /// carried, less what was spent.
  var carriedTooMuch: Total {
    let carried = self[.carriedOut]
    return max(0, carried - max(0, authorised + carried - self[.spent]))
  }

  /// What was spent beyond what was authorised, without what was carried too much.
  var spentTooMuch: Total { max(0, -rest) - carriedTooMuch }

  /// Remembers what became of the year. Of one source of a subject alone: sums of several would
  /// hide what one lacks behind what another has left.
  mutating func settleLapse() {
    let (carried, spent) = (carriedTooMuch, spentTooMuch)
    self[.lapsed] = max(0, rest)
    self[.overCarried] = carried
    self[.overspent] = spent
  }

  /// Makes shares of a closed year agree with their own rests: each component was split for
  /// itself, and rounding may leave them some cents apart.
  ///
  /// What lapsed takes the cents. Where that would make it negative, what was carried on takes
  /// them, or whatever else the shares are authorised by.
  static func settleCents(of parts: inout [BudgetFigures]) {
    let cents = parts.map { part in
      part.rest - (part[.lapsed] - part[.overCarried] - part[.overspent])
    }
    guard cents.contains(where: { $0 != 0 }) else { return }
    if zip(parts, cents).allSatisfy({ $0[.lapsed] + $1 >= 0 }) {
      for index in parts.indices where cents[index] != 0 { parts[index][.lapsed] += cents[index] }
      return
    }
    let movable: [BudgetComponent] = [
      .carriedOut, .transferredOut, .transferredIn, .carriedIn, .offPlan, .overPlan,
      .supplementary, .appropriation, .spent,
    ]
    guard
      let component = movable.first(where: { one in
        parts.contains { $0.has(one) }
      })
    else { return }
    let isTaken = [.carriedOut, .transferredOut, .spent].contains(component)
    for index in parts.indices where cents[index] != 0 {
      parts[index][component] += isTaken ? cents[index] : -cents[index]
    }
  }
}
