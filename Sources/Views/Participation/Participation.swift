import Timelines
import Vocabulary

/// Which rows of participation are asked for.
public struct ParticipationChoice: Sendable, Equatable {
  /// The impulses instead of the formats.
  public var impulsesOnly: Bool

  /// The formats, unless told otherwise.
  public init(impulsesOnly: Bool = false) {
    self.impulsesOnly = impulsesOnly
  }
}

/// Formats of participation, the impulses that they gave and what became of each.
public enum Participation: View {
  /// What it is.
  public static let about = ViewAbout(
    "participation", title: .participation,
    sentence: Label(
      "Shows who was asked, what they said, and what became of each impulse.",
      "Zeigt, wer gefragt wurde, was gesagt wurde, und was aus jedem Impuls wurde."),
    discussion: Label(
      """
      An impulse is accepted, partly accepted or rejected; unanswered it is open, or overdue after \
      its day. What it led to are the decisions, measures and projects that its answer names, and \
      the decisions that name it. In JSON the impulses stand beside the formats; --impulses makes \
      them the rows, also of CSV. People are only counted, never named.
      """,
      """
      Ein Impuls ist angenommen, teilweise angenommen oder abgelehnt; ohne Antwort ist er offen, nach \
      seiner Frist überfällig. Er führte zu den Beschlüssen, Maßnahmen und Projekten, die seine \
      Antwort nennt, und zu den Beschlüssen, die ihn nennen. In JSON stehen die Impulse neben den \
      Formaten; mit --impulses sind sie die Zeilen, auch in CSV. Menschen werden gezählt, nie genannt.
      """),
    examples: [
      "participation", "participation --impulses --format csv",
      "participation --impulses --where state=overdue",
      "participation --as-of 2024-12-31 --format json",
    ])

  /// What is asked where nothing is said.
  public static let usual = ParticipationChoice()

  /// What may be asked.
  public static let parameters: [Parameter<ParticipationChoice>] = [
    .flag("impulses", Label("The impulses as rows.", "Die Impulse als Zeilen.")) {
      $0.impulsesOnly = true
    }
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: ParticipationChoice) -> Shape {
    choice.impulsesOnly ? impulses : formats
  }

  /// All forms that its rows have.
  public static let shapes = [formats, impulses]

  private static let formats = Shape("rows", columns, figures: figures.map(\.head)) {
    (frame, take) throws(TimelinesError) in
    var found = try ParticipationReader.read(frame)
    var unwanted: Set<String> = []
    for row in found.rows where try !take(row) { unwanted.insert(row.subject) }
    if !unwanted.isEmpty {
      found.rows.removeAll { unwanted.contains($0.subject) }
      found.impulses.removeAll { $0.participation.map(unwanted.contains) ?? false }
    }
    return Closing(found, figures)
  }.rests(on: "exists")

  private static let impulses = Shape("impulses", impulseColumns) {
    (frame, take) throws(TimelinesError) in
    for row in try ParticipationReader.read(frame).impulses { _ = try take(row) }
    var closing = Closing()
    closing.title = Label.impulses[frame.language]
    return closing
  }.rests(on: "exists")

  static let columns: [Column<ParticipationRow>] =
    [
      .subject("subject", .subject, of: "participation", \.subject).key.rests(),
      .word("format", .field("format"), from: "participation.held", \.format).flexible
        .rests(on: "format"),
      .day("on", .heldOn, \.on).rests(on: "on"),
      .day("until", .heldUntil, \.until).importance(5).rests(on: "until"),
      .number("sessions", .field("sessions"), \.sessions).importance(6).rests(on: "sessions"),
      .number("participants", .field("participants"), \.participants).rests(on: "participants"),
      .word("selection", .field("selection"), from: "participation.held", \.selection)
        .importance(3).rests(on: "selection"),
      .subject("strategy", .field("strategy"), of: "strategy", \.strategy).flexible.importance(7)
        .rests(on: "strategy"),
      .number("impulses", .impulses, \.impulses).summed().rests(on: "participation"),
    ]
    + ImpulseState.allCases.map { state in
      .number(state.rawValue, .state(state.rawValue)) { $0.counts[state] ?? 0 }.summed()
    }

  static let impulseColumns: [Column<ImpulseRow>] = [
    .subject("subject", .subject, of: "impulse", \.subject).key.rests(),
    .subject("participation", .from, of: "participation", \.participation).importance(5)
      .rests(on: "participation"),
    .text("text", .what, \.text).flexible.rests(on: "text"),
    .subject("to", .owner, of: "unit", \.to).importance(3).rests(on: "to"),
    .day("due", .due, \.due).importance(2).rests(on: "due"),
    .word("state", .state, of: ImpulseState.allCases.map(\.rawValue)) { $0.state.rawValue }
      .rests(on: "answer", "due"),
    .day("answeredOn", .answeredOn, \.answeredOn).importance(6).rests(on: "answer"),
    .text("answer", .answer, \.answer).flexible.importance(7).rests(on: "answer"),
    .number("daysLate", .daysLate, \.daysLate).rests(on: "answer", "due"),
    .rows("led", .ledTo, of: traces) { $0.led.nonEmpty }.flexible.importance(2),
  ]

  private static let traces: [Column<ImpulseRow.Trace>] = [
    .subject("subject", .subject, \.subject), .text("title", .title, \.title).detail,
    .word("status", .field("status"), \.status),
  ]

  static let figures: [Column<ParticipationAnswer>] =
    [
      .number("total.formats", .participation, \.rows.count),
      .number("total.impulses", .impulses, \.impulses.count),
    ]
    + ImpulseState.allCases.map { state in
      .number("total.\(state.rawValue)", .state(state.rawValue)) { answer in
        answer.impulses.count { $0.state == state }
      }
    } + [.rows("impulses", .impulses, of: impulseColumns, \.impulses)]
}
