import ArgumentParser
import Presentation
import Stadtbuch

/// Records one event.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records one event.",
    discussion: """
      Fields are given as key=value and read by their kind; “stadtbuch schema TYPE” lists them. \
      key= takes a value back. Values are written as people write them:
        amounts    350000EUR "350.000,00 EUR" "350 000 €" 350000,5 (in the ledger's currency)
        decimals   12.5 12,5 "1.234,5"
        shares     80% "80,5 %", or basis points: 8000
        durations  "2 months" "60 Tage" P2M
        dates      2024-12-31 31.12.2024
        yes or no  yes no ja nein true false
        lists      members=project/a,project/b, or the key again for each
        objects    lines.1.code=A lines.1.amount=100EUR lines.2.code=B lines.2.amount=50EUR
        JSON       lines='[{"code":"A",…}]' for lists and objects; --data for all fields
      1.234 and 1,234 can be read as thousands or as decimals and are refused where both are \
      possible; in lists of texts commas belong to the text.

      Examples:
        stadtbuch record unit.created unit/dez-4 kind=department name="Dezernat 4"
        stadtbuch record project.registered project/eakte title="E-Akte" kind=lighthouse \
      lead=unit/dez-4 status=planning
        stadtbuch record project.status-changed project/eakte status=implementation \
      --valid-from 2024-03-01 --reason "Beschluss"
        stadtbuch record expenditure.booked project/eakte booking=B-1 year=2024 \
      amount="55.000,00 EUR" type=material
        stadtbuch record target.set indicator/pv points.1.date=31.12.2024 points.1.value=80 \
      points.2.date=31.12.2025 points.2.value=92,5
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("All fields as one JSON object instead.", valueName: "JSON"))
  var data: String?

  @Argument(help: "The event type.")
  var type: String

  @Argument(help: "What it is about: kind/key.")
  var subject: String

  @Argument(help: "The fields.")
  var fields: [String] = []

  func validate() throws {
    guard data == nil || fields.isEmpty else {
      throw ValidationError(
        Label(
          "give fields as key=value or as --data, not both",
          "Felder als Feld=Wert oder mit --data angeben, nicht beides"))
    }
  }

  func run() throws {
    let engine = try location.open()
    defer { engine.close() }
    var bytes: [UInt8] = []
    if let data {
      bytes = Array(data.utf8)
      try RecordCommand.checkObject(bytes)
    } else {
      guard let registered = Registry.current.type(named: type) else {
        bytes = [0x7b, 0x7d]
        try entry.record(type, on: subject, data: bytes, in: engine, output)
        return
      }
      var entered = EntryFields(registered, currency: engine.currency)
      for field in fields { try entered.take(field, takesBack: true) }
      entered.data.append(to: &bytes)
    }
    try entry.record(type, on: subject, data: bytes, in: engine, output)
  }

  /// Requires one JSON object and nothing else; it is not repeated, for it may hold prose.
  private static func checkObject(_ data: [UInt8]) throws {
    do throws(Refusal) {
      // Money is an object of its own kind.
      switch try AnswerValue(document: data.span) {
      case .object, .money: return
      default: break
      }
    } catch {
      throw Refusal(.form(.notObject(fault: error)), "--data")
    }
    throw Refusal(.form(.otherThanObject), "--data")
  }
}

/// Takes an event back.
struct VoidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void",
    abstract: "Takes an event back (Storno): from now on it is as if never said.",
    discussion: """
      What was known before stays known: asked with an earlier --known-at, the event still counts. \
      A void can be voided itself, which brings the event back.

      Example:
        stadtbuch void 93 --reason "wrong project"
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The event's number.")
  var number: UInt64

  func run() throws {
    let engine = try location.open()
    defer { engine.close() }
    try entry.record(
      EventTypeName.eventVoided.rawValue, on: "event/\(number)", data: Array("{}".utf8), in: engine,
      output)
  }
}

/// Says an event anew.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Says an event anew: a void and its replacement in one.",
    discussion: """
      Starts from the event's fields: key=value replaces one, key= removes one. What stands beside \
      the fields (--valid-from, --valid-to) is the event's own unless given.

      Examples:
        stadtbuch correct 65 due=2024-10-31 --reason "digits transposed"
        stadtbuch correct 12 lead= --reason "no unit leads yet"
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The event's number.")
  var number: UInt64

  @Argument(help: "The fields that are otherwise.")
  var fields: [String] = []

  func run() throws {
    let engine = try location.open()
    defer { engine.close() }
    let target = try engine.target(number)
    var entered = EntryFields(target.type, from: target.data, currency: engine.currency)
    for field in fields { try entered.take(field, takesBack: false) }
    var data = AnswerObject()
    data.append("type", .text(target.type.name))
    data.append("data", .object(entered.data))
    var bytes: [UInt8] = []
    data.append(to: &bytes)
    try entry.record(
      EventTypeName.eventCorrected.rawValue, on: "event/\(number)", data: bytes, in: engine, output)
  }
}

/// The second pair of eyes says yes.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approves an event, as a second pair of eyes.",
    discussion: """
      Whoever approves is not who recorded.

      Example:
        stadtbuch approve 79 --actor person/p2
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The event's number.")
  var number: UInt64

  func run() throws {
    let engine = try location.open()
    defer { engine.close() }
    try entry.record(
      EventTypeName.eventApproved.rawValue, on: "event/\(number)", data: Array("{}".utf8),
      in: engine,
      output)
  }
}

/// The second pair of eyes says no.
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Rejects an event, as a second pair of eyes; it still counts until it is voided.",
    discussion: """
      Example:
        stadtbuch reject 79 --actor person/p2 --reason "the receipt is missing"
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var entry: EntryOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The event's number.")
  var number: UInt64

  func run() throws {
    let engine = try location.open()
    defer { engine.close() }
    try entry.record(
      EventTypeName.eventRejected.rawValue, on: "event/\(number)", data: Array("{}".utf8),
      in: engine,
      output)
  }
}
