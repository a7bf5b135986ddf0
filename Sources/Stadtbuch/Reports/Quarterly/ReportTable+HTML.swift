import Vocabulary

/// How values are written on the page.
struct ReportFormat {
  let language: Language
  /// The titles of subjects.
  let titles: [String: String]
  /// How times are written.
  let times: TimeFormat

  var figures: FigureFormat { FigureFormat(language) }

  /// A value in words and figures.
  func text(_ value: AnswerValue, of field: String? = nil, _ show: ReportColumn.Show = .plain)
    -> String
  {
    switch (show, value) {
    case (.percent, .integer(let points)): return figures.percent(points)
    case (.percent, .text(let word)), (.word, .text(let word)), (.light, .text(let word)):
      return AnswerWords.word(word, of: field, language)
    case (.figure, .text(let digits)): return figures.figures(digits)
    case (.percent, .figure(let word)): return AnswerWords.word(word, of: field, language)
    case (.instant, .text(let text)):
      return Instant(text).map { times.text($0) } ?? text
    default: break
    }
    switch value {
    case .text(let text), .subject(let text): return text
    case .day, .period: return value.plainText ?? ""
    case .instant(let instant): return times.text(instant)
    case .figure(let digits): return figures.figures(digits)
    case .word(let word): return AnswerWords.word(word, of: field, language)
    case .decimal(let decimal): return figures.figures(decimal.description)
    case .integer(let number): return String(number)
    case .basisPoints(let points): return figures.percent(points)
    case .bool(let isTrue): return (isTrue ? ReportWords.yes : ReportWords.no)[language]
    case .money(let money): return figures.figures(money.amount) + "\u{a0}\(money.currency)"
    case .list(let values): return values.map { text($0) }.joined(separator: ", ")
    case .object(let object):
      return object.members.map { "\($0.name) \(text($0.value, of: $0.name))" }
        .joined(separator: ", ")
    case .json: return text(value.opened, of: field)
    case .null: return "–"
    }
  }
}

extension ReportTable {
  /// Writes the table in a frame that can be scrolled with keys, and below it where the rest is.
  func write(to page: inout HTMLWriter, _ format: ReportFormat) {
    let language = format.language
    guard !rows.isEmpty else {
      page.open("p", [("class", "none")])
      page.text("\(caption): \(ReportWords.nothing[language])")
      page.close("p")
      page.line()
      return
    }
    page.open(
      "div",
      [
        ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
        ("aria-labelledby", "\(id)-caption"),
      ])
    page.open("table", [("id", id)])
    page.element("caption", [("id", "\(id)-caption")], caption)
    page.line()
    page.raw("<thead><tr>")
    let figures = columns.map { column in
      rows.contains { column.isFigure($0[path: column.path]) }
    }
    for (column, isFigure) in zip(columns, figures) {
      page.element(
        "th", isFigure ? [("scope", "col"), ("class", "n")] : [("scope", "col")],
        column.title[language])
    }
    page.raw("</tr></thead>\n<tbody>\n")
    for row in rows { write(row, figures, to: &page, format) }
    page.raw("</tbody>\n")
    if let total {
      page.raw("<tfoot>\n")
      write(total, figures, to: &page, format)
      page.raw("</tfoot>\n")
    }
    page.raw("</table></div>\n")
    guard let file else { return }
    page.open("p", [("class", "more")])
    page.text(ReportWords.shown(rows.count, of: count, language))
    page.open("code")
    page.text(file)
    page.close("code")
    page.raw("</p>\n")
  }

  private func write(
    _ row: AnswerObject, _ figures: [Bool], to page: inout HTMLWriter, _ format: ReportFormat
  ) {
    page.raw("<tr>")
    for (index, column) in columns.enumerated() {
      let value = row[path: column.path]
      if index == 0 {
        page.raw("<th scope=\"row\">")
      } else if figures[index] {
        page.raw("<td class=\"n\">")
      } else {
        page.raw("<td>")
      }
      if let value { write(value, column, to: &page, format) } else { page.text("–") }
      if index == 0 { page.raw("</th>") } else { page.raw("</td>") }
    }
    page.raw("</tr>\n")
  }

  private func write(
    _ value: AnswerValue, _ column: ReportColumn, to page: inout HTMLWriter,
    _ format: ReportFormat
  ) {
    if column.show == .light, let word = value.plainText, let light = ReportLight(rawValue: word) {
      page.open("span", [("class", "light \(word)")])
      page.element("span", [("aria-hidden", "true")], light.sign)
      page.text(" ")
      page.text(format.text(value, of: column.field, .light))
      page.close("span")
      return
    }
    if column.show == .subject, let subject = value.plainText {
      guard let title = format.titles[subject] else { return page.text(subject) }
      page.text(title)
      page.raw("<br/>")
      page.element("span", [("class", "name")], subject)
      return
    }
    page.text(format.text(value, of: column.field, column.show))
  }
}

/// The lights with the sign that tells them apart without colour.
enum ReportLight: String, CaseIterable {
  case green, amber, red, grey

  /// The sign.
  var sign: String {
    switch self {
    case .green: "●"
    case .amber: "▲"
    case .red: "■"
    case .grey: "○"
    }
  }
}
