import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Projects and indicators whose key or name has the words that are looked for.
enum SearchPage {
  static let page = Page("/search", under: "/") { context in
    let words = context.ask.value("q") ?? ""
    var body = PageBody(title: Label("Search", "Suche")[context.language])
    let found = try find(words, context)
    body.finding =
      words.isEmpty
      ? Label(
        "Give a key or a part of a name above.",
        "Oben einen Schlüssel oder einen Teil eines Namens angeben.")[context.language]
      : Label(
        "\(found.count) found for “\(words.excerpt)”.",
        "\(found.count) gefunden zu „\(words.excerpt)“.")[context.language]
    guard !found.isEmpty else { return body }
    body.section(12, nil) { page in
      page.open("ul")
      for (subject, title) in found {
        page.open("li")
        page.element("a", [("href", context.links.subject(subject))], title)
        page.element("span", [("class", "key")], subject)
        page.close("li")
      }
      page.close("ul")
    }
    return body
  }

  private static func find(
    _ words: String, _ context: PageContext
  ) throws -> [(subject: String, title: String)] {
    let wanted = words.lowercased().split(separator: " ")
    guard !wanted.isEmpty else { return [] }
    var found: [(subject: String, title: String)] = []
    for (view, key) in [
      (AnyView(Portfolio.self), "subject"), (AnyView(KpiBoard.self), "indicator"),
    ] {
      let rows = try PageRows(view, context, rowsMax: 20_000)
      for row in rows.rows {
        guard case .subject(let subject)? = rows.value(row, key) else { continue }
        let title = rows.value(row, "title")?.plainText ?? rows.names[subject] ?? subject
        let text = "\(subject) \(title)".lowercased()
        if wanted.allSatisfy({ text.contains($0) }) { found.append((subject, title)) }
      }
    }
    return Array(found.prefix(200))
  }
}
