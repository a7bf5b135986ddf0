import Presentation
import Stadtbuch
import Views
import Vocabulary

/// What the address of a page asks of a view, by the names that its command and its address have; and
/// the form that asks it anew.
struct ViewAsk {
  private let context: PageContext
  let view: AnyView
  /// What is asked of the view itself.
  let given: [(name: String, text: String)]
  /// Which rows, and how.
  let choice: RowChoice
  /// What the address says by itself, without its query.
  private let fixed: [(name: String, text: String)]

  /// Takes an address apart.
  init(
    _ context: PageContext, _ view: AnyView, _ fixed: [(name: String, text: String)] = []
  ) throws {
    self.context = context
    self.view = view
    self.fixed = fixed
    var given = fixed
    for (name, value) in context.ask.pairs where !value.isEmpty {
      guard let own = view.parameters.first(where: { $0.name == name }),
        !fixed.contains(where: { $0.name == name })
      else { continue }
      if own.kind == .flag {
        if value != "false" { given.append((name, "")) }
      } else {
        given.append((name, value))
      }
    }
    self.given = given
    choice = RowChoice(
      condition: context.ask.value("where"), groupBy: context.ask.value("groupBy"),
      sort: context.ask.value("sort"), columns: context.ask.value("columns"))
  }

  /// The parameters that must be said and are not.
  var missing: [ParameterHead] {
    view.parameters.filter { head in
      head.isRequired && !given.contains { $0.name == head.name }
    }
  }

  /// How rows are ordered now, by the first key.
  var sorted: (key: String, isDescending: Bool)? {
    guard let first = choice.sort?.split(separator: ",").first else { return nil }
    let parts = first.split(separator: ":")
    return parts.first.map { (String($0), parts.count > 1 && parts[1] == "desc") }
  }

  /// The address of the same page with rows in another order.
  func address(sort key: String, _ isDescending: Bool) -> String {
    let pairs = context.ask.pairs.filter { $0.name != "sort" && !$0.value.isEmpty }
    return context.links.address(
      context.ask.path, pairs + [("sort", isDescending ? "\(key):desc" : key)])
  }

  /// The same rows as files.
  var files: [(text: String, address: String)] {
    let pairs =
      fixed.map { (name: $0.name, value: $0.text) } + context.ask.pairs.filter { !$0.value.isEmpty }
    let path = "/api/v1/" + view.about.path.joined(separator: "/")
    return ["csv", "xlsx", "json"].map { suffix in
      (suffix.uppercased(), context.links.address("\(path).\(suffix)", pairs))
    }
  }

  /// What may be asked, as a form; the choice of rows folded away where nothing is chosen.
  func writeForm(without hidden: [String] = [], to page: inout HTMLWriter) {
    page.open(
      "form",
      [("class", "filters"), ("method", "get"), ("action", context.links.base + context.ask.path)])
    for pair in context.links.kept {
      page.empty("input", [("type", "hidden"), ("name", pair.name), ("value", pair.value)])
    }
    let own = view.parameters.filter { head in
      !hidden.contains(head.name) && !fixed.contains { $0.name == head.name }
    }
    for head in own { write(head, to: &page) }
    let isChosen = choice != RowChoice()
    page.open("details", isChosen ? [("open", "open")] : [])
    page.element(
      "summary", Label("Choose rows and columns", "Zeilen und Spalten wählen")[context.language])
    page.open("div")
    for parameter in ViewQuestion.parameters(of: view)
    where ["where", "groupBy", "sort", "columns"].contains(parameter.head.name) {
      write(parameter.head, isWide: parameter.head.name == "where", to: &page)
    }
    if own.isEmpty { writeButton(to: &page) }
    page.close("div")
    page.close("details")
    if !own.isEmpty { writeButton(to: &page) }
    page.close("form")
    page.line()
  }

  private func writeButton(to page: inout HTMLWriter) {
    page.element("button", [("type", "submit")], Label("Show", "Anzeigen")[context.language])
  }

  private func write(
    _ head: ParameterHead, isWide: Bool = false, to page: inout HTMLWriter
  ) {
    let id = "ask-\(head.name)"
    let value = context.ask.value(head.name)
    page.open("div", isWide ? [("class", "grow")] : [])
    if head.kind == .flag {
      var attributes: [HTMLWriter.Attribute] = [
        ("type", "checkbox"), ("id", id), ("name", head.name), ("value", "true"),
        ("title", head.help[context.language]),
      ]
      if value != nil, value != "false" { attributes.append(("checked", "checked")) }
      page.open("label", [("for", id)])
      page.empty("input", attributes)
      page.text(" " + name(head))
      page.close("label")
    } else {
      page.element("label", [("for", id)], name(head))
      page.empty(
        "input",
        [
          ("id", id), ("name", head.name), ("value", value ?? ""),
          ("title", head.help[context.language]), ("autocomplete", "off"),
        ] + (head.isRequired ? [("required", "required")] : []))
    }
    page.close("div")
  }

  private func name(_ head: ParameterHead) -> String {
    Label.parameter(head.name)[context.language]
  }
}
