/// Two bars a row, what was planned above what became of it, all of the same scale.
struct PairedBarChart: ReportChart {
  /// Two bars.
  struct Pair: Sendable {
    /// What they are of.
    let label: String
    /// What was planned and what became of it, in the smallest unit.
    let plan: Total
    let actual: Total
    /// The same in figures.
    let planText: String
    let actualText: String
  }

  let id: String
  let title: String
  let description: String
  /// What the two bars are.
  let words: (plan: String, actual: String)
  let pairs: [Pair]

  private static let labelWidth = 250
  private static let barWidth = 360
  private static let rowHeight = 40

  private var width: Int { PairedBarChart.labelWidth + PairedBarChart.barWidth + 150 }
  private var legendTop: Int { pairs.count * PairedBarChart.rowHeight + 12 }

  var size: (width: Int, height: Int) { (width, legendTop + 26) }

  func draw(in page: inout HTMLWriter) {
    ChartFill.define([.plan, .actual], of: id, in: &page)
    let most = max(1, pairs.map { max($0.plan, $0.actual) }.max() ?? 1)
    for (row, pair) in pairs.enumerated() {
      let top = row * PairedBarChart.rowHeight + 6
      page.label(
        pair.label.cut(to: 30), x: PairedBarChart.labelWidth - 8, y: top + 18, anchor: "end")
      draw(pair.plan, pair.planText, 0, top: top, of: most, in: &page)
      draw(pair.actual, pair.actualText, 1, top: top + 15, of: most, in: &page)
      page.line()
    }
    ChartFill.legend([words.plan, words.actual], of: id, y: legendTop, width: width, in: &page)
    page.line()
  }

  private func draw(
    _ amount: Total, _ text: String, _ fill: Int, top: Int, of most: Total,
    in page: inout HTMLWriter
  ) {
    // No bar is longer than the greatest, so its length is a number of pixels.
    let share = max(0, amount).cut(by: Int128(PairedBarChart.barWidth), over: most.value)
    let length = Int(share?.clamped ?? 0)
    if length > 0 {
      page.box(
        x: PairedBarChart.labelWidth, y: top, width: length, height: 13,
        fill: ChartFill.reference(id, fill))
    }
    page.label(text, x: PairedBarChart.labelWidth + length + 6, y: top + 11, class: "l s")
  }
}
