import Presentation
import Stadtbuch
import Views
import Vocabulary

/// One project: its lights with since when, its money by year and source, its milestones, what it
/// serves and owes, and what happened to it.
enum ProjectPage {
  static let page = Page("/project/{key}", under: "/portfolio") { context in
    guard let key = context.ask.names["key"] else { return nil }
    let subject = "project/\(key)"
    let rows = try PageRows(
      AnyView(Portfolio.self), context,
      choice: RowChoice(condition: "subject=\(subject.quotedInConditions)"), rowsMax: 1)
    guard let row = rows.rows.first else { return try ended(subject, context) }
    var body = PageBody(title: rows.value(row, "title")?.plainText ?? subject)
    body.key = subject
    let facts = ProjectFacts(rows: rows, row: row, subject: subject, context: context)
    body.finding = facts.finding
    if context.ask.mayRecord {
      body.tools.append(
        (
          Label("enter …", "erfassen …")[context.language],
          context.links.to("/entry", [("subject", subject)])
        ))
    }
    body.tools += [
      (
        Label("history", "Verlauf")[context.language], "#history"
      ),
      (
        Label("everything that holds", "alles, was gilt")[context.language],
        context.links.to("/show/\(subject)")
      ),
    ]
    facts.write(to: &body)
    try writeParts(subject, context, to: &body)
    try HistoryPart.write(subject, context, to: &body)
    return body
  }

  /// The page of a project that does not stand in the portfolio at the point: ended, or unknown then.
  private static func ended(_ subject: String, _ context: PageContext) throws -> PageBody? {
    let rows = try PageRows(AnyView(Show.self), context, given: [("subject", subject)])
    guard rows.closing.exists, rows.count > 0 else { return nil }
    var body = PageBody(title: try context.titles([subject])[subject] ?? subject)
    body.key = subject
    body.finding =
      Label(
        "Not in the portfolio at this point.", "Zu diesem Zeitpunkt nicht im Portfolio.")[
        context.language]
    body.section(12, Label("What holds", "Was gilt")[context.language]) { page in
      PageTable(rows, context).headed.write(to: &page)
    }
    try HistoryPart.write(subject, context, to: &body)
    return body
  }

  /// What other views say of it, those that say nothing left out.
  private static func writeParts(
    _ subject: String, _ context: PageContext, to body: inout PageBody
  ) throws {
    let condition = RowChoice(condition: "project=\(subject.quotedInConditions)")
    let own = RowChoice(condition: "subject=\(subject.quotedInConditions)")
    let parts: [(any View.Type, RowChoice, [(name: String, text: String)], Label, Int, [String]?)] =
      [
        (
          Budget.self, own, [("year", String(context.asOf.year))],
          Label("Budget \(context.asOf.year)", "Haushalt \(context.asOf.year)"), 12,
          ["subject", "authorised", "blocked", "committed", "spent", "available", "rest"]
        ),
        (
          Milestones.self, condition, [], Label("Milestones", "Meilensteine"), 12,
          [
            "subject", "title", "baseline", "forecast", "reached", "slipDays", "daysOverdue",
            "owner",
          ]
        ),
        (
          Grants.self, condition, [], Label("Grants", "Zuwendungen"), 12,
          ["subject", "reference", "maximum", "used", "received", "unused", "until"]
        ),
        (
          GoalsToProjects.self, condition, [], Label("Serves", "Dient"), 12,
          ["goal", "goalText", "measure", "indicators"]
        ),
      ]
    for (view, choice, given, title, width, keys) in parts {
      guard let rows = try? PageRows(AnyView(view), context, given: given, choice: choice),
        rows.count > 0
      else { continue }
      let address = context.links.to(
        "/view/" + rows.view.about.path.joined(separator: "/"),
        given.map { ($0.name, $0.text) } + [("where", choice.condition ?? "")])
      body.section(
        width, title[context.language],
        tools: [(Label("as a table of its own", "als eigene Tabelle")[context.language], address)]
      ) { page in
        if view is Milestones.Type {
          MilestonesPicture(
            title[context.language], milestones(rows, context), asOf: context.asOf,
            language: context.language
          ).writeFigure(to: &page, id: "milestones")
        }
        var table = PageTable(rows, context, keys: keys)
        table.isPart = true
        table.write(to: &page)
      }
    }
  }
}

extension ProjectPage {
  /// The rows of milestones as a picture has them.
  static func milestones(
    _ rows: PageRows, _ context: PageContext
  ) -> [MilestonesPicture.Row] {
    rows.rows.compactMap { row in
      guard case .subject(let subject)? = rows.value(row, "subject"),
        case .day(let planned)? = rows.value(row, "baseline")
      else { return nil }
      func day(_ key: String) -> Day? {
        if case .day(let day)? = rows.value(row, key) { day } else { nil }
      }
      return MilestonesPicture.Row(
        rows.value(row, "title")?.plainText ?? subject, planned: planned,
        expected: day("forecast"), reached: day("reached"))
    }
  }
}

extension String {
  /// The same as a value of a condition, between quotation marks.
  var quotedInConditions: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
