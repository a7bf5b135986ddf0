import Presentation
public import Stadtbuch
import Views
import Vocabulary

extension EntryPages {
  /// The dashboard of a key, to begin with; an empty one where there is none.
  public func board(_ key: String?) throws -> Dashboard {
    let all = try BoardPage.all(context)
    return all.first { $0.key == key }
      ?? Dashboard(
        key: "", title: "",
        tiles: [
          Dashboard.Tile("portfolio", form: .figures, width: 12), Dashboard.Tile("attention"),
        ])
  }

  /// The form of a dashboard.
  public func form(_ sheet: BoardSheet) throws -> [UInt8] {
    var body = PageBody(title: text("Put a dashboard together", "Dashboard zusammenstellen"))
    body.finding = text(
      "Each part is a view with what it is asked. Saved as an event: older ones stay to be seen.",
      "Jeder Teil ist eine Sicht mit ihrer Frage. Gespeichert als Ereignis: Ältere bleiben zu sehen."
    )
    if !sheet.faults.isEmpty {
      body.content.open("section", [("class", "w12 faults"), ("role", "alert")])
      body.content.element(
        "h2", text("Not saved: please look again", "Nicht gespeichert: bitte noch einmal ansehen"))
      body.content.open("ul")
      for fault in sheet.faults { body.content.element("li", fault.text) }
      body.content.close("ul")
      body.content.close("section")
    }
    body.content.open(
      "form",
      [
        ("class", "boardform"), ("method", "post"),
        ("action", context.links.to("/entry/dashboard.saved")),
      ])
    body.content.empty("input", [("type", "hidden"), ("name", "form"), ("value", sheet.token)])
    body.section(12, text("The whole", "Das Ganze")) { page in
      page.open("div", [("class", "filters")])
      input("key", text("Key", "Schlüssel"), sheet.board.key, isRequired: true, &page)
      input(
        "title", Label.field("title")[context.language], sheet.board.title, isRequired: true, &page)
      input("for", text("For whom", "Für wen"), sheet.board.audience ?? "", &page)
      page.close("div")
      page.element(
        "p", [("class", "hint")],
        text(
          "The key stands in the address: small letters, digits and hyphens.",
          "Der Schlüssel steht in der Adresse: Kleinbuchstaben, Ziffern, Bindestriche."))
    }
    for number in 1...BoardSheet.tilesMax {
      let tile =
        sheet.board.tiles.indices.contains(number - 1) ? sheet.board.tiles[number - 1] : nil
      body.section(6, text("Part \(number)", "Teil \(number)")) { page in
        write(tile, number, to: &page)
      }
    }
    body.section(12, nil) { page in
      page.element(
        "button", [("type", "submit"), ("name", "step"), ("value", "record")],
        text("Save", "Speichern"))
    }
    body.content.close("form")
    return try PageMaking.bytes(EntryPages.page, body, context)
  }

  private func write(_ tile: Dashboard.Tile?, _ number: Int, to page: inout HTMLWriter) {
    func name(_ field: String) -> String { "tile\(number).\(field)" }
    page.open("div", [("class", "filters")])
    select(
      name("view"), Label.field("view")[context.language], tile?.view ?? "",
      [("", "–")] + Catalogue.standard.views.map { ($0.about.name, context.say($0.about.title)) },
      &page)
    input(name("title"), Label.field("title")[context.language], tile?.title ?? "", &page)
    select(
      name("chart"), Label.field("chart")[context.language], tile?.form.rawValue ?? "table",
      Dashboard.Form.allCases.map { ($0.rawValue, Label.form($0)[context.language]) }, &page)
    select(
      name("width"), text("Width, of 12", "Breite, von 12"), String(tile?.width ?? 6),
      [3, 4, 5, 6, 7, 8, 9, 12].map { (String($0), String($0)) }, &page)
    page.open("div", [("class", "grow")])
    page.element(
      "label", [("for", "b-\(number)-parameters")], Label.field("parameters")[context.language])
    page.open(
      "textarea",
      [
        ("id", "b-\(number)-parameters"), ("name", name("parameters")), ("rows", "2"),
        ("aria-describedby", "b-\(number)-hint"),
      ])
    page.text(tile?.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "\n") ?? "")
    page.close("textarea")
    page.element(
      "p", [("class", "hint"), ("id", "b-\(number)-hint")],
      text(
        "One a line, such as where=report.overall=red",
        "Eines je Zeile, etwa where=report.overall=red"))
    page.close("div")
    page.close("div")
  }

  private func input(
    _ name: String, _ label: String, _ value: String, isRequired: Bool = false,
    _ page: inout HTMLWriter
  ) {
    let id = "b-" + name.replacing(".", with: "-")
    page.open("div")
    page.element("label", [("for", id)], label)
    page.empty(
      "input",
      [("id", id), ("name", name), ("value", value), ("autocomplete", "off")]
        + (isRequired ? [("required", "required")] : []))
    page.close("div")
  }

  private func select(
    _ name: String, _ label: String, _ value: String, _ choices: [(word: String, text: String)],
    _ page: inout HTMLWriter
  ) {
    let id = "b-" + name.replacing(".", with: "-")
    page.open("div")
    page.element("label", [("for", id)], label)
    page.open("select", [("id", id), ("name", name)])
    for choice in choices {
      page.element(
        "option",
        [("value", choice.word)] + (choice.word == value ? [("selected", "selected")] : []),
        choice.text)
    }
    page.close("select")
    page.close("div")
  }
}

extension Label {
  /// How a part of a dashboard is shown.
  fileprivate static func form(_ form: Dashboard.Form) -> Label {
    switch form {
    case .table: Label("Table", "Tabelle")
    case .chart: Label("Picture", "Bild")
    case .figures: Label("Figures", "Große Zahlen")
    case .heat: Label("Departments × fields", "Dezernate × Felder")
    }
  }
}
