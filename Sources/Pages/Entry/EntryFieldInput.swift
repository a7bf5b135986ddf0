import Presentation
import Stadtbuch
import Views
import Vocabulary

/// One field of a form: its name above, what to write below, what is wrong beside it.
struct EntryFieldInput {
  /// Its name in the form.
  let name: String
  let label: String
  let hint: String?
  let kind: ValueKind
  let isRequired: Bool
  let value: String
  let fault: String?
  /// Subjects that may be chosen, with their names; nil where the kind is none, or there are too many.
  let choices: [(subject: String, title: String)]?

  func write(_ language: Language, to page: inout HTMLWriter) {
    page.open("div", [("class", fault == nil ? "field" : "field wrong")])
    page.open("label", [("for", id)])
    page.text(label)
    if isRequired {
      page.element(
        "span", [("class", "unit")], Label(" (required)", " (Pflichtfeld)")[language])
    }
    page.close("label")
    if let fault { page.element("p", [("class", "error"), ("id", "\(id)-fault")], fault) }
    writeInput(language, to: &page)
    if let hint { page.element("p", [("class", "hint"), ("id", "\(id)-hint")], hint) }
    page.close("div")
    page.line()
  }

  /// The identity of the field on the page.
  var id: String { "f-" + name.replacing(".", with: "-") }

  private var attributes: [HTMLWriter.Attribute] {
    var attributes: [HTMLWriter.Attribute] = [("id", id), ("name", name)]
    if isRequired { attributes.append(("required", "required")) }
    var told: [String] = []
    if fault != nil { told.append("\(id)-fault") }
    if hint != nil { told.append("\(id)-hint") }
    if !told.isEmpty { attributes.append(("aria-describedby", told.joined(separator: " "))) }
    if fault != nil { attributes.append(("aria-invalid", "true")) }
    return attributes
  }

  private func writeInput(_ language: Language, to page: inout HTMLWriter) {
    switch kind {
    case .oneOf(let words):
      choice(words.map { ($0, Label.word($0, of: field)[language]) }, language, to: &page)
    case .bool:
      choice(
        [("true", Label.yes[language]), ("false", Label.no[language])], language, to: &page)
    case .choice(let numbers): choice(numbers.map { (String($0), String($0)) }, language, to: &page)
    case .prose, .sealed, .structure, .map, .list(.structure):
      page.open("textarea", attributes + [("rows", "3")])
      page.text(value)
      page.close("textarea")
    case .date: input("date", to: &page)
    case .money, .decimal, .int, .basisPoints: input("text", [("inputmode", "decimal")], to: &page)
    default:
      guard let choices, !choices.isEmpty else { return input("text", to: &page) }
      input("text", [("list", "\(id)-list")], to: &page)
      page.open("datalist", [("id", "\(id)-list")])
      for choice in choices { page.element("option", [("value", choice.subject)], choice.title) }
      page.close("datalist")
    }
  }

  private var field: String { String(name.split(separator: ".").last ?? "") }

  private func input(
    _ type: String, _ more: [HTMLWriter.Attribute] = [], to page: inout HTMLWriter
  ) {
    page.empty(
      "input",
      [("type", type)] + attributes + more + [("value", value), ("autocomplete", "off")])
  }

  private func choice(
    _ words: [(word: String, text: String)], _ language: Language, to page: inout HTMLWriter
  ) {
    page.open("select", attributes)
    page.element("option", [("value", "")], "–")
    for (word, text) in words {
      page.element(
        "option", [("value", word)] + (word == value ? [("selected", "selected")] : []), text)
    }
    page.close("select")
  }
}

extension ValueKind {
  /// What to write, in a few words; nil where the field shows it.
  func hint(currency: Currency) -> Label? {
    switch self {
    case .money: Label("Such as 1234.56", "Etwa 1.234,56 (\(currency.sign))")
    case .basisPoints: Label("Per cent, such as 82.5 %", "Prozent, etwa 82,5 %")
    case .decimal: Label("A number, such as 12.5", "Eine Zahl, etwa 12,5")
    case .period: Label("Such as 2024-Q4, 2024-12 or 2024", "Etwa 2024-Q4, 2024-12 oder 2024")
    case .ref(let kinds) where kinds.count == 1:
      Label(
        "\(kinds[0])/KEY; what you type is looked for",
        "\(kinds[0])/SCHLÜSSEL; beim Tippen wird gesucht")
    case .ref: Label("kind/KEY", "Art/SCHLÜSSEL")
    case .key: Label("Small letters, digits and hyphens", "Kleinbuchstaben, Ziffern, Bindestriche")
    case .duration: Label("Such as 14d, 3m or 1y", "Etwa 14d, 3m oder 1y")
    case .list(.structure), .structure, .map: Label("As JSON", "Als JSON")
    case .list: Label("Several, with commas between", "Mehrere, mit Komma dazwischen")
    case .instant: Label("Date and time", "Datum und Uhrzeit")
    case .uri: Label("An address", "Eine Adresse")
    default: nil
    }
  }
}
