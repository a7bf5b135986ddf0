public import Ledger
public import Timelines
import Vocabulary

/// What of the trail over everything is asked for.
public struct AuditChoice: Sendable {
  /// Which events.
  public var filter = AuditFilter()
  /// Only events recorded from then on.
  public var from: KnownAtRequest?
  /// Only events recorded before then.
  public var to: KnownAtRequest?
  /// Why a person's events are looked at.
  public var reason: String?

  /// All events.
  public init() {}
}

/// The trail of events over everything.
public enum Audit: View {
  /// What it is.
  public static let about = ViewAbout(
    "audit", title: .audit,
    sentence: Label(
      "Shows the trail of events over everything.", "Zeigt die Ereignisspur über alles."),
    discussion: Label(
      """
      All events known count, whatever --as-of says. --late leaves out definitions and what was \
      recorded before the first load ended (the ledger's “start”), unless --all.

      Choosing by --actor evaluates a person's work: it is for auditors and data protection, and \
      needs a --reason, which is noted beside the log and repeated by the answer; “stadtbuch duties \
      --evaluations” lists the notes.
      """,
      """
      Alle bekannten Ereignisse zählen, was auch --as-of sagt. --late lässt Definitionen weg und was \
      vor dem Ende der Erstbefüllung erfasst wurde (der „start“ des Stadtbuchs), außer mit --all.

      Mit --actor wird die Arbeit einer Person ausgewertet: Das ist der Prüfung und dem Datenschutz \
      vorbehalten und braucht einen Grund (--reason), der neben dem Logbuch vermerkt und in der \
      Antwort wiederholt wird; „stadtbuch duties --evaluations“ listet die Vermerke.
      """),
    examples: [
      "audit --late 30", "audit --corrections --from 2024-01-01 --to 2025-01-01",
      "audit --type \"budget.*\" --format csv",
      "audit --actor person/p1 --reason \"complaint 17/2025\"",
    ])

  /// What is asked where nothing is said.
  public static let usual = AuditChoice()

  /// What may be asked.
  public static let parameters: [Parameter<AuditChoice>] = [
    Parameter(
      "actor", .anySubject,
      Label(
        "Only events of this actor; with --reason.",
        "Nur Ereignisse dieser Person oder dieses Programms; mit --reason.")
    ) { (text, choice) throws(ChoiceError) in
      guard ["person/", "job/", "client/"].contains(where: text.hasPrefix) else {
        throw ChoiceError(
          "actor",
          Label(
            "“\(text.excerpt)” is not an actor: person/…, job/… or client/…",
            "„\(text.excerpt)“ erfasst nichts: person/…, job/… oder client/… angeben"))
      }
      choice.filter.actor = text
    },
    .text(
      "reason",
      Label(
        "Why a person's events are looked at.",
        "Warum die Ereignisse einer Person eingesehen werden.")
    ) { $0.reason = $1 },
    .time(
      "from", Label("Only events recorded from then on.", "Nur ab dann erfasste Ereignisse.")
    ) { $0.from = $1 },
    .time(
      "to", Label("Only events recorded before then.", "Nur vorher erfasste Ereignisse.")
    ) { $0.to = $1 },
    .text(
      "type",
      Label(
        "Only event types that match, with * for anything.",
        "Nur passende Ereignisarten, mit * für Beliebiges.")
    ) { $0.filter.type = $1 },
    .number(
      "late", 0...401_768,
      Label(
        "Only events recorded more than so many days after they held, or after their period was "
          + "closed.",
        "Nur Ereignisse, die mehr als so viele Tage später oder nach Abschluss ihres Zeitraums "
          + "erfasst wurden.")
    ) { $0.filter.lateDays = $1 },
    .flag(
      "corrections",
      Label(
        "Only voids, corrections, reversals and restatements of final values, each with what it "
          + "replaces and its effect.",
        "Nur Stornos, Berichtigungen, Gegenbuchungen und Neufassungen endgültiger Werte, jeweils "
          + "mit dem Ersetzten und der Wirkung.")
    ) { $0.filter.corrections = true },
    .flag(
      "all",
      Label(
        "With --late also definitions and the first load.",
        "Mit --late auch Definitionen und die Erstbefüllung.")
    ) { $0.filter.includesDefinitions = true },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: AuditChoice) throws(ChoiceError) -> Shape {
    if choice.filter.actor != nil, choice.reason?.isEmpty ?? true {
      throw ChoiceError(
        nil,
        Label(
          "--actor evaluates a person's work: say why with --reason",
          "--actor wertet die Arbeit einer Person aus: mit --reason sagen, warum"))
    }
    return made(choice)
  }

  private static func made(_ choice: AuditChoice) -> Shape {
    let filter = choice.filter
    var names: [String] = []
    if filter.lateDays != nil { names.append("late") }
    if filter.corrections { names.append("corrections") }
    var shape = Shape(
      names.isEmpty ? "events" : names.joined(separator: "-"), columns(filter),
      figures: figures(filter)
    ) { (frame, take) throws(TimelinesError) in
      try AuditReader.read(choice, frame, take)
    }
    if let actor = filter.actor {
      shape.look = Look(at: actor, reason: choice.reason)
      shape = shape.forFull
    }
    return shape
  }

  /// All forms that its rows have.
  public static let shapes: [Shape] = {
    var (late, corrections) = (AuditChoice(), AuditChoice())
    late.filter.lateDays = 30
    corrections.filter.corrections = true
    return [usual, late, corrections].map(made)
  }()

  private static func figures(_ filter: AuditFilter) -> [ColumnHead] {
    var figures: [ColumnHead] = []
    if filter.lateDays != nil { figures.append(ColumnHead("days", .lateLimit, .integer)) }
    if filter.corrections {
      figures.append(ColumnHead("withoutReason", .withoutReason, .list(.integer)))
    }
    return figures
  }

  private static func columns(_ filter: AuditFilter) -> [Column<AuditEntry>] {
    let isCorrections = filter.corrections
    var columns: [Column<AuditEntry>] = [
      .number("sequence", .event, \.event.sequence).key,
      .eventType("type", .type, \.event.type),
      .subject("subject", .subject, \.subject).flexible,
      .day("validFrom", .validFrom, \.event.validFrom),
      .instant("recordedAt", .recordedAt, \.event.recordedAt).importance(2),
      .subject("actor", .actor, \.event.actor).staff.importance(3),
      .text("reason", .reason, \.event.reason).flexible,
      isCorrections
        ? .rows("changes", .changes, of: History.changes, \.event.changes).detail
        : .rows("changes", .changes, of: History.changes, \.event.changes).flexible,
      .number("voidedBy", .voidedBy, \.event.voidedBy),
      .number("lagDays", .daysLate, \.audited.lagDays),
    ]
    if filter.lateDays != nil {
      columns.append(
        .bool("afterClosing", .closedPeriod, \.audited.isAfterClosing).importance(4))
    }
    columns += [
      .subject("approvedBy", .approvalClaimed, \.audited.approvedBy).staff.detail,
      .subjects("given", .approvalGiven) { $0.audited.given.isEmpty ? nil : $0.audited.given }
        .detail.staff,
      .subjects("rejected", .approvalRejected) {
        $0.audited.rejected.isEmpty ? nil : $0.audited.rejected
      }.detail.staff,
      .word("approval", .approval, of: DutyRow.State.allCases.map(\.rawValue)) {
        $0.audited.approval == .none ? nil : $0.audited.approval.rawValue
      }.detail,
      Column("approved.state", .approval, .list(.any), \.approval).forPeople.importance(5),
    ]
    return isCorrections ? columns + corrections : columns
  }

  private static let corrections: [Column<AuditEntry>] = [
    .number("original", .original, \.correction?.original),
    .text("originalType", .originalType, \.correction?.originalType).detail,
    .text("reverses", .reverses, \.correction?.reverses).detail,
    .flag("reversal", .reversal) { $0.correction?.reversal != nil }.detail,
    .number("year", .year, \.correction?.reversal?.year).detail,
    .number("originalYear", .originalYear, \.correction?.reversal?.originalYear).detail,
    .word("cause", .cause, \.correction?.cause).importance(6),
    .subject("entity", .entity) { $0.correction == nil ? nil : $0.event.subject }.detail,
    .bool("inForce", .inForce) { $0.correction == nil ? nil : $0.event.voidedBy == nil },
    Column("before", .before, .object) { $0.before.map(AnswerValue.object) }.detail,
    Column("after", .after, .object) { $0.after.map(AnswerValue.object) }.detail,
    Column("shownBefore", .before, .object) { AuditEntry.differing($0.before, $0.after) }
      .forPeople.flexible,
    Column("shownAfter", .after, .object) { AuditEntry.differing($0.after, $0.before) }
      .forPeople.flexible,
    Column("effect", .effect, .any, \.effect),
    Column("otherCurrencies.effect", .otherCurrencies, .object, \.otherEffect).detail,
  ]
}
