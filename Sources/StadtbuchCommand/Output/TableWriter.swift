import Stadtbuch

/// Sets rows into a table: aligned, figures to the right, cut to the terminal's width.
///
/// Where the output is no terminal, long texts are cut too: tables are for people, and JSON and CSV
/// have all. Columns in which no row has anything are left out. Money in one currency carries it in the
/// column's title, else in every cell.
struct TableWriter {
  let format: PeopleFormat
  /// The columns of the terminal; nil where the output is none and nothing is cut.
  let width: Int?
  let hasColour: Bool

  /// The widest column of texts where there is no terminal whose width counts.
  private static let textWidthMax = 72

  private struct Cell {
    var text = ""
    var style: Style?
    var isFigure = false
  }

  private struct Body {
    var titles: [String] = []
    var isFigure: [Bool] = []
    var mayShrink: [Bool] = []
    var rows: [[Cell]] = []
    var widths: [Int] = []
    var leaveOut: [Int] = []

    /// The columns of the terminal that it takes.
    var width: Int { widths.reduce(2 * (widths.count - 1), +) }

    mutating func remove(_ place: Int) {
      titles.remove(at: place)
      isFigure.remove(at: place)
      mayShrink.remove(at: place)
      widths.remove(at: place)
      leaveOut.remove(at: place)
      for row in rows.indices { rows[row].remove(at: place) }
    }
  }

  /// The lines of the table, a title line first and the total under a rule; empty without rows.
  func lines(
    _ columns: [TableColumn], _ rows: [AnswerObject], total: AnswerObject? = nil
  ) -> [String] {
    var body = Body()
    let rows = rows + (rows.isEmpty ? [] : [total].compactMap { $0 })
    body.rows = rows.map { _ in [] }
    for column in columns { add(column, rows, to: &body) }
    guard !rows.isEmpty, !body.titles.isEmpty else { return [] }
    if let width {
      shrink(&body, to: width)
    } else {
      for place in body.widths.indices where body.mayShrink[place] {
        body.widths[place] = min(body.widths[place], TableWriter.textWidthMax)
      }
    }
    var lines = [title(body)]
    lines += body.rows.map { line($0, body) }
    if total != nil {
      lines.insert(String(repeating: "─", count: body.width), at: lines.count - 1)
    }
    return lines
  }

  private func add(_ column: TableColumn, _ rows: [AnswerObject], to body: inout Body) {
    let values = rows.map { $0[path: column.path]?.opened }
    guard values.contains(where: { $0 != nil }) else { return }
    let currency = oneCurrency(values)
    var title = column.title[format.language]
    if let currency { title += " \(currency)" }
    var width = title.count
    for (index, value) in values.enumerated() {
      var cell = Cell()
      if let value {
        let text = column.text(value, format, withCurrency: currency == nil)
        cell.text = Terminal.harmless(
          text.contains(where: \.isNewline) ? TableWriter.oneLine(text) : text)
        cell.isFigure = column.isFigure(value)
        cell.style = column.style(value)
      }
      width = max(width, cell.text.count)
      body.rows[index].append(cell)
    }
    body.titles.append(title)
    body.widths.append(width)
    body.mayShrink.append(column.mayShrink)
    body.leaveOut.append(column.leaveOut)
    body.isFigure.append(values.allSatisfy { $0.map(column.isFigure) ?? true })
  }

  private func oneCurrency(_ values: [AnswerValue?]) -> Currency? {
    var currency: Currency?
    for case let value? in values {
      guard case .money(let money) = value, currency == nil || currency == money.currency else {
        return nil
      }
      currency = money.currency
    }
    return currency
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  /// Takes from the widest of the columns that may shrink, then leaves columns out, then takes from
  /// any, until all fit.
  private func shrink(_ body: inout Body, to width: Int) {
    take(from: &body, to: width, least: 20) { body, place in body.mayShrink[place] }
    while body.width > width,
      let place = body.leaveOut.indices.max(by: { body.leaveOut[$0] < body.leaveOut[$1] }),
      body.leaveOut[place] > 0
    {
      body.remove(place)
    }
    take(from: &body, to: width, least: 12) { body, place in body.mayShrink[place] }
    take(from: &body, to: width, least: 8) { body, place in !body.isFigure[place] }
  }

  private func take(
    from body: inout Body, to width: Int, least: Int, where mayShrink: (Body, Int) -> Bool
  ) {
    while body.width > width {
      let places = body.widths.indices.filter { mayShrink(body, $0) && body.widths[$0] > least }
      guard let widest = places.max(by: { body.widths[$0] < body.widths[$1] }) else { return }
      body.widths[widest] -= 1
    }
  }

  private func title(_ body: Body) -> String {
    let cells = body.titles.indices.map { index in
      pad(body.titles[index], body.widths[index], toRight: body.isFigure[index])
    }
    return Style.bold.on(TableWriter.trimmed(cells.joined(separator: "  ")), hasColour)
  }

  private func line(_ cells: [Cell], _ body: Body) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      let text = pad(cell.text, body.widths[index], toRight: cell.isFigure)
      line += cell.style?.on(text, hasColour) ?? text
    }
    return TableWriter.trimmed(line)
  }

  private func pad(_ text: String, _ width: Int, toRight: Bool) -> String {
    if text.count > width { return text.prefix(width - 1) + "…" }
    let blanks = String(repeating: " ", count: width - text.count)
    return toRight ? blanks + text : text + blanks
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
