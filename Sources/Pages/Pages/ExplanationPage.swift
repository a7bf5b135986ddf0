import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What makes a figure: the figure, its rule in a sentence, the parts that add up, and the events.
enum ExplanationPage {
  static let page = Page("/explain/{kind}/{key}", under: "/") { context in
    guard let kind = context.ask.names["kind"], let key = context.ask.names["key"] else {
      return nil
    }
    return try make(context, "\(kind)/\(key)")
  }

  static let ofView = Page("/explain", under: "/") { context in
    guard let name = context.ask.value("view") else { return nil }
    return try make(context, name)
  }

  private static func make(_ context: PageContext, _ subject: String) throws -> PageBody? {
    var given: [(name: String, text: String)] = [("subject", subject)]
    let figure = context.ask.value("figure")
    if let figure { given.append(("attribute", figure)) }
    for name in ["period", "year", "group"] {
      if let value = context.ask.value(name) { given.append((name, value)) }
    }
    let rows = try PageRows(AnyView(Explain.self), context, given: given)
    guard rows.closing.exists || !rows.closing.figures.isEmpty else { return nil }
    let isView = !subject.contains("/")
    let title =
      isView
      ? Catalogue.standard.views.first { $0.about.name == subject }.map {
        context.say($0.about.title)
      }
      : try context.titles([subject])[subject]
    var body = PageBody(
      title: [title ?? subject, figure.map { AttributeWords.text($0, context.language) }]
        .compactMap { $0 }.joined(separator: " · "))
    body.key = isView ? nil : subject
    let back =
      isView
      ? context.links.to("/view/" + subject.replacing("-", with: "/"))
      : context.links.subject(subject)
    body.tools = [(title ?? subject, back)]
    body.section(12, nil) { page in
      FigureParts(rows, context).write(to: &page)
    }
    body.section(12, Label("Events", "Ereignisse")[context.language]) { page in
      PageTable(rows, context).headed.write(to: &page)
    }
    return body
  }
}
