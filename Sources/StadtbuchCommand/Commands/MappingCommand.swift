import ArgumentParser
import Presentation
import Stadtbuch

/// Keeps, lists and shows mappings.
struct MappingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping",
    abstract: "Keeps mappings under a name, for lists that are sent in.",
    discussion: """
      A mapping says how the columns of a list become events. One that is kept, in config/mappings/ \
      of the ledger, is what a list sent to a server is read by: POST /api/v1/import?mapping=NAME.

      Examples:
        stadtbuch mapping add projekte projekte.yaml
        stadtbuch mapping list
        stadtbuch mapping show projekte
      """,
    subcommands: [MappingAddCommand.self, MappingListCommand.self, MappingShowCommand.self])
}

/// Keeps a mapping.
struct MappingAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Checks a mapping and keeps it under a name.",
    discussion: """
      Examples:
        stadtbuch mapping add projekte projekte.yaml
        stadtbuch mapping add projekte projekte.yaml --replace
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "Its name: lower-case letters, digits and hyphens.")
  var name: String

  @Argument(help: ArgumentHelp("The mapping.", valueName: "FILE.yaml"))
  var file: String

  @Flag(help: "Puts it in the place of another of that name.")
  var replace = false

  func run() throws {
    let yaml = try ImportCommand.text(file)
    let ledger = try location.openLedger()
    defer { ledger.close() }
    do {
      try KeptMappings(ledger.folders).add(name, yaml, replaces: replace)
    } catch let error as any InBothLanguages where !(error is LedgerError) {
      throw Failure(.refused, "\(file): \(error.text.en)", "\(file): \(error.text.de)")
    }
  }
}

/// Lists the mappings that are kept.
struct MappingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the mappings that are kept.",
    discussion: """
      Examples:
        stadtbuch mapping list
        stadtbuch mapping list --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let kept = KeptMappings(ledger.folders)
    let columns: [Column<(name: String, mapping: Mapping?)>] = [
      .text("name", .mappingName) { $0.name },
      .text("source", .mappingSource) { $0.mapping?.source },
      .bool("snapshot", .mappingSnapshot) { $0.mapping?.isSnapshot },
    ]
    let rows = kept.names().map { (name: $0, mapping: (try? kept.mapping($0)) ?? nil) }
    try AnswerWriter(output).write(
      .mappings, rows, columns, asOf: ledger.today, knownAt: try ledger.knownAt(.head))
  }
}

/// Prints a mapping that is kept.
struct MappingShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints a mapping that is kept.",
    discussion: """
      Examples:
        stadtbuch mapping show projekte > projekte.yaml
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "Its name.")
  var name: String

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    guard let text = KeptMappings(ledger.folders).text(name) else {
      throw Failure(
        .no, "there is no mapping “\(name.excerpt)”; “stadtbuch mapping list” names them",
        "die Zuordnung „\(name.excerpt)“ gibt es nicht; „stadtbuch mapping list“ nennt sie")
    }
    try Terminal.write(Array(text.utf8))
  }
}
