import Stadtbuch
import Vocabulary

/// Draws a table of counts; a strip beside each shows the worst light by colour and grain, and its
/// word stands there too.
struct HeatChart: ReportChart {
  let id: String
  let title: String
  let drawing: HeatDrawing
  let words: ChartWords

  private static let (cellWidth, cellHeight, strip) = (116, 30, 16)
  /// How many characters a row's name and a line of a column's name have at most.
  private static let (nameMax, lineMax) = (44, 15)

  /// The names of columns in lines, and how many lines the longest takes.
  private let heads: [[String]]
  private let lines: Int
  private let labelWidth: Int
  private var headHeight: Int { 22 + 18 * lines }

  init(id: String, title: String, drawing: HeatDrawing, words: ChartWords) {
    (self.id, self.title, self.drawing, self.words) = (id, title, drawing, words)
    heads = drawing.columns.map { $0.lines(of: HeatChart.lineMax) }
    lines = heads.map(\.count).max() ?? 1
    // A character is some seven units wide.
    let longest = drawing.rows.map { min($0.count, HeatChart.nameMax) }.max() ?? 0
    labelWidth = max(190, longest * 7 + 20)
  }

  /// The fills in the order of the drawing's lights.
  private static let fills = [
    ChartFill.lights[2], ChartFill.lights[1], ChartFill.lights[0], ChartFill.lights[3],
  ]

  private var bottom: Int { headHeight + drawing.rows.count * HeatChart.cellHeight }

  var description: String {
    let worst = drawing.cells.joined().count { $0?.light == 0 }
    let (row, column) = (drawing.words.row, drawing.words.column)
    return ChartSVG.description(
      Label(
        "\(row) by \(column) with the worst light; \(worst) places are red.",
        "\(row) nach \(column) mit der schlechtesten Ampel; \(worst) Felder sind rot."),
      words.language)
  }

  var size: (width: Int, height: Int) {
    let cells = drawing.columns.count * HeatChart.cellWidth
    return (
      labelWidth + max(cells, 260) + 8, bottom + 34 + (drawing.more > 0 ? 20 : 0)
    )
  }

  func draw(in page: inout HTMLWriter) {
    ChartFill.define(HeatChart.fills, of: id, in: &page)
    page.label(drawing.words.column, x: labelWidth, y: 13, class: "l s")
    page.label(
      drawing.words.row, x: labelWidth - 8, y: headHeight - 7, anchor: "end", class: "l s")
    for (place, head) in heads.enumerated() {
      for (line, text) in head.enumerated() {
        page.label(
          text, x: labelWidth + place * HeatChart.cellWidth + 4,
          y: headHeight - 7 - 18 * (head.count - 1 - line))
      }
    }
    page.line()
    for (place, name) in drawing.rows.enumerated() {
      let top = headHeight + place * HeatChart.cellHeight
      page.label(name.cut(to: HeatChart.nameMax), x: labelWidth - 8, y: top + 19, anchor: "end")
      for (column, cell) in drawing.cells[place].enumerated() {
        draw(cell, x: labelWidth + column * HeatChart.cellWidth, top: top, in: &page)
      }
      page.line()
    }
    ChartFill.legend(
      drawing.lightWords, of: id, y: bottom + 10, width: size.width, in: &page)
    if let more = words.more(drawing.more) {
      page.label(more, x: 4, y: size.height - 6, class: "l s")
    }
    page.line()
  }

  private func draw(_ cell: HeatDrawing.Cell?, x: Int, top: Int, in page: inout HTMLWriter) {
    page.box(
      x: x, y: top, width: HeatChart.cellWidth - 4, height: HeatChart.cellHeight - 4,
      fill: cell == nil ? "none" : "#ffffff")
    guard let cell else { return }
    page.box(
      x: x, y: top, width: HeatChart.strip, height: HeatChart.cellHeight - 4,
      fill: ChartFill.reference(id, cell.light))
    page.label(
      "\(cell.count) \(drawing.lightWords[cell.light])", x: x + HeatChart.strip + 6, y: top + 17)
  }
}
