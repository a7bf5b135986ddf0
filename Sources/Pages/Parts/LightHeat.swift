import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Departments by fields: how many projects of each light; a cell opens its projects. It shows lights,
/// money or numbers, as the address says.
struct LightHeat {
  private let context: PageContext
  private let rows: PageRows
  /// What stands in cells: `lights`, `money` or `count`.
  private let shows: String

  private struct Cell {
    var counts: [(word: String, count: Int64)] = []
    var count: Int64 = 0
    var need: AnswerValue?
  }

  init(_ context: PageContext) throws {
    self.context = context
    shows = context.ask.value("heat") ?? "lights"
    rows = try PageRows(
      AnyView(Portfolio.self), context, choice: RowChoice(groupBy: "department,field"))
  }

  private func key(_ row: [AnswerValue?], _ name: String) -> String {
    rows.value(row, "group.\(name)")?.plainText ?? ""
  }

  private func cell(_ row: [AnswerValue?]) -> Cell {
    func count(_ key: String) -> Int64 {
      if case .integer(let number)? = rows.value(row, key) { number } else { 0 }
    }
    let words = ["red", "amber", "green", "grey"]
    return Cell(
      counts: words.map { ($0, count($0)) }.filter { $0.1 > 0 }, count: count("count"),
      need: rows.value(row, "need"))
  }

  /// Adds the table to a page.
  func write(to body: inout PageBody, columns: Int = 7, title: String? = nil) throws {
    guard !rows.rows.isEmpty else { return }
    let language = context.language
    var (departments, fields): ([String], [String]) = ([], [])
    var cells: [String: Cell] = [:]
    for row in rows.rows {
      let (department, field) = (key(row, "department"), key(row, "field"))
      if cell(row).count == 0 { continue }
      if !departments.contains(department) { departments.append(department) }
      if !fields.contains(field) { fields.append(field) }
      cells["\(department)\u{0}\(field)"] = cell(row)
    }
    // Those without stand last.
    departments.sort { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
    fields.sort { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
    let ways = [
      ("lights", Label("lights", "Ampeln")), ("money", Label("money", "Geld")),
      ("count", Label("number", "Anzahl")),
    ].filter { $0.0 != shows }.map { (name, label) in
      (text: label[language], address: context.links.to("/", [("heat", name)]))
    }
    body.section(
      columns,
      title ?? Label("Departments and fields of action", "Dezernate und Handlungsfelder")[language],
      tools: title == nil ? ways : []
    ) { page in
      page.raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
      page.text(Label("Departments and fields", "Dezernate und Handlungsfelder")[language])
      page.raw("\"><table class=\"heat\">")
      page.element("caption", caption)
      page.raw("<thead><tr>")
      page.element("th", [("scope", "col")], Label("Department", "Dezernat")[language])
      for field in fields { page.element("th", [("scope", "col")], name(field, "field")) }
      page.raw("</tr></thead>\n<tbody>")
      for department in departments {
        page.raw("<tr>")
        page.element("th", [("scope", "row")], name(department, "department"))
        for field in fields {
          page.raw("<td>")
          if let cell = cells["\(department)\u{0}\(field)"], cell.count > 0 {
            write(cell, department, field, to: &page)
          } else {
            page.raw("<span class=\"d\" aria-hidden=\"true\">·</span>")
          }
          page.raw("</td>")
        }
        page.raw("</tr>\n")
      }
      page.raw("</tbody></table></div>\n")
    }
  }

  private var caption: String {
    switch shows {
    case "money":
      Label("Need. A cell opens its projects.", "Bedarf. Eine Zelle öffnet ihre Projekte.")[
        context.language]
    case "count":
      Label(
        "Number of projects. A cell opens them.", "Anzahl der Projekte. Eine Zelle öffnet sie.")[
          context.language]
    default:
      Label(
        "The colour is the worst light in a cell. A cell opens its projects.",
        "Die Farbe ist die schlechteste Ampel der Zelle. Eine Zelle öffnet ihre Projekte.")[
          context.language]
    }
  }

  private func name(_ key: String, _ column: String) -> String {
    guard key.isEmpty else { return rows.names[key] ?? key }
    return (column == "field" ? Label("no field", "ohne Feld") : Label("none", "ohne"))[
      context.language]
  }

  private func write(
    _ cell: Cell, _ department: String, _ field: String, to page: inout HTMLWriter
  ) {
    // What stands under no department or no field is found among the projects of the other.
    let condition = [("department", department), ("field", field)].filter { !$0.1.isEmpty }
      .map { "\($0.0)=\($0.1.quotedInConditions)" }.joined(separator: " and ")
    let address = context.links.to("/portfolio", condition.isEmpty ? [] : [("where", condition)])
    let words = cell.counts.map {
      "\($0.count) \(context.format.text(.word($0.word), of: "overall"))"
    }
    .joined(separator: ", ")
    let text: String =
      switch shows {
      case "money":
        cell.need.map {
          RoundAmount.text($0, context.format, context.language) ?? context.format.text($0)
        } ?? "–"
      case "count": String(cell.count)
      default:
        cell.counts.map { "\(LightSign(rawValue: $0.word)?.sign ?? "")\($0.count)" }.joined(
          separator: " ")
      }
    let style = shows == "lights" ? cell.counts.first?.word ?? "grey" : ""
    page.element(
      "a",
      [
        ("href", address), ("class", style),
        ("aria-label", shows == "lights" ? words : "\(text): \(words)"),
      ],
      text)
  }
}
