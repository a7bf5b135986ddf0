import Presentation
import Stadtbuch
import Views
import Vocabulary

/// One indicator: its periods against the target, as a picture and as a table, what was said of them
/// when, and what became of how it is counted.
enum IndicatorPage {
  static let page = Page("/indicator/{key}", under: "/indicators") { context in
    guard let key = context.ask.names["key"] else { return nil }
    let subject = "indicator/\(key)"
    let view = AnyView(KpiSeries.self)
    let asked = try ViewAsk(context, view, [("indicator", key)])
    let rows = try PageRows(view, context, given: asked.given, choice: asked.choice)
    guard rows.closing.exists else { return nil }
    var body = PageBody(title: try context.titles([subject])[subject] ?? subject)
    body.key = subject
    body.finding = finding(rows, context)
    body.tools = vintages(context, subject) + asked.files
    let title = body.title
    body.section(12, nil) { page in
      picture(rows, title, context).writeFigure(
        to: &page, id: "series", sizes: PictureSize.allCases)
      page.open("div", [("class", "choose")])
      asked.writeForm(without: ["plot", "vintages"], to: &page)
      page.close("div")
    }
    body.section(12, Label("The figures", "Die Zahlen")[context.language]) { page in
      var table = PageTable(rows, context).headed
      table.sort = { asked.address(sort: $0, $1) }
      table.sorted = asked.sorted
      table.write(to: &page)
    }
    try HistoryPart.write(subject, context, to: &body)
    return body
  }

  /// Every value that a period has had, or only the last: the other of the two.
  private static func vintages(
    _ context: PageContext, _ subject: String
  ) -> [(text: String, address: String)] {
    let others = context.ask.pairs.filter { $0.name != "vintages" }
    return context.ask.value("vintages") == nil
      ? [
        (
          Label("how each period was reported over time", "wie jeder Zeitraum gemeldet wurde")[
            context.language],
          context.links.address(context.ask.path, others + [("vintages", "true")])
        )
      ]
      : [
        (
          Label("last values only", "nur die letzten Werte")[context.language],
          context.links.address(context.ask.path, others)
        )
      ]
  }

  static func picture(
    _ rows: PageRows, _ title: String, _ context: PageContext
  ) -> LinesPicture {
    var series = SeriesRows(context.language)
    for row in rows.rows { series.take(AnyRow(row), of: rows.columns) }
    var picture = LinesPicture(
      title, [LinesPicture.Series(title, series)], language: context.language)
    picture.decimals = series.decimals
    picture.marks = series.ruptures.map {
      .init(
        $0, .rupture,
        Label("counted otherwise from here", "ab hier anders gezählt")[context.language])
    }
    return picture
  }

  /// Where it stands, in a sentence: the last period with a value.
  private static func finding(_ rows: PageRows, _ context: PageContext) -> String? {
    guard
      let row = rows.rows.last(where: { rows.value($0, "value") != nil }),
      let value = rows.value(row, "value"), let period = rows.value(row, "period")
    else { return Label("No value yet.", "Noch kein Wert.")[context.language] }
    let (text, when) = (
      context.format.text(value, of: "value"), context.format.text(period)
    )
    var said = "\(when): \(text)"
    if let target = rows.value(row, "target") {
      let aim = context.format.text(target, of: "target")
      said += Label(", the target is \(aim)", ", das Ziel ist \(aim)")[context.language]
    }
    if let light = rows.value(row, "light")?.plainText {
      said += " – " + context.format.text(.word(light), of: "light")
    }
    return said + "."
  }
}
