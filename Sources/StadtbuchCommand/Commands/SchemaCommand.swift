import ArgumentParser
import Presentation
import Stadtbuch

/// Prints what can be recorded.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints what can be recorded, from the registry of event types.",
    discussion: """
      Without options a list of all types, one a line with the fields that each needs (a|b: one of \
      them, a,b: at least one); with a kind of subject or a pattern those of them, with a type what \
      it says and an example; --list gives the line of any of these, --reference all at length. No \
      ledger is needed.

      Examples:
        stadtbuch schema
        stadtbuch schema --list
        stadtbuch schema project
        stadtbuch schema 'grant.*'
        stadtbuch schema grant.approved
        stadtbuch schema --reference | less
        stadtbuch schema --json
        stadtbuch schema --answers portfolio
        stadtbuch schema --proto > stadtbuch.proto
        stadtbuch schema --template csv expenditure.booked > buchungen.csv
      """)

  /// A kind of template.
  enum Template: String, ExpressibleByArgument, CaseIterable {
    case csv
  }

  @Flag(help: "JSON: types, fields, the facts they make.")
  var json = false

  @Flag(help: "The .proto file of stored records.")
  var proto = false

  @Option(help: "An empty table to fill in and import.")
  var template: Template?

  @Flag(help: "The JSON Schema of answers; of one view where it is named, such as kpi-board.")
  var answers = false

  @Flag(help: "One line a type, also of a single one.")
  var list = false

  @Flag(help: "What every type says, at length.")
  var reference = false

  @Argument(help: "An event type, a kind of subject, or a pattern such as 'grant.*'.")
  var type: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [json, proto, reference, answers, list, template != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError(
        Label(
          "--json, --proto, --answers, --list, --reference and --template exclude each other",
          "--json, --proto, --answers, --list, --reference und --template schließen einander aus"))
    }
  }

  func run() throws {
    if answers { return try writeAnswers() }
    let registry = Registry.current
    let types = Schema.types(registry, matching: type)
    let isOne = type.map { registry.type(named: $0) != nil } ?? false
    if let type, types.isEmpty || template != nil && !isOne {
      throw Failure(
        .usage, "there is no event type “\(type.excerpt)”; “stadtbuch schema” lists them",
        "den Ereignistyp „\(type.excerpt)“ gibt es nicht; „stadtbuch schema“ listet sie auf")
    }
    if json {
      try write(Schema.json(registry))
    } else if proto {
      try write(Schema.proto(registry))
    } else if template != nil {
      try write(Schema.csvTemplate(registry, type: type) ?? "")
    } else if reference, type == nil {
      try write(Schema.reference(registry, output.language), paged: !output.noPager)
    } else if reference || isOne && !list {
      let texts = types.map { article($0, registry) }
      try write(texts.joined(separator: "\n"), paged: !output.noPager)
    } else {
      try write(Schema.list(types, output.language), paged: !output.noPager)
    }
  }

  private func writeAnswers() throws {
    let views = Catalogue.standard.views.filter { type == nil || $0.about.name == type }
    guard !views.isEmpty else {
      let names = Catalogue.standard.views.map(\.about.name).joined(separator: ", ")
      let type = (type ?? "").excerpt
      throw Failure(
        .usage, "there is no view “\(type)”; there are \(names)",
        "die Sicht „\(type)“ gibt es nicht; es gibt \(names)")
    }
    try Terminal.write(AnswerSchema(views).json)
  }

  /// What the reference says about one type, and an example.
  private func article(_ type: EventType, _ registry: Registry) -> String {
    section(type.name, registry) + "    \(Schema.example(of: type))\n"
  }

  private func section(_ type: String, _ registry: Registry) -> String {
    let text = Schema.reference(registry, output.language)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let place = lines.firstIndex(where: { $0.hasPrefix("`\(type)` ") }),
      let start = lines[..<place].lastIndex(where: { $0.hasPrefix("## ") })
    else { return text }
    let end = lines[place...].firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
    return lines[start..<end].joined(separator: "\n") + "\n"
  }

  private func write(_ text: String, paged: Bool = false) throws {
    try Terminal.write(Array(text.utf8) + (text.hasSuffix("\n") ? [] : [0x0a]), paged: paged)
  }
}
