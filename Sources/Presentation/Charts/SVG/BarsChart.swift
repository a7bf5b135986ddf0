import Stadtbuch
import Vocabulary

/// Draws amounts as bars, told apart by ground and grain, each with its figure.
struct BarsChart: ReportChart {
  let id: String
  let title: String
  let drawing: BarsDrawing
  let words: ChartWords

  private static let (labelWidth, barWidth, figureWidth) = (220, 380, 160)
  private static let barHeight = 15

  private static let fills = [
    ChartFill.plan, ChartFill.states[2], ChartFill.actual, ChartFill.states[4],
  ]

  private var rowHeight: Int { drawing.words.count * BarsChart.barHeight + 12 }
  private var width: Int {
    BarsChart.labelWidth + BarsChart.barWidth + BarsChart.figureWidth
  }
  private var legendTop: Int { drawing.rows.count * rowHeight + 8 }

  var description: String {
    let names = drawing.words.joined(separator: ", ")
    return ChartSVG.description(
      Label(
        "\(drawing.rows.count) rows with bars: \(names).",
        "\(drawing.rows.count) Zeilen mit Balken: \(names)."), words.language)
  }

  var size: (width: Int, height: Int) {
    let lines = ChartFill.legendLines(drawing.words, width: width) + (drawing.more > 0 ? 1 : 0)
    return (width, legendTop + lines * 22 + 4)
  }

  func draw(in page: inout HTMLWriter) {
    ChartFill.define(BarsChart.fills, of: id, in: &page)
    for (place, row) in drawing.rows.enumerated() {
      let top = place * rowHeight + 6
      page.label(
        row.name.cut(to: 26), x: BarsChart.labelWidth - 8,
        y: top + drawing.words.count * BarsChart.barHeight / 2 + 4, anchor: "end")
      for (bar, amount) in row.amounts.enumerated() {
        draw(amount, bar, top: top + bar * BarsChart.barHeight, in: &page)
      }
      page.line()
    }
    page.path("M\(BarsChart.labelWidth) 2V\(legendTop - 6)", class: "axis")
    ChartFill.legend(drawing.words, of: id, y: legendTop, width: width, in: &page)
    if let more = words.more(drawing.more) {
      page.label(more, x: 4, y: size.height - 8, class: "l s")
    }
    page.line()
  }

  private func draw(
    _ amount: (value: Int128, text: String)?, _ bar: Int, top: Int, in page: inout HTMLWriter
  ) {
    let length = amount.map { drawing.length($0.value, of: BarsChart.barWidth) } ?? 0
    if length > 0 {
      page.box(
        x: BarsChart.labelWidth, y: top, width: length, height: BarsChart.barHeight - 2,
        fill: ChartFill.reference(id, bar % BarsChart.fills.count))
    }
    page.label(
      amount?.text ?? ChartWords.none, x: BarsChart.labelWidth + length + 6, y: top + 11,
      class: "l s")
  }
}
