import ArgumentParser
import Stadtbuch

/// Prints what can be recorded.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints what can be recorded, from the registry of event types.",
    discussion: """
      Without options a reference for people. No ledger is needed.

      Examples:
        stadtbuch schema | less
        stadtbuch schema project.registered
        stadtbuch schema --json
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

  @Argument(help: "One event type only, of the reference and the template.")
  var type: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [json, proto, template != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("--json, --proto and --template exclude each other")
    }
  }

  func run() throws {
    let registry = Registry.current
    if let type, registry.type(named: type) == nil {
      throw Failure(.usage, "there is no event type “\(type.excerpt)”; “stadtbuch schema” lists them")
    }
    if json {
      try write(Schema.json(registry))
    } else if proto {
      try write(Schema.proto(registry))
    } else if template != nil {
      try write(Schema.csvTemplate(registry, type: type) ?? "")
    } else {
      try write(reference(registry), paged: !output.noPager)
    }
  }

  private func reference(_ registry: Registry) -> String {
    let text = Schema.reference(registry, output.language)
    guard let type else { return text }
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
