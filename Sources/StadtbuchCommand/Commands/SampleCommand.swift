import ArgumentParser
import Presentation
import Stadtbuch

/// Draws a sample for an auditor.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draws a sample of bookings that comes out the same again.",
    discussion: """
      random gives each booking the same chance. amount gives each cent the same chance \
      (monetary-unit sampling): all amounts are laid end to end and N cents at equal distances \
      from a start by chance point to their bookings, so that whatever is greater than the \
      distance is always in it; hits says how often. Bookings of zero, below zero or in another \
      currency cannot be chosen by amount and are counted.

      The same point, method, number and seed give the same sample on every machine: the numbers \
      are those of SplitMix64. Write the seed into the working papers.

      Examples:
        stadtbuch sample --method random --n 25 --seed 20250131 --as-of 2024-12-31
        stadtbuch sample --method amount --n 40 --seed 7 --known-at 2025-02-15 --format csv
        stadtbuch sample --method random --n 5 --seed 1 --type "budget.transferred"
      """)

  /// The greatest seed and number: what every JSON reader takes without loss.
  private static let seedMax: UInt64 = 9_007_199_254_740_991
  private static let countMax = 1_000_000

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "How bookings are chosen: random or amount.")
  var method: Method

  @Option(help: "How many: bookings, or cents that point to bookings.")
  var n: Int

  @Option(help: "What makes the chance repeatable, 0 or more.")
  var seed: UInt64

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "The type of event to choose from; may be given again.", valueName: "type"))
  var types: [String] = [EventTypeName.expenditureBooked.rawValue]

  /// How bookings are chosen.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case random, amount
  }

  func validate() throws {
    guard (1...Self.countMax).contains(n) else {
      throw ValidationError("--n \(n): give a number from 1 to \(Self.countMax)")
    }
    guard seed <= Self.seedMax else {
      throw ValidationError("--seed \(seed): give a number from 0 to \(Self.seedMax)")
    }
    for type in types where EventTypeName(rawValue: type) == nil {
      throw ValidationError(
        "--type “\(type.excerpt)”: there is no such event type; “stadtbuch schema” lists them")
    }
  }

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let request = SampleRequest(
      method == .random ? .random : .amount, count: n, seed: seed, types: types)
    let output = Output(options: output, in: book)
    let language = output.language
    try output.stream(
      Output.Layout(
        title: .sample,
        columns: [
          .named("sequence", .event), .named("type", .type, leaveOut: 1),
          .named("subject", .subject, mayShrink: true), .field("booking"), .field("voucher"),
          .named("validFrom", .validFrom), .field("amount"), .named("hits", .hits),
        ])
    ) { rows in
      try book.sample(request, asOf: point.day, knownAt: point.request, rows: rows)
    } finish: { answer, layout in
      let population = answer.beside["population"].map { output.format.text($0) } ?? ""
      let amount = answer.beside["populationAmount"].map { output.format.text($0) } ?? ""
      layout.footer = [
        "\(method.rawValue) · n \(n) · seed \(seed) · "
          + "\(Label.population[language]) \(population) · \(amount)"
      ]
      if let base = answer.beside["base"], let start = answer.beside["startAmount"] {
        layout.footer.append(
          Label.drawn[language]
            .replacing("%1", with: output.format.text(base)).replacing("%2", with: "\(n)")
            .replacing("%3", with: output.format.text(start)))
      }
    }
  }
}
