import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What is published, as files for everybody.
enum OpenDataPage {
  static let page = Page("/public/data", Label("Open data", "Offene Daten")) { context in
    let language = context.language
    let sets = try OpenDataset.all(context)
    var body = PageBody(title: Label("Open data", "Offene Daten")[language])
    body.finding =
      sets.isEmpty
      ? Label("Nothing is published yet.", "Noch ist nichts veröffentlicht.")[language]
      : Label(
        "\(sets.count) data sets to download and use: for spreadsheets (CSV, XLSX) and programs (JSON).",
        "\(sets.count) Datensätze zum Herunterladen und Weiterverwenden: für Tabellen (CSV, XLSX) und Programme (JSON)."
      )[language]
    if let city = context.ask.city {
      writeTerms(city, hasCatalogue: !sets.isEmpty, context, to: &body)
    }
    for set in sets where set.indicator == nil { write(set, context, to: &body) }
    writeSeries(sets.filter { $0.indicator != nil }, context, to: &body)
    return body
  }.asPublic

  private static func write(
    _ set: OpenDataset, _ context: PageContext, to body: inout PageBody
  ) {
    let language = context.language
    body.section(6, set.title[language], id: set.name) { page in
      page.element("p", set.view.about.sentence[language])
      page.open("p", [("class", "tools left")])
      writeFiles(set, context, to: &page)
      page.element(
        "a", [("href", context.links.to(set.page, set.indicator == nil ? set.pairs : []))],
        Label("look at it", "ansehen")[language])
      page.close("p")
      if let count = set.count {
        page.element(
          "p", [("class", "d")],
          count == 1
            ? Label("1 row", "1 Zeile")[language]
            : Label("\(count) rows", "\(count) Zeilen")[language])
      }
    }
  }

  /// The series of all indicators, a line each.
  private static func writeSeries(
    _ sets: [OpenDataset], _ context: PageContext, to body: inout PageBody
  ) {
    guard !sets.isEmpty else { return }
    let language = context.language
    body.section(12, Label("Series of indicators", "Zeitreihen der Kennzahlen")[language]) { page in
      page.element("p", AnyView(KpiSeries.self).about.sentence[language])
      page.open("table")
      page.element(
        "caption", [("class", "unseen")],
        Label("Series of indicators", "Zeitreihen der Kennzahlen")[language])
      page.raw("<tbody>\n")
      for set in sets {
        page.open("tr", [("id", set.name)])
        page.open("th", [("scope", "row")])
        page.element("a", [("href", context.links.to(set.page))], set.short[language])
        page.close("th")
        page.open("td")
        page.open("p", [("class", "tools left")])
        writeFiles(set, context, to: &page)
        page.close("p")
        page.close("td")
        page.close("tr")
        page.line()
      }
      page.raw("</tbody>\n")
      page.close("table")
    }
  }

  private static func writeFiles(
    _ set: OpenDataset, _ context: PageContext, to page: inout HTMLWriter
  ) {
    for form in OpenDataset.Form.allCases {
      page.element(
        "a",
        [
          ("href", context.links.to(set.path(form), set.pairs)), ("type", form.mediaType),
          ("aria-label", "\(set.title[context.language]), \(form.fileType)"),
        ], form.fileType)
    }
  }

  /// What may be done with it, and where machines find it.
  private static func writeTerms(
    _ city: CityConfiguration, hasCatalogue: Bool, _ context: PageContext, to body: inout PageBody
  ) {
    let language = context.language
    body.section(12, Label("Licence and use", "Lizenz und Nutzung")[language]) { page in
      page.open("dl", [("class", "facts")])
      page.element("dt", Label("Licence", "Lizenz")[language])
      page.open("dd")
      page.element("a", [("href", city.licence.page), ("rel", "license")], city.licence.name)
      page.close("dd")
      if city.licence.namesSource {
        page.element("dt", Label("Name as source", "Als Quelle nennen")[language])
        page.element("dd", city.publisher)
      }
      page.element("dt", Label("Published by", "Herausgegeben von")[language])
      page.element("dd", city.publisher)
      page.element("dt", Label("Questions", "Fragen")[language])
      page.open("dd")
      page.element("a", [("href", city.contact.address)], city.contact.text)
      page.close("dd")
      if hasCatalogue, DataCatalogue.isComplete(context.ask) {
        page.element("dt", Label("Catalogue (DCAT-AP.de)", "Katalog (DCAT-AP.de)")[language])
        page.open("dd")
        for (number, file) in CatalogueFiles.forms.enumerated() {
          if number > 0 { page.text(" · ") }
          page.element("a", [("href", context.links.base + file.path)], file.name)
        }
        page.close("dd")
      }
      page.element("dt", Label("Another day", "Ein anderer Tag")[language])
      page.open("dd")
      page.text(
        Label(
          "Every file can be had as of any day, and as it was known then: ",
          "Jede Datei gibt es zu jedem Tag, auch so, wie er damals bekannt war: ")[language])
      page.element("code", "?asOf=2025-12-31&knownAt=2026-01-31")
      page.close("dd")
      page.close("dl")
    }
  }
}
