import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What stands beside the events of an explanation: the figure, its rule, what it is made of, and the
/// parts that add up to it.
struct FigureParts {
  private let rows: PageRows
  private let context: PageContext

  init(_ rows: PageRows, _ context: PageContext) {
    self.rows = rows
    self.context = context
  }

  func write(to page: inout HTMLWriter) {
    let figures = rows.closing.figures
    if case .object(let figure)? = figures["figure"], let value = figure["value"] {
      page.element(
        "p", [("class", "big")],
        context.format.text(value.opened, of: figure["attribute"]?.plainText))
    }
    if case .object(let rule)? = figures["rule"], let text = rule["text"]?.plainText {
      page.element("p", text)
    }
    writeLists(to: &page)
  }

  /// The lists of rows that stand beside those of a view.
  func writeLists(to page: inout HTMLWriter) {
    let figures = rows.closing.figures
    for head in rows.head.shape.figures {
      guard case .rows(let columns) = head.kind, case .list(let values)? = figures[head.key],
        !values.isEmpty
      else { continue }
      write(values, columns, head.label[context.language], to: &page)
    }
  }

  private func write(
    _ values: [AnswerValue], _ columns: [ColumnHead], _ caption: String, to page: inout HTMLWriter
  ) {
    let objects = values.compactMap { value in
      if case .object(let object) = value.opened { object } else { nil }
    }
    let shown = columns.filter { column in
      column.importance > 0 && column.key != "kind"
        && objects.contains { $0[path: column.key] != nil }
    }
    page.open(
      "div", [("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)])
    page.open("table")
    page.element("caption", caption)
    page.raw("<thead><tr>")
    for column in shown {
      page.element(
        "th",
        [
          ("scope", "col"),
          ("class", column.kind.isFigure || ["amount", "value"].contains(column.field) ? "n" : ""),
        ],
        column.label[context.language])
    }
    page.raw("</tr></thead>\n<tbody>\n")
    for object in objects {
      page.raw("<tr>")
      for column in shown {
        let value = object[path: column.key]?.opened
        let isFigure: Bool =
          switch value {
          case .money, .figure, .decimal: true
          default: column.kind.isFigure
          }
        page.open("td", [("class", isFigure ? "n" : "")])
        if let value {
          write(value, column, to: &page)
        } else {
          page.text("–")
        }
        page.close("td")
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  private func write(_ value: AnswerValue, _ column: ColumnHead, to page: inout HTMLWriter) {
    switch value {
    case .subject(let subject):
      ValueWriter(context).write(
        subject: subject, title: rows.names[subject], address: context.links.door(to: subject),
        to: &page)
    case .list(let numbers) where column.field == "sequences":
      for (place, number) in numbers.enumerated() {
        guard case .integer(let number) = number else { continue }
        if place > 0 { page.text(", ") }
        page.element("a", [("href", context.links.event(number))], String(number))
      }
    default:
      page.text(context.format.cell(value, column).text)
    }
  }
}
