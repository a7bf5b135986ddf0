import Stadtbuch
import Views
import Vocabulary

/// Draws a series in plain text: value and target over time, with a gap where nothing is known and a
/// stroke where the way of counting changed.
struct SeriesPlot {
  let series: SeriesDrawing
  let format: PeopleFormat
  /// The columns of the drawing, labels included.
  var width = 80
  /// The rows of the drawing, without axis and legend.
  var height = 15

  private static let final: Character = "●"
  private static let open: Character = "○"
  private static let target: Character = "─"
  private static let line: Character = "·"
  private static let cut: Character = "¦"
  private static let missing: Character = "×"

  /// A drawing in a language's words.
  init(_ series: SeriesDrawing, _ format: PeopleFormat) {
    self.series = series
    self.format = format
  }

  private var rows: [SeriesDrawing.Point] { series.points }

  /// The lines; none where there is nothing to draw.
  func lines() -> [String] {
    guard let bounds = series.bounds, let first = rows.first, let last = rows.last else {
      return []
    }
    let labels = (0..<height).map { label(ofRow: $0, bounds, series.decimals) }
    let margin = labels.map(\.count).max() ?? 0
    let columns = max(10, width - margin - 3)
    let places = Places(
      first: slot(first), count: slot(last) - slot(first) + 1, columns: columns)
    var grid = Grid(height: height, columns: min(columns, places.width))
    drawTargets(places, bounds, in: &grid)
    drawLines(places, bounds, in: &grid)
    drawValues(places, bounds, in: &grid)
    var lines = grid.cells.enumerated().map { index, cells in
      let label = String(repeating: " ", count: margin - labels[index].count) + labels[index]
      return trimmed("\(label) \(labels[index].isEmpty ? "│" : "┤")\(String(cells))")
    }
    let indent = String(repeating: " ", count: margin + 1)
    lines.append("\(indent)└\(axis(places, grid.columns))")
    lines.append(trimmed("\(indent) \(periods(places, grid.columns))"))
    lines += ["", legend()]
    return lines
  }

  // MARK: Where things stand

  /// Which column each period stands in.
  private struct Places {
    let first: Int
    let count: Int
    let columns: Int

    /// The columns of one period; 0 where several share one.
    var step: Int { min(8, columns / max(1, count)) }
    var width: Int { step > 0 ? count * step : columns }

    func column(_ slot: Int) -> Int {
      step > 0 ? (slot - first) * step + step / 2 : (slot - first) * columns / count
    }
  }

  private struct Grid {
    var cells: [[Character]]
    let columns: Int

    init(height: Int, columns: Int) {
      self.columns = columns
      cells = Array(repeating: Array(repeating: " ", count: columns), count: height)
    }

    mutating func set(_ mark: Character, _ row: Int, _ column: Int) {
      guard cells.indices.contains(row), (0..<columns).contains(column) else { return }
      cells[row][column] = mark
    }
  }

  /// The place of a row's period among those of the shortest length.
  private func slot(_ row: SeriesDrawing.Point) -> Int {
    let length = rows.map(\.period.length).min { $0.rawValue > $1.rawValue } ?? .day
    return Period(length: length, containing: row.period.lastDay).ordinal
  }

  private typealias Bounds = SeriesDrawing.Bounds

  /// The row of the drawing, 0 at the top, on which a value stands.
  private func height(of value: Rational, _ bounds: Bounds) -> Int {
    let steps = Rational(height - 1)
    guard let share = (bounds.high - value).divided(by: bounds.high - bounds.low),
      let above = (share * steps).rounded()
    else { return height / 2 }
    return Int(above)
  }

  private func label(ofRow row: Int, _ bounds: Bounds, _ decimals: Int) -> String {
    guard bounds.low < bounds.high else {
      return row == height / 2 ? format.figures(bounds.low.text(decimals: decimals)) : ""
    }
    guard row % 7 == 0 || row == height - 1,
      let share = Rational(Int128(height - 1 - row), over: Int128(height - 1))
    else { return "" }
    let value = (bounds.high - bounds.low) * share + bounds.low
    return format.figures(value.text(decimals: decimals))
  }

  // MARK: What is drawn

  private func drawTargets(_ places: Places, _ bounds: Bounds, in grid: inout Grid) {
    for row in rows {
      let start = places.column(slot(row)) - places.step / 2
      for height in row.target.map({ height(of: $0, bounds) }) {
        for column in start..<start + max(1, places.step) {
          grid.set(SeriesPlot.target, height, column)
        }
      }
    }
  }

  /// Joins neighbouring periods, never across a gap or a break.
  private func drawLines(_ places: Places, _ bounds: Bounds, in grid: inout Grid) {
    for (left, right) in zip(rows, rows.dropFirst()) {
      let from = places.column(slot(left))
      let to = places.column(slot(right))
      if right.isBreak {
        let column = max(from + 1, to - max(1, places.step / 2))
        for row in 0..<height { grid.set(SeriesPlot.cut, row, min(column, to)) }
        continue
      }
      guard slot(right) - slot(left) <= 1, left.isWhole, right.isWhole, let start = left.value,
        let end = right.value, to - from > 1
      else { continue }
      let (first, last) = (height(of: start, bounds), height(of: end, bounds))
      for column in from + 1..<to {
        let row = first + ((last - first) * 2 * (column - from) + (to - from)) / (2 * (to - from))
        grid.set(SeriesPlot.line, row, column)
      }
    }
  }

  private func drawValues(_ places: Places, _ bounds: Bounds, in grid: inout Grid) {
    for row in rows {
      guard let value = row.value else { continue }
      grid.set(
        row.isSettled ? SeriesPlot.final : SeriesPlot.open, height(of: value, bounds),
        places.column(slot(row)))
    }
  }

  private func axis(_ places: Places, _ columns: Int) -> String {
    var axis = [Character](repeating: "─", count: columns)
    for row in rows {
      let column = places.column(slot(row))
      guard axis.indices.contains(column) else { continue }
      axis[column] = row.value == nil ? SeriesPlot.missing : "┬"
    }
    return String(axis)
  }

  /// The names of as many periods as there is room for.
  private func periods(_ places: Places, _ columns: Int) -> String {
    var line = ""
    for row in rows {
      let name = row.period.description
      let start = max(0, places.column(slot(row)) - name.count / 2)
      guard line.isEmpty || start >= line.count + 2, start + name.count <= columns + 4
      else { continue }
      line += String(repeating: " ", count: start - line.count) + name
    }
    return line
  }

  private func legend() -> String {
    var parts = ["\(SeriesPlot.final) \(Label.word("final", of: "state")[format.language])"]
    if rows.contains(where: { $0.value != nil && !$0.isSettled }) {
      parts.append("\(SeriesPlot.open) \(Label.notFinal[format.language])")
    }
    if rows.contains(where: { !$0.target.isEmpty }) {
      parts.append("\(SeriesPlot.target) \(Label.target[format.language])")
    }
    if rows.dropFirst().contains(where: \.isBreak) {
      parts.append("\(SeriesPlot.cut) \(Label.breakDay[format.language])")
    }
    if rows.contains(where: { $0.value == nil }) {
      parts.append("\(SeriesPlot.missing) \(Label.missing[format.language])")
    }
    return parts.joined(separator: "   ")
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
