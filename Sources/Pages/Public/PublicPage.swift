import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Where the public begins: what the city plans, what it has reached and what it promised, as far as
/// it is published.
enum PublicPage {
  static let page = Page(PublicPages.start, Label("What the city does", "Was die Stadt macht")) {
    context in
    let city = context.ask.city?.name ?? context.engine.ledger.identity.name
    var body = PageBody(
      title: Label(
        "\(city): what we plan and what we reach", "\(city): was wir vorhaben und was wir erreichen"
      )[
        context.language])
    let parts: [any PublicPart] = [
      PublicProjects(), PublicIndicators(), PublicObligations(), PublicVoices(), PublicSteps(),
    ]
    var shown: [(part: any PublicPart, rows: PageRows)] = []
    for part in parts {
      guard
        let rows = try context.published(part.view, given: part.given, RowChoice(sort: part.sort))
      else { continue }
      shown.append((part, rows))
    }
    body.finding =
      shown.isEmpty
      ? Label("Nothing is published here yet.", "Hier ist noch nichts veröffentlicht.")[
        context.language] : finding(context)
    var figures = FigureRow(context)
    for (part, rows) in shown {
      figures.add(
        part.counted[context.language], .integer(Int64(rows.count)), address: "#\(part.id)",
        note: part.note(rows, context))
    }
    figures.write(to: &body.content)
    for (part, rows) in shown { try write(part, rows, context, to: &body) }
    if !shown.isEmpty { writeHelp(context, to: &body) }
    return body
  }.asPublic

  /// Where it comes from, and what may be done with it.
  private static func finding(_ context: PageContext) -> String {
    let day = context.format.times.text(context.asOf)
    let source = Label(
      "Everything on this page comes from the city's records, as of \(day).",
      "Alles auf dieser Seite stammt aus den Unterlagen der Stadt, Stand \(day).")
    guard context.ask.city != nil else { return source[context.language] }
    return Label(
      "\(source.en) You may use the data: see open data.",
      "\(source.de) Die Daten dürfen Sie weiterverwenden: siehe Offene Daten.")[context.language]
  }

  private static func write(
    _ part: any PublicPart, _ rows: PageRows, _ context: PageContext, to body: inout PageBody
  ) throws {
    var tools: [(text: String, address: String)] = []
    if let path = part.path {
      tools.append((Label("all", "alle")[context.language], context.links.to(path)))
    }
    body.section(12, part.title[context.language], tools: tools, id: part.id) { page in
      page.element("p", part.sentence[context.language])
      var table = PageTable(rows, context, keys: part.keys).headed
      table.rowsMax = part.rowsMax
      table.isPart = true
      table.explains = false
      table.write(to: &page)
      if rows.count > part.rowsMax {
        page.element(
          "p", [("class", "more")],
          Label(
            "The first \(part.rowsMax) of \(rows.count).",
            "Die ersten \(part.rowsMax) von \(rows.count).")[context.language])
      }
    }
  }

  /// What signs and words mean, for who reads them for the first time.
  private static func writeHelp(_ context: PageContext, to body: inout PageBody) {
    let language = context.language
    body.section(12, Label("How to read this", "So lesen Sie das")[language], id: "help") { page in
      page.open("dl", [("class", "facts")])
      let lights: [(word: String, text: Label)] = [
        ("green", Label("Goes as planned.", "Läuft wie geplant.")),
        (
          "amber",
          Label(
            "There are difficulties; the city is working on them.",
            "Es gibt Schwierigkeiten; die Stadt arbeitet daran.")
        ),
        (
          "red",
          Label(
            "Will not be reached as planned; something has to be decided.",
            "So wird das Ziel nicht erreicht; es muss etwas entschieden werden.")
        ),
        ("grey", Label("Nobody has reported yet.", "Es liegt noch keine Meldung vor.")),
      ]
      for light in lights {
        page.open("dt")
        ValueWriter(context).write(light: light.word, to: &page)
        page.close("dt")
        page.element("dd", light.text[language])
      }
      page.close("dl")
      writeDays(context, to: &page)
      page.element(
        "p", [("class", "d")],
        Label(
          "The city decides by a list what it publishes. Names of persons are never part of it.",
          "Was veröffentlicht wird, legt die Stadt in einer Liste fest. Namen von Personen gehören nie dazu."
        )[language])
    }
  }
}

extension PublicPage {
  /// The same page as of another day.
  private static func writeDays(_ context: PageContext, to page: inout HTMLWriter) {
    let language = context.language
    page.open(
      "form",
      [
        ("class", "filters"), ("method", "get"), ("action", context.links.base + PublicPages.start),
      ])
    for pair in context.links.kept where pair.name == "lang" {
      page.empty("input", [("type", "hidden"), ("name", pair.name), ("value", pair.value)])
    }
    page.open("div")
    page.element(
      "label", [("for", "day")],
      Label("How was it on another day?", "Wie war es an einem anderen Tag?")[language])
    page.empty(
      "input",
      [
        ("id", "day"), ("type", "date"), ("name", "asOf"), ("value", context.asOf.description),
        ("required", "required"),
      ])
    page.close("div")
    page.element("button", [("type", "submit")], Label("Show", "Anzeigen")[language])
    page.close("form")
    page.line()
  }
}

extension PageContext {
  /// The rows of a view; nil where it is not published, or there are none.
  func published(
    _ view: AnyView, given: [(name: String, text: String)] = [],
    _ choice: RowChoice = RowChoice(), rowsMax: Int = PageRows.rowsMax
  ) throws -> PageRows? {
    do {
      let rows = try PageRows(view, self, given: given, choice: choice, rowsMax: rowsMax)
      return rows.count > 0 ? rows : nil
    } catch is NotForAudience {
      return nil
    } catch is ChoiceError {
      // Some cannot be asked without saying more, or are ordered by what is not published.
      return nil
    } catch is LookRefused {
      return nil
    }
  }
}
