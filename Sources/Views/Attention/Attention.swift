import Timelines
package import Vocabulary

/// A kind of finding, in the order in which they stand.
public enum AttentionKind: String, Sendable, CaseIterable {
  /// A project lacks money.
  case gap
  /// A year's budget is overdrawn.
  case overdrawn
  /// A project has never reported.
  case noReport = "no-report"
  /// A project's last report is old.
  case staleReport = "stale-report"
  /// A milestone is overdue.
  case overdueMilestone = "overdue-milestone"
  /// Something owed to a body is overdue.
  case overdueObligation = "overdue-obligation"
  /// A proof of use is overdue.
  case proofDue = "proof-due"
  /// Money that was drawn down lies too long.
  case drawdownOverdue = "drawdown-overdue"
  /// An indicator has no light but grey.
  case greyIndicator = "grey-indicator"

  /// Its name for people.
  package var label: Label {
    .attentionKind(rawValue)
  }
}

/// Which findings are asked for.
public struct AttentionChoice: Sendable, Equatable {
  /// Only those of this unit, or of the department that it is.
  public var unit: String?
  /// Only those of these kinds; all if empty.
  public var kinds: Set<AttentionKind>

  /// All findings, unless told otherwise.
  public init(unit: String? = nil, kinds: Set<AttentionKind> = []) {
    self.unit = unit
    self.kinds = kinds
  }
}

/// What needs attention, from all views in one list.
public enum Attention: View {
  /// What it is.
  public static let about = ViewAbout(
    "attention", title: .attention,
    sentence: Label(
      "Shows what needs attention: money, reports, dates, proofs and grey indicators.",
      "Zeigt, wo Handlungsbedarf besteht: Geld, Berichte, Termine, Nachweise und graue Kennzahlen."),
    discussion: Label(
      """
      One row for each finding, with the figures of the views that have them in full: gaps, no \
      report and stale reports as in portfolio (projects that are completed, operating or cancelled \
      need not report), overdrawn budgets as in budget of the day's year, overdue dates as in \
      milestones and obligations, proofs and drawdowns as in grants, grey indicators as in kpi board, \
      with why they are grey. Kinds stand in this order, the greatest amounts and days first. A unit \
      is the one that leads, owes or owns; --unit also takes a department with all below it.
      """,
      """
      Eine Zeile je Befund, mit den Zahlen der Sichten, die sie ausführlich zeigen: Lücken, fehlende \
      und veraltete Berichte wie in portfolio (abgeschlossene, laufende und abgebrochene Projekte \
      müssen nicht berichten), überzogene Budgets wie in budget für das Jahr des Stichtags, \
      überfällige Termine wie in milestones und obligations, Nachweise und Abrufe wie in grants, \
      graue Kennzahlen wie in kpi board, mit dem Grund. Die Arten stehen in dieser Reihenfolge, die \
      größten Beträge und meisten Tage zuerst. Die Einheit ist die federführende, schuldende oder \
      zuständige; --unit nimmt auch ein Dezernat mit allem darunter.
      """),
    examples: [
      "attention", "attention --as-of 2024-12-31 --lang de", "attention --unit unit/dez-4",
      "attention --kind gap --kind overdrawn", "attention --group-by kind",
      "attention --where 'days>90' --format csv",
    ],
    pointKind: .pointAndOrganisation, empty: .nothingNeedsAttention)

  /// What is asked where nothing is said.
  public static let usual = AttentionChoice()

  /// What may be asked.
  public static let parameters: [Parameter<AttentionChoice>] = [
    .subject(
      "unit", of: "unit",
      Label(
        "Only of this unit, or of all in this department.",
        "Nur dieser Einheit oder aller in diesem Dezernat.")
    ) { $0.unit = $1 },
    .word(
      "kind", Label("Only findings of this kind.", "Nur Befunde dieser Art.")
    ) { (choice: inout AttentionChoice, kind: AttentionKind) in choice.kinds.insert(kind) }
    .repeated,
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: AttentionChoice) -> Shape {
    Shape("rows", columns, figures: figures.map(\.head)) { (frame, take) throws(TimelinesError) in
      var counts = AttentionCounts()
      for row in try AttentionReader.rows(frame, choice) where try take(row) { counts.add(row) }
      return Closing(counts, figures)
    }.counting(.findings).rests(on: foundations(choice.kinds))
  }

  /// On what findings of some kinds rest, of all where none are named: a finding is only published
  /// where everything is that leads to it.
  private static func foundations(_ kinds: Set<AttentionKind>) -> [String] {
    var all: Set<String> = ["lead"]
    for kind in AttentionKind.allCases where kinds.isEmpty || kinds.contains(kind) {
      all.formUnion(kind.foundations)
    }
    return all.sorted()
  }

  /// All forms that its rows have.
  public static let shapes = [shape(usual)]

  static let columns: [Column<AttentionRow>] = [
    .subject("subject", .subject, \.subject).key.rests(),
    .word("kind", .finding, of: AttentionKind.allCases.map(\.rawValue)) { $0.kind.rawValue }.key
      .rests(),
    .text("what", .what, \.what).key.flexible.rests(),
    .money("amount", .amount, \.amount).summed().rests(),
    .number("days", .daysSince, \.days).rests(),
    .day("since", .since, \.since).importance(4).rests(),
    .subject("unit", .unit, of: "unit", \.unit).importance(2).rests(
      on: "lead", "owner", "definition.owner"),
    .subject("department", .department, of: "unit", \.department).detail.rests(
      on: "lead", "owner", "definition.owner"),
    .subject("project", .projectTitle, of: "project", \.project).importance(3).rests(on: "project"),
  ]

  static let figures: [Column<AttentionCounts>] =
    [.number("count", .findings) { $0.all }.forPeople.rests()]
    + AttentionKind.allCases.map { kind in
      .number(kind.rawValue, kind.label) { $0.of[kind] }.forPeople.rests()
    }
}

extension AttentionKind {
  /// The attributes on which a finding of the kind rests.
  fileprivate var foundations: [String] {
    switch self {
    case .gap:
      [
        "cost.baseline", "forecast.total", "status", "account:appropriated", "account:carried",
        "account:transferred", "account:blocked", "account:spent", "maximum",
      ]
    case .overdrawn:
      [
        "account:appropriated", "account:carried", "account:transferred", "account:blocked",
        "account:committed", "account:spent",
      ]
    case .noReport, .staleReport: ["status", "observation:reports.overall"]
    case .overdueMilestone: ["due", "forecast.due", "reached", "dropped", "project"]
    case .overdueObligation: ["due", "fulfilled", "revoked", "decision"]
    case .proofDue: ["proofs", "project"]
    case .drawdownOverdue: ["observation:drawdowns", "account:used", "project"]
    case .greyIndicator: ["definition", "observation:values", "target", "thresholds"]
    }
  }
}

/// How many findings of an answer are of which kind.
struct AttentionCounts: Sendable {
  var all = 0
  /// Of kinds of which there are any.
  var of: [AttentionKind: Int] = [:]

  mutating func add(_ row: AttentionRow) {
    all += 1
    of[row.kind, default: 0] += 1
  }
}
