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
      Money is 1234.56EUR or "1234.56 EUR", a date 2024-12-31, true and false are yes and no. A \
      key given again makes a list, keys of nested fields are joined by points, and key= takes a \
      value back.

      Examples:
        stadtbuch record unit.created unit/dez-4 kind=department name="Dezernat 4"
        stadtbuch record project.registered project/eakte title="E-Akte" kind=lighthouse \
      lead=unit/dez-4 status=planning
        stadtbuch record project.status-changed project/eakte status=implementation \
      --valid-from 2024-03-01 --reason "Beschluss"
        stadtbuch record expenditure.booked project/eakte booking=B-1 year=2024 \
      amount=55000.00EUR type=material
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
    let book = try location.open()
    defer { book.close() }
    var bytes: [UInt8] = []
    if let data {
      bytes = Array(data.utf8)
      try RecordCommand.checkObject(bytes)
    } else {
      guard let registered = Registry.current.type(named: type) else {
        bytes = [0x7b, 0x7d]
        try entry.record(type, on: subject, data: bytes, in: book, output)
        return
      }
      var entered = EntryFields(registered)
      for field in fields { try entered.take(field, takesBack: true) }
      entered.data.append(to: &bytes)
    }
    try entry.record(type, on: subject, data: bytes, in: book, output)
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
    let book = try location.open()
    defer { book.close() }
    try entry.record(
      EventTypeName.eventVoided.rawValue, on: "event/\(number)", data: Array("{}".utf8), in: book,
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
    let book = try location.open()
    defer { book.close() }
    let target = try book.target(number)
    var entered = EntryFields(target.type, from: target.data)
    for field in fields { try entered.take(field, takesBack: false) }
    var data = AnswerObject()
    data.append("type", .text(target.type.name))
    data.append("data", .object(entered.data))
    var bytes: [UInt8] = []
    data.append(to: &bytes)
    try entry.record(
      EventTypeName.eventCorrected.rawValue, on: "event/\(number)", data: bytes, in: book, output)
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
    let book = try location.open()
    defer { book.close() }
    try entry.record(
      EventTypeName.eventApproved.rawValue, on: "event/\(number)", data: Array("{}".utf8), in: book,
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
    let book = try location.open()
    defer { book.close() }
    try entry.record(
      EventTypeName.eventRejected.rawValue, on: "event/\(number)", data: Array("{}".utf8), in: book,
      output)
  }
}
