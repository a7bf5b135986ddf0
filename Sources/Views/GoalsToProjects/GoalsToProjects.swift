import Timelines
import Vocabulary

/// Which rows of the chain from goals to projects are asked for.
public struct AlignmentChoice: Sendable, Equatable {
  /// The holes instead of the paths.
  public var holesOnly: Bool

  /// The paths, unless told otherwise.
  public init(holesOnly: Bool = false) {
    self.holesOnly = holesOnly
  }
}

/// The chain from goals by measures to projects and evidence, and its holes.
public enum GoalsToProjects: View {
  /// What it is.
  public static let about = ViewAbout(
    "alignment", title: .alignment,
    sentence: Label(
      "Shows the chain from goals by measures to projects and evidence, and its holes.",
      "Zeigt die Kette von Zielen über Maßnahmen zu Projekten und Nachweisen, und ihre Lücken."),
    discussion: Label(
      """
      Each row is a path, by goal, measure and project; what is missing on it is a hole. The holes \
      stand together below: goals without a measure (a goal has the measures of the goals below it), \
      measures without a goal or a project, projects without a goal (their own or a measure's), \
      indicators without data or a goal, projects without a leading unit or with a closed one. \
      Synergies, solutions and re-use stand beside in JSON; “stadtbuch synergies” shows them.
      """,
      """
      Jede Zeile ist ein Weg von Ziel, Maßnahme und Projekt; was darauf fehlt, ist eine Lücke. Die \
      Lücken stehen zusammen darunter: Ziele ohne Maßnahme (ein Ziel hat die Maßnahmen der Ziele \
      unter ihm), Maßnahmen ohne Ziel oder Projekt, Projekte ohne Ziel (ein eigenes oder das einer \
      Maßnahme), Kennzahlen ohne Daten oder Ziel, Projekte ohne Federführung oder mit einer \
      aufgelösten. Synergien, Lösungen und Nachnutzung stehen in JSON daneben; „stadtbuch synergies“ \
      zeigt sie.
      """),
    examples: [
      "alignment", "alignment --holes --format csv",
      "alignment --holes --where hole=projectsWithoutLead",
      "alignment --as-of 2024-12-31 --known-at 2025-02-15 --format json",
    ])

  /// What is asked where nothing is said.
  public static let usual = AlignmentChoice()

  /// What may be asked.
  public static let parameters: [Parameter<AlignmentChoice>] = [
    .flag("holes", Label("Only the holes, one row each.", "Nur die Lücken, je eine Zeile.")) {
      $0.holesOnly = true
    }
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: AlignmentChoice) -> Shape {
    choice.holesOnly ? holes : paths
  }

  /// All forms that its rows have.
  public static let shapes = [paths, holes]

  private static let paths = Shape("rows", columns, figures: sections.map(\.head)) {
    (frame, take) throws(TimelinesError) in
    let found = try AlignmentReader.read(frame)
    for row in found.rows { _ = try take(row) }
    return Closing(found, sections, notices: found.warnings)
  }.rests(on: "set:alignments")

  private static let holes = Shape("holes", holeColumns, figures: beside.map(\.head)) {
    (frame, take) throws(TimelinesError) in
    let found = try AlignmentReader.read(frame)
    let closed = Dictionary(
      found.leadUnitClosed.map { ($0.project, $0) }, uniquingKeysWith: { first, _ in first })
    for list in found.holes {
      for subject in list.subjects {
        let lead = list.name == ChainHoles.leadUnitClosed ? closed[subject] : nil
        _ = try take(ChainHole(subject: subject, name: list.name, closed: lead))
      }
    }
    var closing = Closing(found, beside, notices: found.warnings)
    closing.title = Label.holes[frame.language]
    return closing
  }

  static let columns: [Column<AlignmentRow>] = [
    .subject("subject", .subject, \.subject).key.detail.rests(),
    .subject("goal", .goal, of: "goal", \.goal).detail.rests(on: "set:alignments"),
    .text("goalText", .goalText, \.goalText).detail.rests(on: "set:alignments"),
    // A dash where the chain has a hole.
    .subject("goalOrHole", .goal, of: "goal") { $0.goal ?? "–" }.flexible.forPeople.rests(
      on: "set:alignments"),
    .subject("measure", .measure, of: "measure", \.measure).detail.rests(on: "set:alignments"),
    .text("measureTitle", .measureTitle, \.measureTitle).detail.rests(on: "set:alignments"),
    .subject("measureOrHole", .measure, of: "measure") { $0.measure ?? "–" }.flexible.forPeople
      .rests(on: "set:alignments"),
    .subject("project", .projectTitle, of: "project", \.project).detail.rests(on: "set:alignments"),
    .text("projectTitle", .projectName, \.projectTitle).detail.rests(on: "set:alignments", "title"),
    .subject("projectOrHole", .projectTitle, of: "project") { $0.project ?? "–" }.flexible
      .forPeople.rests(on: "set:alignments"),
    .word("status", .field("status"), of: PortfolioWords.status, \.status).importance(2)
      .rests(on: "status"),
    .subjects("indicators", .indicators, of: "indicator") { $0.indicators.nonEmpty }.flexible
      .importance(5).rests(on: "set:alignments"),
    .subjects("evidence", .evidence, of: "evidence") { $0.evidence.nonEmpty }.flexible
      .importance(6),
  ]

  static let holeColumns: [Column<ChainHole>] = [
    .subject("subject", .subject, \.subject).key,
    .word("hole", .hole, of: ChainHoles.names, \.name).key,
    .subject("lead", .field("lead"), of: "unit", \.closed?.lead),
    .subject("successor", .field("successor"), of: "unit", \.closed?.successor),
    .subjects("successors", .splitAmong, of: "unit") { $0.closed?.successors.nonEmpty },
  ]

  /// What stands beside the rows, for people as the lists of holes.
  private static let sections: [Column<AlignmentAnswer>] =
    [
      .number("holesCount", .holes) { $0.holes.reduce(0) { $0 + $1.subjects.count } }.forPeople,
      .rows("holes", .holes, of: listColumns) { $0.holes.filter { !$0.subjects.isEmpty } }
        .forPeople,
    ]
    + beside.map { column in
      column.head.key == ChainHoles.leadUnitClosed ? column.importance(1) : column
    }

  private static let listColumns: [Column<ChainHoles>] = [
    .word("hole", .hole, of: ChainHoles.names, \.name),
    .number("count", .howMany, \.subjects.count),
    .subjects("subjects", .subject, \.subjects).flexible,
  ]

  private static let beside: [Column<AlignmentAnswer>] =
    ChainHoles.names.filter { $0 != ChainHoles.leadUnitClosed }.map { name in
      .subjects(name, Labels.word(name)) { answer in
        answer.holes.first { $0.name == name }?.subjects
      }.detail
    } + [
      .rows(
        ChainHoles.leadUnitClosed, Labels.word(ChainHoles.leadUnitClosed), of: closedColumns,
        \.leadUnitClosed
      ).detail,
      .rows("synergies", .synergies, of: synergyColumns, \.synergies).detail,
      .subjects("solutions", .solutions, of: "solution") { $0.solutions.map(\.subject) }.detail,
      .rows("reuse", .reusedBy, of: SolutionUse.columns) { $0.solutions.uses }.detail,
    ]

  private static let closedColumns: [Column<ClosedLead>] = [
    .subject("project", .projectTitle, of: "project", \.project),
    .subject("lead", .field("lead"), of: "unit", \.lead),
    .subject("successor", .field("successor"), of: "unit", \.successor),
    .subjects("successors", .splitAmong, of: "unit") { $0.successors.nonEmpty },
  ]

  private static let synergyColumns: [Column<SynergyRow>] = [
    .subject("subject", .subject, of: "synergy", \.subject),
    .word("state", .state) { $0.state.rawValue },
  ]
}

/// The holes of one kind.
struct ChainHoles: Sendable {
  let name: String
  let subjects: [String]

  /// The name of the list whose units are closed.
  static let leadUnitClosed = "leadUnitClosed"
  /// The names of the lists in JSON, in the order of the chain.
  static let names = [
    "goalsWithoutMeasure", "measuresWithoutGoal", "measuresWithoutProject", "projectsWithoutGoal",
    "indicatorsWithoutData", "indicatorsWithoutGoal", "projectsWithoutLead", leadUnitClosed,
  ]
}

/// One hole.
struct ChainHole: Sendable {
  let subject: String
  let name: String
  /// Who took over from the unit that led the project.
  let closed: ClosedLead?
}

extension AlignmentAnswer {
  /// The lists of holes, in the order of the chain.
  var holes: [ChainHoles] {
    let lists = [
      goalsWithoutMeasure, measuresWithoutGoal, measuresWithoutProject, projectsWithoutGoal,
      indicatorsWithoutData, indicatorsWithoutGoal, projectsWithoutLead,
      leadUnitClosed.map(\.project),
    ]
    return zip(ChainHoles.names, lists).map(ChainHoles.init)
  }
}
