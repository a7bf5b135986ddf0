import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Every indicator with its latest value, its target, its light and where it comes from.
enum IndicatorsPage {
  static let page = Page("/indicators", Label("Indicators", "Kennzahlen")) { context in
    let view = AnyView(KpiBoard.self)
    var body = PageBody(title: Label("Indicators", "Kennzahlen")[context.language])
    let asked = try ViewAsk(context, view)
    let rows = try PageRows(view, context, given: asked.given, choice: asked.choice)
    body.finding = finding(rows, context)
    body.tools = asked.files
    body.content.open("section", [("class", "w12")])
    asked.writeForm(to: &body.content)
    body.content.close("section")
    body.section(12, nil) { page in
      var table = PageTable(rows, context, keys: asked.choice == RowChoice() ? usualKeys : nil)
      table.sort = { asked.address(sort: $0, $1) }
      table.sorted = asked.sorted
      table.write(to: &page)
    }
    return body
  }

  /// What stands in the table where nothing is said.
  private static let usualKeys = [
    "indicator", "title", "light", "value", "unit", "target", "deviation", "period", "trend",
    "reachDate", "owner",
  ]

  /// How many of them are where they should be, in a sentence.
  static func finding(_ rows: PageRows, _ context: PageContext) -> String? {
    guard let place = rows.place("light"), rows.count > 0 else { return nil }
    func count(_ word: String) -> Int { rows.rows.count { $0[place]?.plainText == word } }
    return Label(
      "\(rows.count) indicators: \(count("red")) red, \(count("amber")) amber, \(count("green")) green, \(count("grey")) without a light.",
      "\(rows.count) Kennzahlen: \(count("red")) rot, \(count("amber")) gelb, \(count("green")) grün, \(count("grey")) ohne Ampel."
    )[context.language]
  }
}
