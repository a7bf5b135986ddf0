import LMDB
package import Vocabulary

/// Sets rows into a table: aligned, figures to the right, cut to the terminal's width.
///
/// Where the output is no terminal, long texts are cut too: tables are for people, and JSON and CSV
/// have all. Columns in which no row has anything are left out. Money in one currency carries it in the
/// column's title, else in every cell.
package struct TableWriter {
  let language: Language
  /// The columns of the terminal; nil where the output is none and nothing is cut.
  let width: Int?
  let hasColour: Bool

  package init(_ language: Language, width: Int?, hasColour: Bool) {
    self.language = language
    self.width = width
    self.hasColour = hasColour
  }

  /// The widest column of texts where there is no terminal whose width counts.
  private static let textWidthMax = 72

  /// The columns that are shown, and how.
  private struct Frame {
    struct Column {
      var place: Int
      var title: String
      var isFigure: Bool
      var isFlexible: Bool
      var importance: Int
      var width: Int
    }

    var columns: [Column] = []
    /// Those for which there was no room.
    var hidden: [Column] = []

    /// The columns of the terminal that it takes.
    var width: Int { columns.reduce(2 * (columns.count - 1)) { $0 + $1.width } }
  }

  /// The lines of a table whose rows are all there, a title line first; empty without rows.
  package func lines(_ table: borrowing TableRows) throws -> [String] {
    var lines: [String] = []
    try write(table) { lines.append($0) }
    return lines
  }

  /// Whether there is anything to show.
  package func hasLines(_ table: borrowing TableRows) -> Bool {
    table.found.contains { $0.isThere }
  }

  /// Gives out the lines of a table whose rows are all there; may be done again. Where columns had
  /// no room, the last line says which, and how to see them.
  package func write(_ table: borrowing TableRows, _ emit: (String) throws -> Void) throws {
    let frame = frame(of: table)
    guard !frame.columns.isEmpty else { return }
    try emit(title(frame))
    var left = table.count
    let hasTotal = table.hasTotal
    try table.forEach(frame.columns.map(\.place)) { cells in
      if left == 1, hasTotal { try emit(String(repeating: "─", count: frame.width)) }
      left -= 1
      try emit(line(cells, frame))
    }
    guard !frame.hidden.isEmpty else { return }
    let titles = frame.hidden.sorted { $0.place < $1.place }.map(\.title)
    try emit(Style.dim.on(Label.hiddenColumns(titles)[language], hasColour))
  }

  private func frame(of table: borrowing TableRows) -> Frame {
    var frame = Frame()
    for (place, column) in table.heads.enumerated() {
      let found = table.found[place]
      guard found.isThere else { continue }
      var title = column.title
      if let currency = found.oneCurrency { title += " \(currency)" }
      let widest = found.oneCurrency == nil ? found.widthWithCurrency : found.width
      frame.columns.append(
        Frame.Column(
          place: place, title: title, isFigure: found.isFigure, isFlexible: column.isFlexible,
          importance: column.importance, width: max(DisplayWidth.of(title), widest)))
    }
    if let width {
      shrink(&frame, to: width)
    } else {
      for index in frame.columns.indices where frame.columns[index].isFlexible {
        frame.columns[index].width = min(frame.columns[index].width, TableWriter.textWidthMax)
      }
    }
    return frame
  }

  /// Takes from the widest of the columns that may shrink, then leaves columns out, then takes from
  /// any, until all fit.
  private func shrink(_ frame: inout Frame, to width: Int) {
    take(from: &frame, to: width, least: 20) { $0.isFlexible }
    while frame.width > width,
      let place = frame.columns.indices.max(by: {
        frame.columns[$0].importance < frame.columns[$1].importance
      }), frame.columns[place].importance > 1
    {
      frame.hidden.append(frame.columns.remove(at: place))
    }
    take(from: &frame, to: width, least: 12) { $0.isFlexible }
    take(from: &frame, to: width, least: 8) { !$0.isFigure }
  }

  private func take(
    from frame: inout Frame, to width: Int, least: Int, where isFlexible: (Frame.Column) -> Bool
  ) {
    while frame.width > width {
      let places = frame.columns.indices.filter {
        isFlexible(frame.columns[$0]) && frame.columns[$0].width > least
      }
      guard let widest = places.max(by: { frame.columns[$0].width < frame.columns[$1].width })
      else { return }
      frame.columns[widest].width -= 1
    }
  }

  private func title(_ frame: Frame) -> String {
    let cells = frame.columns.map { pad($0.title, $0.width, toRight: $0.isFigure) }
    return Style.bold.on(TableWriter.trimmed(cells.joined(separator: "  ")), hasColour)
  }

  private func line(_ cells: [TableRows.Cell], _ frame: Frame) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      let text = pad(cell.text, frame.columns[index].width, toRight: cell.isFigure)
      line += cell.style?.on(text, hasColour) ?? text
    }
    return TableWriter.trimmed(line)
  }

  private func pad(_ text: String, _ width: Int, toRight: Bool) -> String {
    let text = DisplayWidth.cut(text, to: width)
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return toRight ? blanks + text : text + blanks
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
