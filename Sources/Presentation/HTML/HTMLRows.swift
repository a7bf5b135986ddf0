import Stadtbuch
package import Views
package import Vocabulary

/// Writes rows of described columns as those of a table of HTML: the first cell names the row,
/// figures stand to the right, a light has its sign, and what is not known is a dash.
struct HTMLRows {
  /// The columns that are shown, in order.
  let columns: [ColumnHead]
  let format: PeopleFormat
  /// What subjects are called, as far as that is known; their keys stand beneath.
  var names: [String: String] = [:]
  /// The columns whose values stand to the right though their kind does not say so.
  var figures: Set<Int> = []

  private var language: Language { format.language }

  private func isFigure(_ place: Int) -> Bool {
    columns[place].kind.isFigure || figures.contains(place)
  }

  /// The head of the table.
  func writeHead(to page: inout HTMLWriter) {
    page.raw("<thead><tr>")
    for (place, column) in columns.enumerated() {
      page.element(
        "th", isFigure(place) ? [("scope", "col"), ("class", "figure")] : [("scope", "col")],
        column.label[language])
    }
    page.raw("</tr></thead>\n")
  }

  /// A row, of whose columns `value` gives the values by their places.
  ///
  /// - Parameter name: what names a row whose first column has no value.
  func write(to page: inout HTMLWriter, name: Label?, _ value: (Int) -> AnswerValue?) {
    page.raw("<tr>")
    for (place, column) in columns.enumerated() {
      open(place, in: &page)
      if let value = value(place) {
        write(value, column, to: &page)
      } else {
        page.text(place == 0 ? name?[language] ?? "–" : "–")
      }
      close(place, in: &page)
    }
    page.raw("</tr>\n")
  }

  /// The row of sums, each under the column that it is the sum of.
  func write(total: AnswerObject, to page: inout HTMLWriter) {
    page.raw("<tr>")
    for (place, column) in columns.enumerated() {
      open(place, in: &page)
      if place == 0 {
        page.text(Label.total[language])
      } else if let value = total.sum(under: column) {
        write(value, column, to: &page)
      } else {
        page.text("–")
      }
      close(place, in: &page)
    }
    page.raw("</tr>\n")
  }

  private func open(_ place: Int, in page: inout HTMLWriter) {
    let style: [HTMLWriter.Attribute] = isFigure(place) ? [("class", "figure")] : []
    if place == 0 {
      page.open("th", [("scope", "row")] + style)
    } else {
      page.open("td", style)
    }
  }

  private func close(_ place: Int, in page: inout HTMLWriter) {
    if place == 0 { page.close("th") } else { page.close("td") }
  }

  private func write(_ value: AnswerValue, _ column: ColumnHead, to page: inout HTMLWriter) {
    switch (column.kind, value.opened) {
    case (_, .word(let word)) where column.kind.isLight:
      page.open("span", [("class", "light \(word)")])
      if let sign = LightSign(rawValue: word)?.sign {
        page.element("span", [("aria-hidden", "true")], sign)
        page.text(" ")
      }
      page.text(format.text(.word(word), of: column.field))
      page.close("span")
    case (.subject, .subject(let subject)):
      guard let name = names[subject] else { return page.text(subject) }
      page.text(name)
      page.raw("<br/>")
      page.element("span", [("class", "name")], subject)
    case (_, let value):
      let cell = format.cell(value, column)
      page.text(
        cell.pieces.enumerated().map { place, piece in
          place.isMultiple(of: 2) ? piece : names[piece] ?? piece
        }.joined())
    }
  }
}

extension [ColumnHead] {
  /// What names a row that has no value in a column: that its group is the last one, or that it has
  /// none of what tells the others apart.
  package func name(without column: ColumnHead, _ value: (Int) -> AnswerValue?) -> Label? {
    guard column.isKey else { return nil }
    for (place, other) in enumerated() where other.path[0] == "group" {
      if value(place) == .bool(true) { return other.label }
    }
    return .without(column.label)
  }
}

/// The signs that tell lights apart without colour.
package enum LightSign: String, CaseIterable {
  case green, amber, red, grey

  /// The sign.
  package var sign: String {
    switch self {
    case .green: "●"
    case .amber: "▲"
    case .red: "■"
    case .grey: "○"
    }
  }
}
