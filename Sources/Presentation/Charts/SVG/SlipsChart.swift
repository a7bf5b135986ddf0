import Stadtbuch
import Vocabulary

/// Draws how far days slipped: a square where a day was planned, a disc where it was reached, a ring
/// where it is expected.
struct SlipsChart: ReportChart {
  let id: String
  let title: String
  let drawing: SlipsDrawing
  let words: ChartWords

  private static let (left, right, width) = (240, 660, 760)
  private static let rowHeight = 26
  private static let top = 26

  private var bottom: Int { SlipsChart.top + drawing.rows.count * SlipsChart.rowHeight }

  var description: String {
    let late = drawing.rows.count { $0.isLate }
    let most = drawing.rows.compactMap(\.slip).max() ?? 0
    return ChartSVG.description(
      Label(
        "\(drawing.rows.count) rows, \(late) of them overdue; the greatest slip is \(most) days.",
        "\(drawing.rows.count) Zeilen, davon \(late) überfällig; der größte Verzug ist \(most) Tage."
      ),
      words.language)
  }

  var size: (width: Int, height: Int) {
    (SlipsChart.width, bottom + 62 + (drawing.more > 0 ? 20 : 0))
  }

  private func x(_ day: Day) -> Int {
    SlipsChart.left + drawing.place(day, of: SlipsChart.right - SlipsChart.left)
  }

  func draw(in page: inout HTMLWriter) {
    drawAxis(in: &page)
    for (place, row) in drawing.rows.enumerated() {
      draw(row, y: SlipsChart.top + place * SlipsChart.rowHeight + 13, in: &page)
      page.line()
    }
    drawLegend(in: &page)
    if let more = words.more(drawing.more) {
      page.label(more, x: 4, y: size.height - 6, class: "l s")
    }
    page.line()
  }

  private func drawAxis(in page: inout HTMLWriter) {
    let times = words.format.times
    for year in drawing.years(atMost: 8) {
      page.path("M\(x(year)) \(SlipsChart.top)V\(bottom)", class: "grid")
      // The days at the ends have room of their own.
      guard x(year) - SlipsChart.left > 88, SlipsChart.right - x(year) > 88 else { continue }
      page.label(String(year.year), x: x(year), y: bottom + 16, anchor: "middle", class: "l s")
    }
    page.path("M\(SlipsChart.left - 8) \(bottom)H\(SlipsChart.right + 8)", class: "axis")
    page.label(times.text(drawing.first), x: SlipsChart.left - 8, y: bottom + 16, class: "l s")
    if drawing.last > drawing.first {
      page.label(
        times.text(drawing.last), x: SlipsChart.right + 8, y: bottom + 16, anchor: "end",
        class: "l s")
    }
    if drawing.today >= drawing.first, drawing.today <= drawing.last {
      page.path("M\(x(drawing.today)) \(SlipsChart.top - 6)V\(bottom)", class: "break")
      page.label(
        "\(Label.asOf[words.language]) \(times.text(drawing.today))", x: x(drawing.today),
        y: SlipsChart.top - 10, anchor: "middle", class: "l s")
    }
    page.line()
  }

  private func draw(_ row: SlipsDrawing.Row, y: Int, in page: inout HTMLWriter) {
    page.label(row.name.cut(to: 26), x: SlipsChart.left - 16, y: y + 4, anchor: "end")
    let planned = x(row.planned)
    if let day = row.reach, x(day) != planned {
      page.path("M\(planned) \(y)H\(x(day))", class: row.isLate ? "line late" : "line")
    }
    SlipsChart.mark(.planned, x: planned, y: y, in: &page)
    if let day = row.became {
      SlipsChart.mark(row.isReached ? .reached : .expected, x: x(day), y: y, in: &page)
    }
    var text = row.slip.map { $0 > 0 ? "+\($0)" : String($0) } ?? ""
    if row.isLate { text += " \(Label.overdueCounted[words.language])" }
    page.label(text, x: SlipsChart.right + 14, y: y + 4, class: "l s")
  }

  private enum Mark {
    case planned, reached, expected
  }

  private static func mark(_ mark: Mark, x: Int, y: Int, in page: inout HTMLWriter) {
    switch mark {
    case .planned:
      page.empty(
        "rect",
        [
          ("x", "\(x - 5)"), ("y", "\(y - 5)"), ("width", "10"), ("height", "10"),
          ("class", "open"),
        ])
    case .reached, .expected:
      page.empty(
        "circle",
        [
          ("cx", "\(x)"), ("cy", "\(y)"), ("r", "4"),
          ("class", mark == .reached ? "final" : "open"),
        ])
    }
  }

  private func drawLegend(in page: inout HTMLWriter) {
    let language = words.language
    var x = 12
    for (mark, label) in [
      (Mark.planned, Label.due), (.reached, .reachedOn), (.expected, .forecastDate),
    ] {
      SlipsChart.mark(mark, x: x, y: bottom + 42, in: &page)
      page.label(label[language], x: x + 12, y: bottom + 46, class: "l s")
      x += 40 + label[language].count * 8
    }
    page.label(
      Label("behind: slip in days", "dahinter: Verzug in Tagen")[language], x: x, y: bottom + 46,
      class: "l s")
  }
}
