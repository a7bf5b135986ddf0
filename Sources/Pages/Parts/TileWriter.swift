import Presentation
import Stadtbuch
import Views
import Vocabulary

/// One part of a dashboard: a view, shown as a table, a chart, figures or departments by fields.
struct TileWriter {
  private let tile: Dashboard.Tile
  private let context: PageContext
  private let view: AnyView
  private let given: [(name: String, text: String)]
  private let choice: RowChoice
  /// So many rows stand in a tile; the page of the view has the others.
  private static let rowsMax = 10

  /// Throws: where the tile asks for what no tile shows.
  init(_ tile: Dashboard.Tile, _ view: AnyView, _ context: PageContext) throws {
    self.tile = tile
    self.view = view
    self.context = context
    func value(_ name: String) -> String? { tile.parameters.first { $0.name == name }?.value }
    choice = RowChoice(
      condition: value("where"), groupBy: value("groupBy"), sort: value("sort"),
      columns: value("columns"))
    var given: [(name: String, text: String)] = []
    for (name, value) in tile.parameters
    where !["where", "groupBy", "sort", "columns"].contains(name) {
      guard let own = view.parameters.first(where: { $0.name == name }) else {
        throw ChoiceError(
          name,
          Label("\(view.about.name) has no “\(name)”", "\(view.about.name) kennt kein „\(name)“"))
      }
      given.append((name, own.kind == .flag ? "" : value))
    }
    self.given = given
    guard try view.shape(given).noted == nil else { throw LookRefused() }
  }

  private var title: String { tile.title ?? context.say(view.about.title) }

  /// The page of the view with the same question.
  private var address: String {
    context.links.to("/view/" + view.about.path.joined(separator: "/"), tile.parameters)
  }

  /// Adds the tile to a page.
  func write(to body: inout PageBody) throws {
    switch tile.form {
    case .figures where view.about.name == "portfolio":
      let rows = try PageRows(view, context, given: given, choice: choice, rowsMax: 0)
      try PortfolioFigures(rows, context).write(to: &body)
    case .heat where view.about.name == "portfolio":
      try LightHeat(context).write(to: &body, columns: tile.width, title: title)
    case .chart where view.about.path == ["kpi", "series"]:
      let rows = try PageRows(view, context, given: given, choice: choice)
      body.section(tile.width, title, tools: [(Label("open", "öffnen")[context.language], address)])
      {
        page in
        let id = "tile-\(title.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xffff })"
        IndicatorPage.picture(rows, title, context).writeFigure(to: &page, id: id)
      }
    case .chart where view.about.name == "budget":
      try BudgetBars(context).write(to: &body, columns: tile.width)
    case .chart where view.about.name == "milestones":
      let rows = try PageRows(view, context, given: given, choice: choice, rowsMax: 20)
      body.section(tile.width, title, tools: [(Label("open", "öffnen")[context.language], address)])
      {
        page in
        MilestonesPicture(
          title, ProjectPage.milestones(rows, context), asOf: context.asOf,
          language: context.language
        ).writeFigure(to: &page, id: "milestones")
      }
    default:
      let rows = try PageRows(view, context, given: given, choice: choice)
      let all =
        rows.count > TileWriter.rowsMax
        ? Label("all \(rows.count)", "alle \(rows.count)") : Label("open", "öffnen")
      body.section(tile.width, title, tools: [(all[context.language], address)]) { page in
        var table = PageTable(rows, context)
        table.rowsMax = TileWriter.rowsMax
        table.isPart = true
        table.write(to: &page)
      }
    }
  }
}
