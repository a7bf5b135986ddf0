import Stadtbuch
import Views
import Vocabulary

/// Charts as SVG: a figure that needs nothing of the page around it, no script and no colour.
enum ChartSVG {
  /// Writes the figure of a chart with its own style; nothing where there is nothing to draw.
  static func write(
    _ rows: ChartRows, _ words: ChartWords, id: String, title: String, asOf: Day,
    to page: inout HTMLWriter
  ) {
    guard let chart = chart(rows, words, id: id, title: title, asOf: asOf) else { return }
    chart.write(to: &page, style: style)
  }

  /// The figure of rows; nil where there is nothing to draw.
  static func chart(
    _ rows: ChartRows, _ words: ChartWords, id: String, title: String, asOf: Day
  ) -> (any ReportChart)? {
    switch rows.chart.kind {
    case .series:
      let drawing = SeriesDrawing(rows)
      guard let bounds = drawing.bounds else { return nil }
      return SeriesChart(id: id, title: title, drawing: drawing, bounds: bounds, words: words)
    case .bars:
      let drawing = BarsDrawing(rows, words)
      guard !drawing.rows.isEmpty else { return nil }
      return BarsChart(id: id, title: title, drawing: drawing, words: words)
    case .slips:
      let drawing = SlipsDrawing(rows, words, asOf: asOf)
      guard !drawing.rows.isEmpty else { return nil }
      return SlipsChart(id: id, title: title, drawing: drawing, words: words)
    case .heat:
      let drawing = HeatDrawing(rows, words)
      guard !drawing.rows.isEmpty else { return nil }
      return HeatChart(id: id, title: title, drawing: drawing, words: words)
    }
  }

  /// The identity of a chart on a page: of its title and its point, so that two seldom meet.
  static func id(_ head: AnswerHead) -> String {
    let title = head.title.en.lowercased().map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : "-"
    }
    return "chart-\(String(title))-\(head.asOf)-\(head.knownAt.sequence)"
  }

  /// The style of what is drawn, for no other part of the page.
  private static let style = ReportStyle.drawn.split(separator: "\n")
    .map { ".stadtbuch-chart \($0)" }.joined()

  /// What is to be seen, in one sentence, with where the figures stand.
  static func description(_ what: Label, _ language: Language) -> String {
    "\(what[language]) \(Label("The table below has the figures.", "Die Tabelle darunter hat die Zahlen.")[language])"
  }
}
