import Stadtbuch
import Views
import Vocabulary

/// How many rows stand in each place of a table, with the worst of their lights.
struct HeatDrawing {
  /// A place.
  struct Cell {
    var count = 0
    /// The worst light, by its place among ``lights``.
    var light = HeatDrawing.lights.count - 1
  }

  /// The lights from the worst on; the last is none.
  static let lights = ["red", "amber", "green", "grey"]

  let rows: [String]
  let columns: [String]
  /// By row and column; nil where there is nothing.
  let cells: [[Cell?]]
  /// What the rows and columns are, and the light.
  let words: (row: String, column: String, light: String)
  let lightWords: [String]
  /// How many rows of the answer stand in no place that is drawn.
  let more: Int

  private static let (rowsMax, columnsMax) = (30, 12)

  init(_ rows: ChartRows, _ words: ChartWords) {
    var found: [String: [String: Cell]] = [:]
    var columns: Set<String> = []
    for row in rows.rows {
      let name = words.name(row)
      let column = row.values.first?.flatMap { words.key($0) } ?? ChartWords.none
      columns.insert(column)
      let place = row.state?.plainText.flatMap { HeatDrawing.lights.firstIndex(of: $0) }
      var cell = found[name]?[column] ?? Cell()
      cell.count += 1
      cell.light = min(cell.light, place ?? HeatDrawing.lights.count - 1)
      found[name, default: [:]][column] = cell
    }
    let names = HeatDrawing.ordered(Set(found.keys), atMost: HeatDrawing.rowsMax)
    let heads = HeatDrawing.ordered(columns, atMost: HeatDrawing.columnsMax)
    (self.rows, self.columns) = (names, heads)
    cells = names.map { name in heads.map { found[name]?[$0] } }
    more = rows.rows.count - cells.joined().reduce(0) { $0 + ($1?.count ?? 0) }
    self.words = (
      words.head(rows.chart.names.first ?? "", rows),
      words.head(rows.chart.values.first ?? "", rows),
      rows.stateColumn?.label[words.language] ?? ""
    )
    lightWords = HeatDrawing.lights.map { Label.word($0, of: "light")[words.language] }
  }

  /// In byte order, those without a name last.
  private static func ordered(_ names: Set<String>, atMost count: Int) -> [String] {
    let sorted = names.sorted { left, right in
      if (left == ChartWords.none) != (right == ChartWords.none) { return right == ChartWords.none }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return Array(sorted.prefix(count))
  }
}
