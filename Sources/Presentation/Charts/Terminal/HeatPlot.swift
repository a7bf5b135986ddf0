/// Draws a table of counts with the worst light in each place, in plain text and words.
struct HeatPlot {
  let drawing: HeatDrawing
  let words: ChartWords
  let width: Int

  private static let nameWidthMax = 24
  private static let columnWidthMax = 16

  /// The lines; none where there is nothing to draw.
  func lines() -> [String] {
    guard !drawing.rows.isEmpty else { return [] }
    let names = min(
      HeatPlot.nameWidthMax,
      (drawing.rows + [drawing.words.row]).map { DisplayWidth.of($0) }.max() ?? 0)
    let texts = drawing.cells.map { row in row.map { $0.map(text) ?? "" } }
    let widths = drawing.columns.indices.map { column in
      min(
        HeatPlot.columnWidthMax,
        (texts.map { $0[column] } + [drawing.columns[column]]).map { DisplayWidth.of($0) }.max()
          ?? 0)
    }
    var lines = [line(drawing.words.row, names, drawing.columns, widths)]
    lines += zip(drawing.rows, texts).map { line($0, names, $1, widths) }
    lines += ["", "\(drawing.words.column) →   \(drawing.words.light)"]
    if let more = words.more(drawing.more) { lines.append(more) }
    return lines.map(ChartText.trimmed)
  }

  /// The count and the worst light, none where no row has any.
  private func text(_ cell: HeatDrawing.Cell) -> String {
    "\(cell.count) \(drawing.lightWords[cell.light])"
  }

  private func line(_ name: String, _ width: Int, _ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).reduce(ChartText.column(name, width)) { line, cell in
      "\(line)  \(ChartText.column(cell.0, cell.1))"
    }
  }
}
