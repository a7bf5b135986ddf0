import Timelines
import Vocabulary

/// Milestones with their slips and how these came about.
public enum Milestones: View {
  /// What it is.
  public static let about = ViewAbout(
    "milestones", title: .milestones,
    sentence: Label(
      "Shows milestones: due, expected, reached, and how far each slipped and when.",
      "Zeigt Meilensteine: fällig, erwartet, erreicht, und wie weit jeder sich wann verschob."),
    discussion: Label(
      """
      A slip counts the days from the baseline to the day the milestone was reached, or else is \
      expected; an overdue milestone has slipped at least to --as-of, whatever was expected. Beside \
      it stands the slip from the first baseline, which no new baseline takes away. The due day \
      itself is in time. Each statement in a milestone's history is judged by the baseline that was \
      valid on its own day.

      --due-by and --overdue show only open milestones, neither reached nor dropped. With --project \
      the exit code is 1 if the project has no such milestone.
      """,
      """
      Der Verzug zählt die Tage vom vereinbarten Termin bis zu dem Tag, an dem der Meilenstein \
      erreicht wurde oder erwartet wird; ein überfälliger ist mindestens bis zum Stichtag \
      verschoben, was auch erwartet wurde. Daneben steht der Verzug gegenüber dem ersten Termin, \
      den kein neuer Termin aufhebt. Am Tag der Fälligkeit ist er noch pünktlich. Jede Angabe im \
      Verlauf wird an dem Termin gemessen, der an ihrem Tag galt.

      --due-by und --overdue zeigen nur offene Meilensteine. Mit --project endet der Befehl mit 1, \
      wenn das Projekt keinen solchen Meilenstein hat.
      """),
    examples: [
      "milestones", "milestones --overdue", "milestones --due-by 2024-12-31 --format csv",
      "milestones --project project/eakte --as-of 2024-09-30 --known-at 2024-10-15",
    ])

  /// What is asked where nothing is said.
  public static let usual = MilestoneFilter()

  /// What may be asked.
  public static let parameters: [Parameter<MilestoneFilter>] = [
    .day("dueBy", Label("Only open ones due by that day.", "Nur offene, bis dahin fällige.")) {
      $0.dueBy = $1
    },
    .flag("overdue", Label("Only overdue ones.", "Nur überfällige.")) { $0.isOverdue = true },
    .subject(
      "project", of: "project",
      Label("Only the milestones of this project.", "Nur die Meilensteine dieses Projekts.")
    ) { $0.project = $1 },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: MilestoneFilter) -> Shape {
    Shape("rows", columns, figures: figures.map(\.head)) { (frame, take) throws(TimelinesError) in
      var summary = MilestoneSummary()
      try MilestonesReader.read(frame, choice) { (row) throws(TimelinesError) in
        if try take(row) { summary.add(row) }
      }
      var closing = Closing(summary, figures)
      closing.exists = choice.project == nil || summary.count > 0
      return closing
    }.counting(.milestones).rests(
      on: choice.dueBy == nil && !choice.isOverdue ? ["exists"] : ["due", "reached", "dropped"]
    ).charted(
      .slips("baseline", to: "forecast", "reached", late: "overdue", of: "title", "project"))
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  static let columns: [Column<MilestoneRow>] = [
    .subject("subject", .subject, of: "milestone", \.subject).key.rests(),
    .subject("project", .projectTitle, of: "project", \.project).importance(4).rests(on: "project"),
    .text("title", .title, \.title).flexible.rests(on: "title"),
    .flag("gate", .field("gate"), \.isGate).detail.rests(on: "gate"),
    .day("baseline", .due, \.baseline).rests(on: "due"),
    .day("firstBaseline", .firstDue, \.firstBaseline).detail.rests(on: "due"),
    .day("otherFirst", .firstDue) { $0.firstBaseline == $0.baseline ? nil : $0.firstBaseline }
      .forPeople.importance(2).rests(on: "due"),
    .day("forecast", .forecastDate, \.forecast).rests(on: "forecast.due"),
    .day("reached", .reachedOn, \.reached).rests(on: "reached"),
    .flag("dropped", .dropped, \.isDropped).rests(on: "dropped"),
    .number("slipDays", .slip, \.slipDays).rests(on: "due", "forecast.due", "reached"),
    .number("slipDaysToFirst", .slipToFirst, \.slipDaysToFirst).detail
      .rests(on: "due", "forecast.due", "reached"),
    .number("otherSlip", .slipToFirst) {
      $0.firstBaseline == $0.baseline ? nil : $0.slipDaysToFirst
    }.forPeople.importance(3).rests(on: "due", "forecast.due", "reached"),
    .bool("overdue", .overdueCounted, \.isOverdue).detail.rests(on: "due", "reached", "dropped"),
    .number("daysOverdue", .daysOverdue, \.daysOverdue).detail.rests(on: "due", "reached"),
    .number("late", .daysOverdue) { $0.isOverdue ? $0.daysOverdue : nil }.forPeople.rests(
      on: "due", "reached", "dropped"),
    .subject("owner", .owner, of: "unit", \.owner).importance(5).rests(on: "lead"),
    .rows("history", .slips, of: statements, \.history).flexible.importance(6),
    // The day on which it is expected while it is open.
    .day("nextDue", .nextDue) { $0.isOpen ? $0.forecast ?? $0.baseline : nil }.forChoice.rests(
      on: "due", "forecast.due", "reached", "dropped"),
  ]

  static let statements: [Column<MilestoneRow.Statement>] = [
    .number("sequence", .event, \.sequence).detail,
    .day("validFrom", .validFrom, \.validFrom),
    .attribute("attribute", .attribute, \.attribute),
    .day("value", .value, \.value),
    .number("slipDays", .slip, \.slipDays),
    .word("state", .state, of: ExplainRow.State.allCases.map(\.rawValue)) { $0.state.rawValue }
      .detail,
  ]

  static let figures: [Column<MilestoneSummary>] = [
    .number("count", .milestones, \.count).forPeople.rests(),
    .number("reached", .reachedOn, \.reached).forPeople.rests(on: "reached"),
    .number("overdue", .overdueTitle, \.overdue).forPeople.rests(on: "due", "reached", "dropped"),
    .number("greatestSlip", .greatestSlip, \.greatestSlip).forPeople.rests(
      on: "due", "forecast.due", "reached"),
  ]
}

/// What the milestones of an answer have together.
struct MilestoneSummary: Sendable {
  var count = 0
  var reached = 0
  var overdue = 0
  var greatestSlip: Int?

  mutating func add(_ row: MilestoneRow) {
    count += 1
    if row.reached != nil { reached += 1 }
    if row.isOverdue { overdue += 1 }
    greatestSlip = max(greatestSlip ?? row.slipDays, row.slipDays)
  }
}
