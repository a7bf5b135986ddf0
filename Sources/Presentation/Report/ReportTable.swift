import Stadtbuch
import Views
import Vocabulary

/// A table of a report: some rows and columns of an answer, the whole of which stands in a file.
struct ReportTable: Sendable {
  /// So many rows a table shows at most; the files have all.
  static let rowsMax = 40

  /// The identity of the element; unique on the page.
  let id: String
  /// What it shows.
  let caption: Label
  /// Its columns; the first one names the row.
  let columns: [ColumnHead]
  /// The rows shown, with the values of its columns.
  let rows: [[AnswerValue?]]
  /// What names rows whose first column has no value, by their places.
  var rowNames: [Int: Label] = [:]
  /// The sums of all rows, by the keys of columns.
  var total: AnswerObject?
  /// The name of the file with all rows.
  var file: String?
  /// How many rows that has, where they are of the same kind.
  var count: Int?
  /// What of it is drawn.
  var chart: ReportDrawing?

  /// The same without the row of sums.
  var withoutTotal: ReportTable {
    var table = self
    table.total = nil
    return table
  }

  /// The same with a drawing above it.
  func drawn(_ drawing: ReportDrawing?) -> ReportTable {
    var table = self
    table.chart = drawing
    return table
  }

  /// The subjects shown in it.
  var subjects: [String] {
    let cells = rows.flatMap { row in row.compactMap { $0 } }
    return cells.flatMap(ReportTable.subjects) + (chart?.rows.subjects ?? [])
  }

  private static func subjects(_ value: AnswerValue) -> [String] {
    switch value.opened {
    case .subject(let subject) where subject.contains("/"): [subject]
    case .list(let values): values.flatMap(subjects)
    case .object(let object): object.members.flatMap { subjects($0.value) }
    default: []
    }
  }
}

extension ReportTable {
  /// A table of an answer.
  ///
  /// - Parameters:
  ///   - keys: the columns, in order; one with `?` behind it only where a row has a value in it.
  ///   - pick: the rows and their order.
  ///
  /// Throws: which of them there is not.
  init(
    _ id: String, _ caption: Label, of answer: ReportAnswer, _ keys: String,
    _ pick: RowPick = .all
  ) throws(ChoiceError) {
    let all = try pick.rows(of: answer)
    let shown = Array(all.prefix(ReportTable.rowsMax))
    var places: [Int] = []
    for key in keys.split(separator: ",") {
      let isOptional = key.hasSuffix("?")
      let name = String(isOptional ? key.dropLast() : key)
      guard let place = answer.place(name) else {
        // What is not published stands in no table for the public.
        if answer.isForPublic { continue }
        throw ChoiceError(
          "columns", Label("there is no column “\(name)”", "es gibt keine Spalte „\(name)“"))
      }
      if !isOptional || shown.contains(where: { $0[place] != nil }) { places.append(place) }
    }
    var total = shown.isEmpty ? nil : answer.closing.total(answer.head.shape.figures)
    if let mark = answer.columns.lastIndex(where: { $0.label == .partsLeftOut }),
      shown.contains(where: { $0[mark] != nil }) || total?["incomplete"] != nil
    {
      places.append(mark)
    }
    guard let first = places.first else { throw ChoiceError("columns", .notPublished) }
    let columns = places.map { answer.columns[$0] }
    if let sums = total, !columns.dropFirst().contains(where: { sums.sum(under: $0) != nil }) {
      total = nil
    }
    self.init(
      id: id, caption: caption, columns: columns, rows: shown.map { row in places.map { row[$0] } },
      total: total)
    for (place, row) in shown.enumerated() where rows[place].first == .some(nil) {
      rowNames[place] = answer.columns.name(without: answer.columns[first]) { row[$0] }
    }
  }
}

extension ReportTable {
  /// Writes the table in a frame that can be scrolled with keys, and below it where the rest is.
  func write(to page: inout HTMLWriter, _ format: PeopleFormat, names: [String: String]) {
    let language = format.language
    guard !rows.isEmpty else {
      return page.paragraph(
        "\(caption[language]): \(Label.reportNothing[language])", class: "none")
    }
    page.open(
      "div",
      [
        ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
        ("aria-labelledby", "\(id)-caption"),
      ])
    page.open("table", [("id", id)])
    page.element("caption", [("id", "\(id)-caption")], caption[language])
    page.line()
    let figures = columns.indices.filter { place in rows.contains { $0[place]?.isFigure ?? false } }
    let cells = HTMLRows(columns: columns, format: format, names: names, figures: Set(figures))
    cells.writeHead(to: &page)
    page.raw("<tbody>\n")
    for (place, row) in rows.enumerated() {
      cells.write(to: &page, name: rowNames[place]) { row[$0] }
    }
    page.raw("</tbody>\n")
    if let total {
      page.raw("<tfoot>\n")
      cells.write(total: total, to: &page)
      page.raw("</tfoot>\n")
    }
    page.raw("</table></div>\n")
    guard let file else { return }
    page.open("p", [("class", "more")])
    page.text(Label.reportShown(rows.count, of: count ?? rows.count)[language])
    page.element("code", "\(ReportFiles.tablesFolder)/\(file).csv")
    page.raw("</p>\n")
  }
}

/// Rows of an answer as its chart draws them.
struct ReportDrawing: Sendable {
  /// What it shows.
  let title: Label
  let rows: ChartRows

  /// The drawing of the first rows that are picked; nil where the rows cannot be drawn.
  init?(
    _ title: Label, of answer: ReportAnswer, _ pick: RowPick = .all, atMost count: Int = .max
  ) throws(ChoiceError) {
    guard var rows = ChartRows(answer.head.shape.chart, answer.columns) else { return nil }
    for row in try pick.rows(of: answer).prefix(count) { rows.take(AnyRow(row)) }
    self.title = title
    self.rows = rows
  }

  /// Writes the figure; nothing where there is nothing to draw.
  func write(
    to page: inout HTMLWriter, _ format: PeopleFormat, names: [String: String], id: String,
    asOf: Day
  ) {
    ChartSVG.chart(
      rows, ChartWords(format: format, names: names), id: "chart-\(id)",
      title: title[format.language], asOf: asOf)?.write(to: &page)
  }
}
