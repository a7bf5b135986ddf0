import Ledger
import Presentation
public import Stadtbuch
import Timelines
import Views
public import Vocabulary

/// The pages on which departments and controllers enter what happened: the list of what may be
/// recorded, and a form for each, made from the registry.
public struct EntryPages {
  let context: PageContext
  static let page = Page("/entry", Label("Enter", "Erfassen")) { _ in nil }

  /// Understands the address of a page.
  public init(_ ask: PageAsk, _ engine: Engine) throws {
    context = try PageContext(engine, ask) { false }
  }

  func text(_ en: String, _ de: String) -> String { Label(en, de)[context.language] }

  // MARK: What may be recorded

  /// The list of what may be recorded.
  ///
  /// - Parameter types: what the reader may record.
  public func list(of types: [EventType]) throws -> [UInt8] {
    var body = PageBody(title: text("Enter", "Erfassen"))
    let about = context.ask.value("subject")
    body.finding = text("What happened?", "Was ist geschehen?")
    body.tools = [(text("for approval", "zur Freigabe"), context.links.to("/pending"))]
    let groups = Dictionary(grouping: types) { $0.number / 100 }
    for number in groups.keys.sorted() {
      body.section(4, EntryPages.group(number)[context.language]) { page in
        page.open("ul")
        for type in groups[number] ?? [] {
          page.open("li")
          page.element(
            "a",
            [
              (
                "href",
                context.links.to(
                  "/entry/\(type.name)", about.map { [("subject", $0)] } ?? [])
              )
            ], type.label[context.language])
          page.close("li")
        }
        page.close("ul")
      }
    }
    return try PageMaking.bytes(EntryPages.page, body, context)
  }

  static func group(_ number: Int) -> Label {
    switch number {
    case 1: Label("Organisation", "Organisation")
    case 2: Label("Strategy", "Strategie")
    case 3: Label("Projects", "Projekte")
    case 4: Label("Money", "Geld")
    case 5: Label("Indicators and inventories", "Kennzahlen und Bestände")
    case 6: Label("Risks, needs, re-use", "Risiken, Bedarfe, Nachnutzung")
    case 7: Label("Decisions and participation", "Beschlüsse und Beteiligung")
    case 8: Label("Persons", "Personen")
    case 9: Label("Evidence, periods, corrections", "Nachweise, Zeiträume, Berichtigungen")
    default: Label("Work", "Arbeit")
    }
  }

  // MARK: A form

  /// A form at its stage.
  public func form(_ sheet: EntrySheet) throws -> [UInt8] {
    let label = sheet.type.label[context.language]
    var body = PageBody(title: label)
    body.key = sheet.type.name
    if sheet.plan == nil {
      body.tools = [(text("something else", "etwas anderes"), context.links.to("/entry"))]
    }
    let inputs = try inputs(sheet)
    if !sheet.faults.isEmpty { writeFaults(sheet, inputs, to: &body) }
    if let plan = sheet.plan { writePlan(plan, sheet, to: &body) }
    body.section(8, nil) { page in
      page.open("form", [("class", "entry"), ("method", "post"), ("action", address(sheet))])
      page.empty("input", [("type", "hidden"), ("name", "form"), ("value", sheet.token)])
      for name in ["id", "expectedversion"] {
        let value = sheet.values[name]
        if let value {
          page.empty("input", [("type", "hidden"), ("name", name), ("value", value)])
        }
      }
      if sheet.plan == nil {
        for input in inputs { input.write(context.language, to: &page) }
        page.open("p", [("class", "buttons")])
        page.element(
          "button", [("type", "submit"), ("name", "step"), ("value", "check")],
          text("Check", "Prüfen"))
      } else {
        writeFixed(inputs, to: &page)
        page.open("p", [("class", "buttons")])
        page.element(
          "button", [("type", "submit"), ("name", "step"), ("value", "record")],
          text("Record", "Erfassen"))
        page.element(
          "button",
          [("type", "submit"), ("name", "step"), ("value", "edit"), ("class", "second")],
          text("Change it", "Noch ändern"))
      }
      page.close("p")
      page.close("form")
    }
    return try PageMaking.bytes(EntryPages.page, body, context)
  }

  private func address(_ sheet: EntrySheet) -> String {
    context.links.to("/entry/\(sheet.type.name)")
  }

  /// What is wrong, on top, with links to the fields.
  private func writeFaults(
    _ sheet: EntrySheet, _ inputs: [EntryFieldInput], to body: inout PageBody
  ) {
    body.content.open("section", [("class", "w12 faults"), ("role", "alert")])
    body.content.element(
      "h2",
      text("Nothing was recorded: please look again", "Nichts erfasst: bitte noch einmal ansehen"))
    body.content.open("ul")
    for fault in sheet.faults {
      body.content.open("li")
      if let input = inputs.first(where: { $0.name == fault.field }) {
        body.content.element("a", [("href", "#\(input.id)")], "\(input.label): \(fault.text)")
      } else {
        body.content.text(fault.text)
      }
      body.content.close("li")
    }
    body.content.close("ul")
    body.content.close("section")
  }

  /// What will be recorded, and what it does.
  private func writePlan(_ plan: EntrySheet.Plan, _ sheet: EntrySheet, to body: inout PageBody) {
    body.finding = text(
      "Not recorded yet. This is what it would do:", "Noch nicht erfasst. Das würde es bewirken:")
    body.section(12, text("Effects", "Wirkungen")) { page in
      if plan.changes.isEmpty {
        page.element(
          "p", [("class", "none")], text("No figure changes.", "Keine Größe ändert sich."))
      } else {
        page.open("table")
        page.element("caption", [("class", "unseen")], text("Effects", "Wirkungen"))
        page.raw("<thead><tr>")
        for word in [Label.attribute, Label.before, Label.after, Label.change] {
          page.element("th", [("scope", "col")], word[context.language])
        }
        page.raw("</tr></thead><tbody>\n")
        for change in plan.changes {
          page.raw("<tr>")
          page.element(
            "th", [("scope", "row")], AttributeWords.text(change.attribute, context.language))
          for value in [change.before, change.after, change.change] {
            page.element("td", value.map(words) ?? "–")
          }
          page.raw("</tr>\n")
        }
        page.raw("</tbody></table>\n")
      }
      if !plan.warnings.isEmpty {
        page.open("ul", [("class", "notices")])
        for warning in plan.warnings { page.element("li", warning) }
        page.close("ul")
      }
    }
  }

  /// A value as people read it, the words of enumerations in theirs.
  private func words(_ value: AnswerValue) -> String {
    guard case .object(let object) = value.opened else { return context.format.text(value.opened) }
    return object.members.map { name, value in
      let opened = value.opened
      let text =
        if case .text(let word) = opened { Label.word(word, of: name)[context.language] } else {
          context.format.text(opened, of: name)
        }
      return "\(Label.field(name)[context.language]) \(text)"
    }.joined(separator: ", ")
  }

  /// What stands in the fields, to be read and sent along.
  private func writeFixed(_ inputs: [EntryFieldInput], to page: inout HTMLWriter) {
    page.open("dl", [("class", "facts")])
    for input in inputs where !input.value.isEmpty {
      page.element("dt", input.label)
      page.open("dd")
      if case .oneOf = input.kind {
        page.text(
          Label.word(input.value, of: String(input.name.split(separator: ".").last ?? ""))[
            context.language])
      } else {
        page.text(input.value)
      }
      page.close("dd")
    }
    page.close("dl")
    for input in inputs where !input.value.isEmpty {
      page.empty("input", [("type", "hidden"), ("name", input.name), ("value", input.value)])
    }
  }

  // MARK: Fields

  private func inputs(_ sheet: EntrySheet) throws -> [EntryFieldInput] {
    let (type, language) = (sheet.type, context.language)
    let currency = Currency(context.engine.ledger.identity.currency) ?? .eur
    func fault(_ name: String) -> String? { sheet.faults.first { $0.field == name }?.text }
    func frame(
      _ name: String, _ label: Label, _ kind: ValueKind, required: Bool = false, hint: Label? = nil,
      choices: [(subject: String, title: String)]? = nil
    ) -> EntryFieldInput {
      EntryFieldInput(
        name: name, label: label[language], hint: hint?[language], kind: kind, isRequired: required,
        value: sheet.values[name] ?? "", fault: fault(name), choices: choices)
    }
    let kinds = type.subjects.isEmpty ? ["event"] : type.subjects
    let isNew = type.creation != .none
    let subjects: ValueKind = isNew ? .text : .ref(kinds)
    var inputs: [EntryFieldInput] = []
    inputs.append(
      frame(
        "subject", Label.subject, subjects, required: true,
        hint: Label(
          isNew ? "A new key: \(kinds[0])/KEY" : "\(kinds.joined(separator: ", "))/KEY",
          isNew
            ? "Ein neuer Schlüssel: \(kinds[0])/SCHLÜSSEL"
            : "\(kinds.joined(separator: ", "))/SCHLÜSSEL"),
        choices: isNew ? nil : try choices(kinds)))
    for field in type.fields {
      let name = "data.\(field.name)"
      inputs.append(
        EntryFieldInput(
          name: name, label: Label.field(field.name)[language],
          hint: field.kind.hint(currency: currency)?[language], kind: field.kind,
          isRequired: field.required && field.fixedDefault == nil,
          value: sheet.values[name] ?? "", fault: fault(name), choices: try choices(field.kind)))
    }
    if type.day == .given {
      inputs.append(
        frame(
          "validfrom", Label.validFrom, .date,
          hint: Label(
            "The day on which it happened; later entries for earlier days are marked as late.",
            "Der Tag, an dem es geschah; spätere Einträge für frühere Tage gelten als spät.")))
    }
    inputs.append(
      frame(
        "reason", Label.reason, .text,
        required: type.name.hasPrefix("event."),
        hint: Label(
          "Needed for corrections and in closed periods.",
          "Nötig bei Berichtigungen und in abgeschlossenen Zeiträumen.")))
    return inputs
  }

  /// The most subjects of a kind that a form offers.
  private static let choicesMax = 400

  private func choices(_ kind: ValueKind) throws -> [(subject: String, title: String)]? {
    guard case .ref(let kinds) = kind else { return nil }
    return try choices(kinds)
  }

  private func choices(_ kinds: [String]) throws -> [(subject: String, title: String)]? {
    guard kinds != ["event"], !kinds.contains("person") else { return nil }
    let point = Point(asOf: context.asOf, knownAt: context.knownAt.sequence)
    let subjects = try context.engine.timelines.read(at: point) {
      (reading) throws(TimelinesError) -> [String]? in
      var subjects: [String] = []
      for kind in kinds {
        for entity in try reading.entities(ofKind: kind) {
          guard try reading.mayName(entity.name) else { continue }
          subjects.append(entity.name)
          if subjects.count > EntryPages.choicesMax { return nil }
        }
      }
      return subjects
    }
    guard let subjects else { return nil }
    let titles = try context.titles(subjects)
    return subjects.map { ($0, titles[$0] ?? $0) }
  }
}
