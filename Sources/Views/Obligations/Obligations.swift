import Timelines
import Vocabulary

/// Obligations to bodies, with their due days and what became of them.
public enum Obligations: View {
  /// What it is.
  public static let about = ViewAbout(
    "obligations", title: .obligations,
    sentence: Label(
      "Shows what is owed to councils and committees, by when, and what came of it.",
      "Zeigt, was Rat und Ausschüssen geschuldet ist, bis wann, und was daraus wurde."),
    discussion: Label(
      """
      Days late count from the due day that was valid when the obligation was fulfilled, else on \
      the day that is asked for; beside them stand those from the first due day. The due day itself \
      is in time. What was not fulfilled when its decision was revoked is moot.

      With --body the exit code is 1 if nothing is owed to that body.
      """,
      """
      Die Tage zu spät zählen ab der Frist, die galt, als die Verpflichtung erfüllt wurde, sonst ab \
      der am Stichtag; daneben stehen die seit der ersten Frist. Am Tag der Fälligkeit ist sie noch \
      pünktlich. Was nicht erfüllt war, als der Beschluss aufgehoben wurde, ist gegenstandslos.

      Mit --body endet der Befehl mit 1, wenn dem Gremium nichts geschuldet ist.
      """),
    examples: [
      "obligations", "obligations --overdue",
      "obligations --body body/rat --as-of 2024-12-31 --format json",
    ])

  /// What is asked where nothing is said.
  public static let usual = ObligationFilter()

  /// What may be asked.
  public static let parameters: [Parameter<ObligationFilter>] = [
    .subject(
      "body", of: "body",
      Label("Only what is owed to this body.", "Nur, was diesem Gremium geschuldet ist.")
    ) { $0.body = $1 },
    .flag("overdue", Label("Only what is overdue.", "Nur Überfälliges.")) { $0.isOverdue = true },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: ObligationFilter) -> Shape {
    Shape("rows", columns, figures: figures.map(\.head)) { (frame, take) throws(TimelinesError) in
      var counts = ObligationCounts()
      try ObligationsReader.read(frame, choice) { (row) throws(TimelinesError) in
        if try take(row) { counts.add(row) }
      }
      var closing = Closing(counts, figures)
      closing.exists = choice.body == nil || counts.all > 0
      return closing
    }.rests(on: rowsRestOn(choice))
  }

  /// What decides which obligations are rows.
  private static func rowsRestOn(_ choice: ObligationFilter) -> [String] {
    ["due"] + (choice.isOverdue ? ["fulfilled", "revoked"] : [])
      + (choice.body == nil ? [] : ["decision", "body"])
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  static let columns: [Column<ObligationRow>] = [
    .subject("subject", .subject, of: "obligation", \.subject).key.rests(),
    .text("text", .what, \.text).flexible.rests(on: "text"),
    .subject("decision", .decision, of: "decision", \.decision).flexible.importance(4)
      .rests(on: "decision"),
    .text("decisionTitle", .decisionTitle, \.decisionTitle).detail,
    .subject("body", .body, of: "body", \.body).importance(5),
    .subject("paper", .paper, of: "paper", \.paper).flexible.importance(7),
    .subject("basis", .basis, \.basis).importance(8),
    .day("due", .due, \.due).rests(on: "due"),
    .day("firstDue", .firstDue, \.firstDue).detail.rests(on: "due"),
    .day("otherFirst", .firstDue) { $0.firstDue == $0.due ? nil : $0.firstDue }
      .forPeople.importance(2).rests(on: "due"),
    .subject("owner", .owner, of: "unit", \.owner).importance(3).rests(on: "owner"),
    .day("fulfilled", .fulfilledOn, \.fulfilled).rests(on: "fulfilled"),
    .subjects("evidence", .evidence, of: "evidence") { $0.evidence.nonEmpty }
      .flexible.importance(6).rests(on: "evidence"),
    .number("daysLate", .daysLate, \.daysLate).detail.rests(on: "due", "fulfilled"),
    .number("daysLateToFirst", .lateToFirst, \.daysLateToFirst).detail
      .rests(on: "due", "fulfilled"),
    .number("late", .daysLate) { $0.state == .moot || $0.daysLate == 0 ? nil : $0.daysLate }
      .forPeople.rests(on: "due", "fulfilled"),
    .number("lateToFirst", .lateToFirst) {
      $0.state == .moot || $0.daysLateToFirst == $0.daysLate ? nil : $0.daysLateToFirst
    }.forPeople.importance(2).rests(on: "due", "fulfilled"),
    .word("state", .state, of: ObligationState.allCases.map(\.rawValue)) { $0.state.rawValue }
      .rests(on: "due", "fulfilled", "revoked"),
    .subjects("measures", .measures, of: "measure") { $0.measures.nonEmpty }.detail,
    .subjects("projects", .projectsTitle, of: "project") { $0.projects.nonEmpty }
      .flexible.importance(7),
  ]

  static let figures: [Column<ObligationCounts>] =
    [.number("count", .obligations) { $0.all }.forPeople]
    + ObligationState.allCases.map { state in
      .number(state.rawValue, .state(state.rawValue)) { $0.of[state] }.forPeople
    }
}

/// How many obligations of an answer are in which state.
struct ObligationCounts: Sendable {
  var all = 0
  /// Of states in which there are any.
  var of: [ObligationState: Int] = [:]

  mutating func add(_ row: ObligationRow) {
    all += 1
    of[row.state, default: 0] += 1
  }
}

extension Array {
  /// The list; nil where there is nothing in it.
  var nonEmpty: Self? { isEmpty ? nil : self }
}
