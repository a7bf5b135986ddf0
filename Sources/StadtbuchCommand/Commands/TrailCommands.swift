import ArgumentParser
import Presentation
import Stadtbuch

/// Shows what holds about a subject.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows everything that holds about a subject at a point.",
    discussion: """
      Exit code 1 if nothing does.

      Examples:
        stadtbuch show project/eakte
        stadtbuch show project/eakte --as-of 2024-09-30 --known-at 2024-10-15T12:00:00Z
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The subject: kind/key.")
  var subject: String

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let answer = try book.show(subject, asOf: point.day, knownAt: point.request)
    try Output(options: output).write(
      answer,
      Output.Layout(
        title: Label(subject, subject),
        columns: [
          .named("attribute", .attribute, mayShrink: true),
          .named("value", .value, mayShrink: true), .named("sequence", .event),
          .named("validFrom", .validFrom),
          .named("recordedAt", .recordedAt, show: .instant, leaveOut: 1),
        ]))
    if answer.rows.isEmpty { throw Failure(.no) }
  }
}

/// Shows every event on a subject.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows every event on a subject, and what each of them changed.",
    discussion: """
      Exit code 1 if there is none.

      Example:
        stadtbuch history project/eakte
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The subject: kind/key.")
  var subject: String

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    let count = try Output(options: output, in: book).stream(
      Output.Layout(
        title: Label(subject, subject), columns: TrailColumns.history(withSubject: false))
    ) { rows in
      try book.history(subject, asOf: point.day, knownAt: point.request, rows: rows)
    }
    if count == 0 { throw Failure(.no) }
  }
}

/// Columns of tables of events.
enum TrailColumns {
  static func history(withSubject: Bool) -> [TableColumn] {
    var columns: [TableColumn] = [.named("sequence", .event), .named("type", .type)]
    if withSubject { columns.append(.named("subject", .subject, mayShrink: true)) }
    return columns + [
      .named("validFrom", .validFrom),
      .named("recordedAt", .recordedAt, show: .instant, leaveOut: 1),
      .named("actor", .actor, leaveOut: 2), .named("lagDays", .lag),
      .named("afterClosing", .closedPeriod, leaveOut: 3),
      .named("shownApproval", .approval, leaveOut: 4), .named("original", .original),
      .named("cause", .cause, show: .word, leaveOut: 5),
      .named("shownBefore", .before, mayShrink: true),
      .named("shownAfter", .after, mayShrink: true),
      .named("effect", .effect, show: .figure), .named("inForce", .inForce),
      .named("changes", .changes, show: .changes, mayShrink: true),
      .named("reason", .reason, mayShrink: true), .named("voidedBy", .voidedBy),
    ]
  }
}

/// Shows the trail over all.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Shows the trail of events over everything.",
    discussion: """
      All events known count, whatever --as-of says. --late leaves out definitions and what was \
      recorded before the first load ended (the ledger's “start”), unless --all.

      Choosing by --actor evaluates a person's work: it is for auditors and data protection, and \
      needs a --reason, which is noted beside the log and repeated by the answer; “stadtbuch duties \
      --evaluations” lists the notes.

      Examples:
        stadtbuch audit --late 30
        stadtbuch audit --corrections --from 2024-01-01 --to 2025-01-01
        stadtbuch audit --type "budget.*" --format csv
        stadtbuch audit --actor person/p1 --reason "complaint 17/2025"
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Only events of this actor; with --reason.", valueName: "person/…"))
  var actor: String?

  @Option(help: ArgumentHelp("Why a person's events are looked at.", valueName: "text"))
  var reason: String?

  @Option(
    help: ArgumentHelp("Only events recorded from then on.", valueName: "RFC3339|YYYY-MM-DD"),
    transform: TimeArgument.init(reading:))
  var from: TimeArgument?

  @Option(
    help: ArgumentHelp("Only events recorded before then.", valueName: "RFC3339|YYYY-MM-DD"),
    transform: TimeArgument.init(reading:))
  var to: TimeArgument?

  @Option(
    help: ArgumentHelp("Only event types that match, with * for anything.", valueName: "glob"))
  var type: String?

  @Option(
    help: ArgumentHelp(
      "Only events recorded more than so many days after they held, or after their period was "
        + "closed.", valueName: "days"))
  var late: Int?

  @Flag(
    help: ArgumentHelp(
      "Only voids, corrections, reversals and restatements of final values, each with what it takes "
        + "the place of and what that did."))
  var corrections = false

  @Flag(help: "With --late also definitions and the first load.")
  var all = false

  func validate() throws {
    if actor != nil, reason?.isEmpty ?? true {
      throw ValidationError("--actor evaluates a person's work: say why with --reason")
    }
    if let late, !(0...401_768).contains(late) {
      throw ValidationError("--late \(late): give a number of days from 0 to 401768")
    }
    if let actor, !["person/", "job/", "client/"].contains(where: actor.hasPrefix) {
      throw ValidationError("--actor “\(actor.excerpt)” is no actor: person/…, job/… or client/…")
    }
  }

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var filter = AuditFilter()
    filter.actor = actor
    filter.from = try from?.instant(in: book)
    filter.to = try to?.instant(in: book)
    filter.type = type
    filter.lateDays = late
    filter.corrections = corrections
    filter.includesDefinitions = all
    let known = try book.knownAt(point.request)
    let progress = Progress(
      "audit", unit: "events", total: known.sequence, isQuiet: output.quiet)
    let people = Output(options: output, in: book)
    let format = people.format
    let isTable = output.format == .table
    try people.stream(
      Output.Layout(title: .audit, columns: TrailColumns.history(withSubject: true))
    ) { rows in
      var answer = try book.audit(
        filter, reason: reason, asOf: point.day, knownAt: .sequence(known.sequence),
        progress: { progress.update($0) },
        rows: { (row) throws(TimelinesError) in
          var row = row
          if isTable { show(&row, format) }
          try rows(row)
        })
      progress.end(known.sequence)
      if let actor, let reason {
        answer.warnings.append("the events of \(actor) were looked at for this reason: \(reason)")
      }
      return answer
    }
  }
}

extension AuditCommand {
  /// What people read in one cell: who approved, and of a correction what stood before and after
  /// instead of the attributes that changed.
  private func show(_ row: inout AnswerObject, _ format: PeopleFormat) {
    row.appendApproval(format.language)
    guard corrections else { return }
    row.appendSides(format.language) { format.text($0, of: $1) }
    row.remove("changes")
  }
}
