import ArgumentParser
import Presentation
import Stadtbuch

/// Makes an empty ledger.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes an empty ledger.",
    discussion: """
      The name, time zone and currency are written once and never change. A day begins at midnight \
      in the time zone; figures are accounted in the currency.

      Examples:
        stadtbuch init --name Musterstadt
        stadtbuch init --ledger uk.stadtbuch --name "United Kingdom" --time-zone Europe/London \
      --currency GBP
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Option(help: "What people call it.")
  var name: String

  @Option(help: ArgumentHelp("Where its days begin.", valueName: "zone"))
  var timeZone = "Europe/Berlin"

  @Option(help: ArgumentHelp("What it accounts in, by ISO 4217.", valueName: "code"))
  var currency = "EUR"

  @Option(
    help: ArgumentHelp(
      "The origin line of its proofs, unlike that of any other ledger; made if not given.",
      valueName: "text"))
  var origin: String?

  func run() throws {
    guard Currency(currency) != nil else {
      throw Failure(
        .usage, "“\(currency.excerpt)” is not a currency of ISO 4217; give one such as EUR",
        "„\(currency.excerpt)“ ist keine Währung nach ISO 4217; eine wie EUR angeben")
    }
    let path = try location.path()
    let identity = LedgerIdentity(
      name: name, origin: origin, timeZone: timeZone, currency: currency)
    let engine = try Engine.create(
      at: path, identity: identity,
      options: LedgerOptions(clock: try CommandClock.current()))
    defer { engine.close() }
    if output.format == .json {
      try AnswerWriter(output).write(
        AnswerHead(.nothing, [], asOf: engine.today, knownAt: KnownAt(sequence: 0, time: nil))
      ) { _ in Closing() }
    }
    guard !output.quiet else { return }
    Terminal.say(
      Label(
        "\(path): an empty ledger for \(name), \(timeZone), \(currency).",
        "\(path): ein leeres Stadtbuch für \(name), \(timeZone), \(currency).")[
          output.language])
  }
}
