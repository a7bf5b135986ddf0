import Presentation
import Stadtbuch
import Views
import Vocabulary

/// The portfolio: projects with their lights and money, filtered, grouped, ordered, and cited.
enum PortfolioPage {
  static let page = Page("/portfolio", Label("Portfolio", "Portfolio")) { context in
    let view = AnyView(Portfolio.self)
    var body = PageBody(title: Label("Portfolio", "Portfolio")[context.language])
    let asked = try ViewAsk(context, view)
    let rows = try PageRows(view, context, given: asked.given, choice: asked.choice)
    body.finding = finding(rows, context)
    body.tools = asked.files
    body.content.open("section", [("class", "w12")])
    writeWays(context, to: &body.content)
    asked.writeForm(to: &body.content)
    body.content.close("section")
    body.section(12, nil) { page in
      let isUsual = asked.choice.columns == nil && asked.choice.groupBy == nil
      var table = PageTable(rows, context, keys: isUsual ? usualKeys : nil)
      table.sort = { asked.address(sort: $0, $1) }
      table.sorted = asked.sorted
      table.write(to: &page)
    }
    return body
  }

  /// What stands in the table where nothing is said.
  private static let usualKeys = [
    "subject", "title", "report.overall", "status", "lead", "money.need", "money.secured",
    "money.gap", "money.spent", "baseline.end", "forecast.end", "report.period",
  ]

  /// What the projects are, in a sentence.
  private static func finding(_ rows: PageRows, _ context: PageContext) -> String? {
    guard case .object(let total)? = rows.closing.figures["total"] else { return nil }
    func count(_ key: String) -> Int64 {
      if case .integer(let number)? = total[key] { number } else { 0 }
    }
    let (all, red, amber) = (count("count"), count("red"), count("amber"))
    return Label(
      "\(all) projects: \(red) red, \(amber) amber, \(count("green")) green, \(count("grey")) without a report.",
      "\(all) Projekte: \(red) rot, \(amber) gelb, \(count("green")) grün, \(count("grey")) ohne Bericht."
    )[context.language]
  }

  /// Choices that are often made, one click away.
  private static func writeWays(_ context: PageContext, to page: inout HTMLWriter) {
    let links = context.links
    let ways: [(Label, [(name: String, value: String)])] = [
      (Label("all", "alle"), []),
      (Label("red", "rot"), [("where", "report.overall=red")]),
      (Label("amber", "gelb"), [("where", "report.overall=amber")]),
      (Label("without a report", "ohne Bericht"), [("where", "report.overall=grey")]),
      (Label("with a gap", "mit Lücke"), [("where", "money.gap>0"), ("sort", "money.gap:desc")]),
      (Label("by department", "nach Dezernat"), [("groupBy", "department")]),
      (Label("by field", "nach Handlungsfeld"), [("groupBy", "field")]),
      (Label("by status", "nach Status"), [("groupBy", "status")]),
    ]
    page.open("p", [("class", "tools left")])
    for (label, pairs) in ways {
      page.element("a", [("href", links.to("/portfolio", pairs))], label[context.language])
    }
    page.close("p")
    page.line()
  }
}
