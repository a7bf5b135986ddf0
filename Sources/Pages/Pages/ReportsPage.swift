import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The reports that were published: what each told, as of when, and its page as it was, byte for byte.
enum ReportsPage {
  static let page = Page("/reports", under: "/audit") { context in
    let point = Point(asOf: context.asOf, knownAt: context.knownAt.sequence)
    let all = try context.engine.timelines.read(at: point) {
      (reading) throws(TimelinesError) in try reading.publishedReports()
    }
    let reports = all.filter { context.engine.audience.level.sees($0.audience) }
      .sorted { ($0.asOf, $0.sequence) > ($1.asOf, $1.sequence) }
    var body = PageBody(
      title: Label("Published reports", "Veröffentlichte Berichte")[context.language])
    body.finding =
      Label(
        "\(reports.count) reports, each kept as it was published.",
        "\(reports.count) Berichte, jeder aufbewahrt, wie er veröffentlicht wurde.")[
        context.language]
    guard !reports.isEmpty else { return body }
    let caption = body.title
    body.section(12, nil) { page in
      page.open(
        "div", [("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)])
      page.open("table")
      page.element("caption", [("class", "unseen")], caption)
      page.raw("<thead><tr>")
      for word in [
        Label("Report", "Bericht"), Label("As of", "Stand zum"), Label("Known at", "bekannt bis"),
        Label("For", "Für"), Label("File", "Datei"), Label("SHA-256", "SHA-256"),
      ] {
        page.element("th", [("scope", "col")], word[context.language])
      }
      page.raw("</tr></thead><tbody>\n")
      for report in reports { write(report, context, to: &page) }
      page.raw("</tbody></table></div>\n")
    }
    return body
  }

  private static func write(
    _ report: PublishedReport, _ context: PageContext, to page: inout HTMLWriter
  ) {
    let links = context.links
    page.raw("<tr>")
    page.open("th", [("scope", "row")])
    page.element("a", [("href", links.event(Int64(clamping: report.sequence)))], report.title)
    page.element("span", [("class", "key")], report.subject)
    page.close("th")
    page.open("td")
    page.element(
      "a",
      [
        (
          "href",
          links.to("/", [], asOf: report.asOf.description, knownAt: String(report.knownAt))
        )
      ], context.format.times.text(report.asOf))
    page.close("td")
    page.element("td", String(report.knownAt))
    page.element(
      "td", Label.word(report.audience.rawValue, of: "audience")[context.language])
    page.open("td")
    let isKept = (try? context.engine.publishedPage(of: report)) ?? nil
    if isKept != nil {
      page.element(
        "a", [("href", links.address("/reports/" + report.key, []))],
        Label("as published", "wie veröffentlicht")[context.language])
    } else {
      page.text(Label("not kept", "nicht aufbewahrt")[context.language])
    }
    page.close("td")
    page.open("td")
    page.element("code", [("title", report.sha256)], String(report.sha256.prefix(16)) + "…")
    page.close("td")
    page.raw("</tr>\n")
  }
}

extension PublishedReport {
  /// The key of its subject.
  fileprivate var key: String { PageLinks.escaped(String(subject.dropFirst("report/".count))) }
}
