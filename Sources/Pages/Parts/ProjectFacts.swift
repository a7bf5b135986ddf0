import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What the portfolio says of one project, as a page says it: a sentence, figures, and facts in pairs.
struct ProjectFacts {
  let rows: PageRows
  let row: [AnswerValue?]
  let subject: String
  let context: PageContext

  private var language: Language { context.language }
  private func value(_ key: String) -> AnswerValue? { rows.value(row, key) }

  private func text(_ key: String) -> String? {
    guard let place = rows.place(key), let value = row[place]?.opened else { return nil }
    return ValueWriter(context).text(value, rows.columns[place], rows.names)
  }

  /// What there is to say of it first.
  var finding: String? {
    var parts: [String] = []
    if let status = text("status") {
      parts.append(
        text("statusSince").map {
          Label("\(status) since \($0)", "\(status) seit \($0)")[language]
        } ?? status)
    }
    if let light = text("report.overall") {
      if let period = text("report.period") {
        parts.append(
          Label("reported \(light) for \(period)", "Bericht \(period): \(light)")[language])
      } else {
        parts.append(Label("no report yet", "noch kein Bericht")[language])
      }
    }
    if case .money(let gap)? = value("money.gap"), gap.minor > 0 {
      let amount = context.format.text(.money(gap))
      parts.append(Label("\(amount) are missing", "es fehlen \(amount)")[language])
    }
    if case .day(let planned)? = value("baseline.end"),
      case .day(let expected)? = value("forecast.end"),
      expected > planned
    {
      let days = planned.days(to: expected)
      parts.append(
        Label("\(days) days later than planned", "\(days) Tage später als geplant")[language])
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// The parts of the page that come from its row.
  func write(to body: inout PageBody) {
    var figures = FigureRow(context)
    for key in ["money.need", "money.secured", "money.gap", "money.spent", "money.committed"] {
      guard let place = rows.place(key), let value = row[place]?.opened else { continue }
      figures.add(
        rows.columns[place].label[language], value,
        address: context.links.explanation(of: subject, key))
    }
    figures.write(to: &body.content)
    body.section(6, Label("Lights", "Ampeln")[language]) { page in writeLights(to: &page) }
    body.section(6, Label("Facts", "Eckdaten")[language]) { page in writeFacts(to: &page) }
  }

  private func writeLights(to page: inout HTMLWriter) {
    let isStale = value("report.stale") == .bool(true)
    page.open("dl", [("class", "facts")])
    for key in ["report.overall", "report.cost", "report.time", "report.scope", "report.benefit"] {
      guard let place = rows.place(key), let word = row[place]?.opened.plainText else { continue }
      let column = rows.columns[place]
      page.element("dt", column.label[language])
      page.open("dd", isStale ? [("class", "old")] : [])
      ValueWriter(context).write(
        light: word, of: column.field, isStale: isStale,
        address: context.links.explanation(of: subject, key), to: &page)
      page.close("dd")
    }
    page.close("dl")
    if isStale, let period = text("report.period") {
      page.element(
        "p", [("class", "none")],
        Label(
          "Out of date: the last report is for \(period).",
          "Veraltet: Der letzte Bericht ist von \(period).")[
            language])
    }
  }

  private func writeFacts(to page: inout HTMLWriter) {
    page.open("dl", [("class", "facts")])
    let keys = [
      "status", "lead", "department", "field", "kind", "progress", "baseline.start", "baseline.end",
      "forecast.end", "funding.asserted", "funding.derived", "money.appropriated", "money.forecast",
    ]
    for key in keys {
      guard let place = rows.place(key), let value = row[place]?.opened else { continue }
      let column = rows.columns[place]
      page.element("dt", column.label[language])
      page.open("dd")
      if case .subject(let unit) = value {
        page.element("a", [("href", context.links.subject(unit))], rows.names[unit] ?? unit)
      } else {
        page.element(
          "a", [("class", "f"), ("href", context.links.explanation(of: subject, key))],
          ValueWriter(context).text(value, column, rows.names))
      }
      page.close("dd")
    }
    page.close("dl")
  }
}
