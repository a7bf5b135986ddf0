import ArgumentParser
import Foundation
import Stadtbuch

/// What may be said about an event beside its data.
struct EntryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why; voids and corrections need it.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Who records it, a pseudonym.", valueName: "person/…|job/…|client/…"))
  var actor = "client/cli"

  @Option(help: ArgumentHelp("Who is said to have approved it.", valueName: "person/…"))
  var approvedBy: String?

  @Option(help: ArgumentHelp("What it rests on: a decision, grant, paper.", valueName: "subject"))
  var basis: String?

  @Option(
    help: ArgumentHelp("The day from which it holds; today.", valueName: "YYYY-MM-DD"),
    transform: DayArgument.init(reading:))
  var validFrom: DayArgument?

  @Option(
    help: ArgumentHelp("The day from which it no longer holds.", valueName: "YYYY-MM-DD"),
    transform: DayArgument.init(reading:))
  var validTo: DayArgument?

  @Option(help: ArgumentHelp("public, internal or restricted.", valueName: "word"))
  var visibility: String?

  @Option(
    help: ArgumentHelp(
      "The version of the subject that you saw; refused if it has another by now.",
      valueName: "N"))
  var expectedVersion: UInt64?

  @Option(
    help: ArgumentHelp(
      "The event's own UUID, so that repeating the command records nothing twice.",
      valueName: "uuid"))
  var id: String?

  @Flag(help: "Refuses what looks strange instead of only saying so.")
  var strict = false

  @Flag(help: "Records nothing, and says what it would change: before and after.")
  var dryRun = false

  /// Records an event and says its number; on trial, what it would change.
  func record(
    _ type: String, on subject: String, data: [UInt8], in engine: Engine, _ output: OutputOptions
  ) throws {
    guard !dryRun else {
      let planned = try EntryOptions.inOptions {
        try engine.plan([try entry(type, on: subject, data: data, in: engine)], isStrict: strict)
      }
      try PlannedOutput.write(planned, in: engine, output)
      return
    }
    let recorded = try EntryOptions.inOptions {
      try engine.record(try entry(type, on: subject, data: data, in: engine), isStrict: strict)
    }
    try AnswerWriter(output).write(
      Label("\(type) on \(subject)", "\(type) an \(subject)"), [recorded], EntryOptions.columns,
      asOf: engine.today, knownAt: engine.knownAt(recorded),
      closing: Closing(remarks: recorded.warnings))
  }

  /// What is said of an event that was recorded.
  private static let columns: [Column<Recorded>] = [
    .number("sequence", .event, \.sequence), .text("id", .identity) { $0.id.description },
    .number("version", .version, \.version),
  ]

  /// What is refused of the envelope is said by the options that give it.
  private static func inOptions<Value>(_ body: () throws -> Value) throws -> Value {
    func said(_ refusal: Refusal) -> Failure? {
      guard let option = options[refusal.field] else { return nil }
      let text = refusal.at(option).text
      return Failure(
        .refused,
        text.en.replacing("give reason and approvedby", with: "give --reason and --approved-by"),
        text.de.replacing(
          "reason und approvedby angeben", with: "--reason und --approved-by angeben"))
    }
    do {
      return try body()
    } catch let error as LedgerError {
      if error.code == .refused, let refusal = error.refusal, let failure = said(refusal) {
        throw failure
      }
      throw error
    } catch let refusal as Refusal {
      throw said(refusal) ?? refusal
    }
  }

  /// The options by the names of the envelope.
  private static let options = [
    "reason": "--reason", "actor": "--actor", "approvedby": "--approved-by", "basis": "--basis",
    "validfrom": "--valid-from", "validto": "--valid-to", "visibility": "--visibility",
    "expectedversion": "--expected-version", "id": "--id",
  ]

  /// An event with what is said beside its data.
  func entry(
    _ type: String, on subject: String, data: [UInt8], source: String = "cli", in engine: Engine
  ) throws -> EventEntry {
    EventEntry(
      type: type, subject: subject, id: try identity(engine), data: data,
      envelope: envelope(source))
  }

  private func envelope(_ source: String) -> [(name: String, value: String?)] {
    [
      ("source", source), ("validfrom", validFrom?.day.description),
      ("validto", validTo?.day.description), ("actor", actor), ("approvedby", approvedBy),
      ("reason", reason), ("basis", basis), ("visibility", visibility),
      ("expectedversion", expectedVersion.map { String($0) }),
    ]
  }

  private func identity(_ engine: Engine) throws -> EventID {
    guard let id else {
      return EventID.version7(
        at: engine.ledger.options.clock.now(),
        random: (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max)))
    }
    guard let identity = EventID(id) else {
      throw Failure(
        .usage, "--id “\(id.excerpt)” is no UUID", "--id „\(id.excerpt)“ ist keine UUID")
    }
    return identity
  }
}

extension Engine {
  /// How far the log is known with an event that was recorded.
  func knownAt(_ recorded: Recorded) -> KnownAt {
    KnownAt(
      sequence: recorded.sequence, time: recorded.time, timeZone: ledger.identity.timeZone)
  }
}
