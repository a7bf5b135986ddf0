import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Dashboards: pages of several views that people put together, and those that are always there.
enum BoardPage {
  static let list = Page("/boards", Label("Dashboards", "Dashboards")) { context in
    var body = PageBody(title: "Dashboards")
    body.finding =
      Label(
        "Pages put together for somebody, each at any point in time.",
        "Seiten, für jemanden zusammengestellt, jede zu jedem Zeitpunkt.")[context.language]
    if context.ask.mayRecord {
      body.tools = [
        (
          Label("new dashboard …", "neues Dashboard …")[context.language],
          context.links.to("/boards-new")
        )
      ]
    }
    let boards = try all(context)
    body.section(12, nil) { page in
      page.open("ul")
      for board in boards {
        page.open("li")
        page.element(
          "a", [("href", context.links.to("/boards/\(PageLinks.escaped(board.key))"))], board.title)
        if let audience = board.audience { page.element("span", [("class", "key")], audience) }
        page.close("li")
      }
      page.close("ul")
    }
    return body
  }

  static let page = Page("/boards/{name}", under: "/boards") { context in
    guard let name = context.ask.names["name"],
      let board = try all(context).first(where: { $0.key == name })
    else { return nil }
    var body = PageBody(title: board.title)
    body.finding = board.audience
    let isFull = context.ask.value("full") != nil
    body.isForMeeting = isFull
    let own = context.ask.pairs.filter { $0.name != "full" }
    body.tools = [
      isFull
        ? (
          Label("with navigation", "mit Navigation")[context.language],
          context.links.address(context.ask.path, own)
        )
        : (
          Label("full screen", "Vollbild")[context.language],
          context.links.address(context.ask.path, own + [("full", "true")])
        )
    ]
    if context.ask.mayRecord, !isFull {
      body.tools.append(
        (
          Label("change …", "ändern …")[context.language],
          context.links.to("/entry/dashboard.saved", [("from", name)])
        ))
    }
    for tile in board.tiles { write(tile, context, to: &body) }
    return body
  }

  /// All dashboards at the point: those that people saved, and those that are always there unless
  /// one was saved under their key.
  static func all(_ context: PageContext) throws -> [Dashboard] {
    let point = Point(asOf: context.asOf, knownAt: context.knownAt.sequence)
    let saved = try context.engine.timelines.read(at: point) {
      (reading) throws(TimelinesError) in try reading.dashboards()
    }
    return saved
      + Dashboard.ready(context.language).filter { one in !saved.contains { $0.key == one.key } }
  }

  /// Adds a tile to a page; what it cannot show it says, and the others stand.
  private static func write(
    _ tile: Dashboard.Tile, _ context: PageContext, to body: inout PageBody
  ) {
    guard let view = Catalogue.standard.views.first(where: { $0.about.name == tile.view }) else {
      return said(
        Label("There is no view “\(tile.view)”.", "Die Sicht „\(tile.view)“ gibt es nicht."), tile,
        context, to: &body)
    }
    do {
      try TileWriter(tile, view, context).write(to: &body)
    } catch let error as ChoiceError {
      said(error.why, tile, context, to: &body)
    } catch is NotForAudience {
      said(
        Label("You may not see this part.", "Dieser Teil ist nicht für Sie bestimmt."), tile,
        context,
        to: &body)
    } catch is LookRefused {
      said(
        Label(
          "What looks at persons stands on no dashboard.",
          "Was Personen betrachtet, steht auf keinem Dashboard."), tile, context, to: &body)
    } catch {
      said(
        Label("This part cannot be shown now.", "Dieser Teil lässt sich gerade nicht zeigen."),
        tile,
        context, to: &body)
    }
  }

  private static func said(
    _ why: Label, _ tile: Dashboard.Tile, _ context: PageContext, to body: inout PageBody
  ) {
    body.section(tile.width, tile.title ?? tile.view) { page in
      page.element("p", [("class", "none")], why[context.language])
    }
  }
}
