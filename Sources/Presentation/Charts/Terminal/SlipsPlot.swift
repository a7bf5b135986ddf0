import Stadtbuch
import Vocabulary

/// Draws in plain text how far days slipped: from the planned day to what became of it.
struct SlipsPlot {
  let drawing: SlipsDrawing
  let words: ChartWords
  let width: Int

  private static let planned: Character = "◇"
  private static let reached: Character = "●"
  private static let expected: Character = "○"
  private static let inTime: Character = "◆"
  private static let way: Character = "─"
  private static let lateWay: Character = "═"
  private static let today: Character = "│"
  private static let nameWidthMax = 28
  private static let slipWidth = 7

  /// The lines; none where there is nothing to draw.
  func lines() -> [String] {
    guard !drawing.rows.isEmpty else { return [] }
    let names = min(
      SlipsPlot.nameWidthMax, drawing.rows.map { DisplayWidth.of($0.name) }.max() ?? 0)
    let columns = max(20, width - names - SlipsPlot.slipWidth - 3)
    var lines = drawing.rows.map { row in
      let slip = row.slip.map { $0 > 0 ? "+\($0)" : String($0) } ?? ""
      return "\(ChartText.column(row.name, names))  \(String(cells(row, columns))) "
        + ChartText.column(slip, SlipsPlot.slipWidth - 1, toRight: true)
    }
    let times = words.format.times
    let (first, last) = (times.text(drawing.first), times.text(drawing.last))
    let between = max(1, columns - first.count - last.count)
    let indent = String(repeating: " ", count: names + 2)
    lines.append(indent + String(repeating: "─", count: columns))
    lines.append(indent + first + String(repeating: " ", count: between) + last)
    lines += ["", legend()]
    if let more = words.more(drawing.more) { lines.append(more) }
    return lines.map(ChartText.trimmed)
  }

  private func cells(_ row: SlipsDrawing.Row, _ columns: Int) -> [Character] {
    var cells = [Character](repeating: " ", count: columns)
    if drawing.today >= drawing.first, drawing.today <= drawing.last {
      cells[drawing.place(drawing.today, of: columns - 1)] = SlipsPlot.today
    }
    let planned = drawing.place(row.planned, of: columns - 1)
    if let day = row.reach {
      let reach = drawing.place(day, of: columns - 1)
      for place in min(planned, reach)...max(planned, reach) {
        cells[place] = row.isLate ? SlipsPlot.lateWay : SlipsPlot.way
      }
    }
    cells[planned] = SlipsPlot.planned
    guard let day = row.became else { return cells }
    let became = drawing.place(day, of: columns - 1)
    cells[became] = row.isReached ? SlipsPlot.reached : SlipsPlot.expected
    if planned == became, row.isReached { cells[planned] = SlipsPlot.inTime }
    return cells
  }

  private func legend() -> String {
    let language = words.language
    var parts = [
      "\(SlipsPlot.planned) \(Label.due[language])",
      "\(SlipsPlot.expected) \(Label.forecastDate[language])",
      "\(SlipsPlot.reached) \(Label.reachedOn[language])",
      "\(SlipsPlot.today) \(Label.asOf[language]) \(words.format.times.text(drawing.today))",
    ]
    if drawing.rows.contains(where: \.isLate) {
      parts.append("\(SlipsPlot.lateWay) \(Label.overdueCounted[language])")
    }
    return parts.joined(separator: "   ")
  }
}
