import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// What a controlling room keeps open: the portfolio in five figures, where it burns, what is due.
enum Cockpit {
  static let page = Page("/", Label("Overview", "Übersicht")) { context in
    var body = PageBody(title: Label("Overview", "Übersicht")[context.language])
    let projects = try PageRows(AnyView(Portfolio.self), context, rowsMax: 0)
    try PortfolioFigures(projects, context).write(to: &body)
    try LightHeat(context).write(to: &body)
    try attention(context, &body)
    try BudgetBars(context).write(to: &body)
    try DueSoon(context).write(to: &body)
    try indicators(context, &body)
    return body
  }

  /// What needs attention, the first of it.
  private static func attention(_ context: PageContext, _ body: inout PageBody) throws {
    guard let rows = try? PageRows(AnyView(Attention.self), context) else { return }
    let all = Label("all \(rows.count)", "alle \(rows.count)")[context.language]
    body.section(
      5, Label("Needs attention", "Braucht Aufmerksamkeit")[context.language],
      tools: [(all, context.links.to("/view/attention"))]
    ) { page in
      var table = PageTable(rows, context, keys: ["subject", "title", "kind", "amount", "days"])
      table.rowsMax = 8
      table.isPart = true
      table.write(to: &page)
    }
  }

  /// The indicators that are not where they should be first.
  private static func indicators(_ context: PageContext, _ body: inout PageBody) throws {
    guard let rows = try? PageRows(AnyView(KpiBoard.self), context), rows.count > 0 else { return }
    let all = Label("all \(rows.count)", "alle \(rows.count)")[context.language]
    body.section(
      12, Label("Indicators against their target", "Kennzahlen gegen ihr Ziel")[context.language],
      tools: [(all, context.links.to("/indicators"))]
    ) { page in
      if let finding = IndicatorsPage.finding(rows, context) {
        page.element("p", [("class", "d")], finding)
      }
      var table = PageTable(
        rows, context,
        keys: ["indicator", "title", "light", "value", "unit", "target", "deviation", "period"])
      table.rowsMax = 14
      table.isPart = true
      table.write(to: &page)
    }
  }
}
