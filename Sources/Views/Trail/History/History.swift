import Timelines
import Vocabulary

/// Every event on a subject, and what each of them changed.
public enum History: View {
  /// What it is.
  public static let about = ViewAbout(
    "history", title: .history,
    sentence: Label(
      "Shows every event on a subject, and what each of them changed.",
      "Zeigt jedes Ereignis zu einem Gegenstand und was es geändert hat."),
    discussion: Label(
      """
      Before is the value as it was known just before the event, after the value it left; voided \
      events name the event that voids them. Exit code 1 if there is none.
      """,
      """
      Vorher ist der Wert, wie er unmittelbar vor dem Ereignis bekannt war, nachher der, den es \
      hinterließ; stornierte Ereignisse nennen das stornierende. Der Befehl endet mit 1, wenn es \
      keines gibt.
      """),
    examples: ["history project/eakte", "history project/eakte --where 'type=cost.baselined'"])

  /// What is asked where nothing is said.
  public static let usual = SubjectChoice()

  /// What may be asked.
  public static let parameters = Show.parameters

  /// The rows that a choice asks for.
  public static func shape(_ choice: SubjectChoice) -> Shape {
    Shape("events", columns) { (frame, take) throws(TimelinesError) in
      var closing = Closing()
      closing.title = choice.subject
      closing.exists = false
      try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
        guard let entity = try reading.entity(named: choice.subject) else { return }
        try reading.history(entity) { (row) throws(TimelinesError) in
          closing.exists = true
          _ = try take(row)
        }
      }
      return closing
    }.looking(at: choice.subject).rests(on: []).about(choice.subject)
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  static let columns: [Column<HistoryRow>] = [
    .number("sequence", .event, \.sequence).key,
    .eventType("type", .type, \.type).rests(),
    .day("validFrom", .validFrom, \.validFrom).rests(),
    .instant("recordedAt", .recordedAt, \.recordedAt).importance(2).rests(),
    .subject("actor", .actor, \.actor).staff.importance(3),
    .text("reason", .reason, \.reason).flexible,
    .rows("changes", .changes, of: changes, \.changes).flexible.rests(),
    .number("voidedBy", .voidedBy, \.voidedBy),
    // Who may not read numbers of events learns that it is void.
    .flag("voided", .voidedEvent) { $0.voidedBy != nil }.detail.rests(),
  ]

  static let changes: [Column<HistoryRow.Change>] = [
    .attribute("attribute", .attribute, \.attribute).rests(),
    Column("before", .before, .any) { change in
      change.before.map { AttributeValue.value($0, of: change.attribute) }
    }.rests(),
    Column("after", .after, .any) { change in
      change.after.map { AttributeValue.value($0, of: change.attribute) }
    }.rests(),
  ]
}
