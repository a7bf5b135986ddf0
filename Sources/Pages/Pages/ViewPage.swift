import Presentation
import Stadtbuch
import Views
import Vocabulary

/// The page that every view of the catalogue has: what may be asked as a form, its rows as a table
/// whose values are doors, and the same as files.
enum ViewPage {
  static let page = Page("/view/{view}") { try make($0, [$0.ask.names["view"]]) }
  static let ofTwoWords = Page("/view/{view}/{second}") {
    try make($0, [$0.ask.names["view"], $0.ask.names["second"]])
  }

  private static func make(_ context: PageContext, _ path: [String?]) throws -> PageBody? {
    guard let view = Catalogue.standard.view(path.compactMap { $0 }) else { return nil }
    return try make(context, view)
  }

  /// The page of a view.
  ///
  /// - Parameter given: what its address says of the view's own parameters by itself.
  static func make(
    _ context: PageContext, _ view: AnyView, given fixed: [(name: String, text: String)] = []
  ) throws -> PageBody? {
    var body = PageBody(title: context.say(view.about.title))
    body.finding = context.say(view.about.sentence)
    let asked = try ViewAsk(context, view, fixed)
    body.content.open("section", [("class", "w12")])
    asked.writeForm(to: &body.content)
    body.content.close("section")
    guard asked.missing.isEmpty else { return body }
    let rows = try PageRows(view, context, given: asked.given, choice: asked.choice)
    guard rows.closing.exists else { return nil }
    body.tools = asked.files
    body.section(12, nil) { page in
      var table = PageTable(rows, context)
      table.sort = { asked.address(sort: $0, $1) }
      table.sorted = asked.sorted
      table.write(to: &page)
      FigureParts(rows, context).writeLists(to: &page)
    }
    return body
  }
}
