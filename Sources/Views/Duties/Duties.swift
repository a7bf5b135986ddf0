import Ledger
import Timelines
import Vocabulary

/// Which rows of duties are asked for.
public struct DutiesChoice: Sendable, Equatable {
  /// The looks at people's events instead of the duties.
  public var evaluations: Bool

  /// The duties, unless told otherwise.
  public init(evaluations: Bool = false) {
    self.evaluations = evaluations
  }
}

/// Who recorded and who approved what needs a second pair of eyes.
public enum Duties: View {
  /// What it is.
  public static let about = ViewAbout(
    "duties", title: .duties,
    sentence: Label(
      "Shows who recorded and who approved what needs a second pair of eyes.",
      "Zeigt, wer erfasst und wer freigegeben hat, was vier Augen braucht."),
    discussion: Label(
      """
      An event is listed when it touched a period that was closed, when somebody is named as having \
      approved it (claimed), or when somebody did so by an event of their own (given). All events \
      known count, whatever --as-of says.
      """,
      """
      Ein Ereignis ist aufgeführt, wenn es einen abgeschlossenen Zeitraum berührt hat, wenn jemand \
      genannt ist, der es freigegeben haben soll (angegeben), oder wenn das jemand mit einem eigenen \
      Ereignis getan hat (erteilt). Alle bekannten Ereignisse zählen, gleich welcher Stichtag.
      """),
    examples: [
      "duties", "duties --known-at 2025-02-15 --format csv",
      "duties --where 'required=true and state!=given'", "duties --evaluations",
    ])

  /// What is asked where nothing is said.
  public static let usual = DutiesChoice()

  /// What may be asked.
  public static let parameters: [Parameter<DutiesChoice>] = [
    .flag(
      "evaluations",
      Label(
        "Whose events were looked at by “audit --actor”, when and why, instead.",
        "Stattdessen: wessen Ereignisse mit „audit --actor“ wann und warum eingesehen wurden.")
    ) { $0.evaluations = true }
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: DutiesChoice) -> Shape {
    choice.evaluations ? evaluations : duties
  }

  /// All forms that its rows have.
  public static let shapes = [duties, evaluations]

  private static let duties = Shape("rows", columns) { (frame, take) throws(TimelinesError) in
    var calendar = CivilCalendar(timeZone: frame.timelines.ledger.identity.timeZone)
    let rows = try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      try reading.duties(day: { calendar?.day(of: $0) ?? $0.dayInUTC })
    }
    var closing = Closing()
    for row in rows where try take(row) {
      if let notice = row.notice { closing.notices.append(notice) }
    }
    return closing
  }.forFull

  private static let evaluations = Shape("evaluations", looks) {
    (frame, take) throws(TimelinesError) in
    for look in try frame.looks() { _ = try take(look) }
    var closing = Closing()
    closing.title = Label.evaluations[frame.language]
    return closing
  }.forFull

  static let columns: [Column<DutyRow>] = [
    .number("sequence", .event, \.sequence).key, .word("type", .type, \.type).importance(3),
    .subject("enteredBy", .actor, of: "person", \.enteredBy).staff,
    .bool("required", .approvalRequired, \.isRequired),
    .subject("claimed", .approvalClaimed, of: "person", \.claimed).staff.importance(2),
    .subjects("given", .approvalGiven, of: "person", \.given).staff,
    .subjects("rejected", .approvalRejected, of: "person") { $0.rejected.nonEmpty }.staff,
    .word("state", .state, of: DutyRow.State.allCases.map(\.rawValue)) { $0.state.rawValue },
    .bool("samePerson", .samePerson, \.isSamePerson),
  ]

  static let looks: [Column<NotedLook>] = [
    .instant("time", .lookedAt, \.time).key, .subject("about", .lookedAtPerson, \.about).key.staff,
    .text("reason", .reason, \.reason).flexible,
    .text("by", .actor, \.by).staff.importance(2),
    .number("knownAt", .reportKnownAt, \.knownAt), .number("events", .events, \.events),
  ]
}

extension DutyRow {
  /// What is wrong with the second pair of eyes, if anything is.
  var notice: Notice? {
    let event = "event/\(sequence)"
    if isSamePerson { return Notice(.samePerson, event, enteredBy) }
    if state == .rejected {
      return Notice(.rejected, event, rejected.joined(separator: ", "))
    }
    guard isRequired, state != .given else { return nil }
    return claimed.map { Notice(.approvalClaimed, event, $0) }
      ?? Notice(.approvalMissing, event)
  }
}
