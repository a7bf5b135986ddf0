/// Bars of parts that make a whole, one bar a row, all of the same scale.
struct StackedBarChart: ReportChart {
  /// A bar.
  struct Bar: Sendable {
    /// What it is of.
    let label: String
    /// How much each part has.
    let counts: [Int]
    /// The figures in words, behind the bar.
    let words: String
  }

  let id: String
  let title: String
  let description: String
  /// What the parts are.
  let parts: [String]
  /// How the parts are filled.
  let fills: [ChartFill]
  let bars: [Bar]

  private static let labelWidth = 250
  private static let barWidth = 330
  private static let rowHeight = 28

  private var width: Int { StackedBarChart.labelWidth + StackedBarChart.barWidth + 180 }
  private var legendTop: Int { bars.count * StackedBarChart.rowHeight + 12 }

  var size: (width: Int, height: Int) {
    (width, legendTop + ChartFill.legendLines(parts, width: width) * 22 + 4)
  }

  func draw(in page: inout HTMLWriter) {
    ChartFill.define(fills, of: id, in: &page)
    let most = max(1, bars.map { $0.counts.reduce(0, +) }.max() ?? 1)
    for (row, bar) in bars.enumerated() {
      let top = row * StackedBarChart.rowHeight + 6
      page.label(
        bar.label.cut(to: 30), x: StackedBarChart.labelWidth - 8, y: top + 14, anchor: "end")
      // Edges are rounded, not widths, so that the parts end where the whole does.
      var before = 0
      for (part, count) in bar.counts.enumerated() where count > 0 {
        let left = before * StackedBarChart.barWidth / most
        before += count
        let right = before * StackedBarChart.barWidth / most
        page.box(
          x: StackedBarChart.labelWidth + left, y: top, width: max(1, right - left), height: 18,
          fill: ChartFill.reference(id, part))
      }
      page.label(
        bar.words, x: StackedBarChart.labelWidth + before * StackedBarChart.barWidth / most + 8,
        y: top + 14)
      page.line()
    }
    ChartFill.legend(parts, of: id, y: legendTop, width: width, in: &page)
    page.line()
  }
}
