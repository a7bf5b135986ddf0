import Views
import Vocabulary

/// Charts in plain text, as wide as a terminal.
enum ChartText {
  /// The columns where the terminal says none.
  static let width = 80

  /// The lines of a chart; none where there is nothing to draw.
  static func lines(
    _ rows: ChartRows, _ words: ChartWords, asOf: Day, width: Int?
  ) -> [String] {
    let width = width ?? ChartText.width
    switch rows.chart.kind {
    case .series:
      return SeriesPlot(SeriesDrawing(rows), words.format).lines()
    case .bars:
      return BarsPlot(drawing: BarsDrawing(rows, words), words: words, width: width).lines()
    case .slips:
      return SlipsPlot(
        drawing: SlipsDrawing(rows, words, asOf: asOf), words: words, width: width
      ).lines()
    case .heat:
      return HeatPlot(drawing: HeatDrawing(rows, words), words: words, width: width).lines()
    }
  }

  /// The text in so many columns, cut or with blanks behind or before it.
  static func column(_ text: String, _ width: Int, toRight: Bool = false) -> String {
    let text = DisplayWidth.cut(text, to: width)
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return toRight ? blanks + text : text + blanks
  }

  /// The line without blanks at its end.
  static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
