/// How the money of a project is shared among measures.
enum MeasureShares {
  /// Where no measure is the one that counts.
  static let several = "several"

  /// The measures of a project with these alignments: those that it implements, by their weights;
  /// without weights the primary; `several` where there are several and none is primary.
  static func of(_ alignments: [Alignment]) -> [BudgetRow.MeasureShare] {
    var alignments = alignments
    Alignments.arrange(&alignments)
    let weighted = alignments.filter {
      $0.kind == .measure && $0.relation == "implements" && ($0.weight ?? 0) > 0
    }
    if !weighted.isEmpty {
      return weighted.map { BudgetRow.MeasureShare(measure: $0.to, weight: $0.weight ?? 0) }
    }
    if let principal = Alignments.principal(alignments, to: .measure) {
      return [BudgetRow.MeasureShare(measure: principal, weight: 1)]
    }
    return alignments.contains { $0.kind == .measure }
      ? [BudgetRow.MeasureShare(measure: several, weight: 1)] : []
  }
}
