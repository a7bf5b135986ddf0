import ArgumentParser
import Presentation
import Stadtbuch

/// Shows the chain from goals to projects.
struct AlignmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alignment",
    abstract: "Shows the chain from goals by measures to projects and evidence, and its holes.",
    discussion: """
      Each row is a path, by goal, measure and project; what is missing on it is a hole. The holes stand together below: goals \
      without a measure (a goal has the measures of the goals below it), measures without a goal \
      or a project, projects without a goal (their own or a measure's), indicators without data \
      or a goal, projects without a leading unit or with a closed one. Synergies, solutions and \
      re-use stand beside in JSON; “stadtbuch synergies” shows them.

      Examples:
        stadtbuch alignment
        stadtbuch alignment --holes --format csv
        stadtbuch alignment --as-of 2024-12-31 --known-at 2025-02-15 --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Only the holes, one row each.")
  var holes = false

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.alignment(
      asOf: point.day, knownAt: point.request, holesOnly: holes)
    let output = Output(options: output)
    guard self.output.format == .table else {
      try output.write(answer, Output.Layout(title: .alignment, columns: []))
      return
    }
    let lists = self.lists(answer, output)
    let counts = lists.rows.compactMap { row -> String? in
      guard case .text(let hole)? = row["hole"], let count = row["count"] else { return nil }
      return "\(output.format.text(count)) \(hole)"
    }
    if holes {
      answer.rows = []
    } else {
      for place in answer.rows.indices { mark(&answer.rows[place]) }
    }
    try output.write(
      answer,
      Output.Layout(
        title: .alignment,
        columns: [
          .named("goalShown", .goal), .named("goalText", .title, mayShrink: true, leaveOut: 2),
          .named("measureShown", .measure),
          .named("measureTitle", .title, mayShrink: true, leaveOut: 3),
          .named("projectShown", .projectTitle),
          .named("projectTitle", .title, mayShrink: true, leaveOut: 4),
          .field("status", show: .word, leaveOut: 1),
          .named("indicators", .indicators, mayShrink: true, leaveOut: 5),
          .named("evidence", .evidence, mayShrink: true, leaveOut: 6),
        ], sections: [lists], footer: counts.isEmpty ? [Label.noHole[output.language]] : []))
  }

  /// A dash where the chain has a hole.
  private func mark(_ row: inout AnswerObject) {
    for name in ["goal", "measure", "project"] {
      row.append("\(name)Shown", row[name] ?? .text("–"))
    }
  }

  /// The holes, one row a kind.
  private func lists(_ answer: Answer, _ output: Output) -> Output.Section {
    var rows: [AnswerObject] = []
    for (name, phrase) in AlignmentCommand.kinds {
      guard case .list(let subjects)? = answer.beside[name], !subjects.isEmpty else { continue }
      var row = AnswerObject()
      row.append("hole", .text(phrase[output.language]))
      row.append("count", .number(subjects.count))
      row.append("subjects", .list(subjects.map(AlignmentCommand.shown)))
      rows.append(row)
    }
    return Output.Section(
      title: .holes,
      columns: [
        .named("hole", .hole), .named("count", .howMany),
        .named("subjects", .subject, mayShrink: true),
      ], rows: rows)
  }

  /// A project that a closed unit leads with who took over, anything else as it is.
  private static func shown(_ subject: AnswerValue) -> AnswerValue {
    guard case .object(let closed) = subject, case .text(let project)? = closed["project"],
      case .text(let lead)? = closed["lead"]
    else { return subject }
    var heirs: [String] = []
    if case .text(let successor)? = closed["successor"] { heirs.append(successor) }
    if case .list(let successors)? = closed["successors"] {
      for case .text(let successor) in successors { heirs.append(successor) }
    }
    let led = heirs.isEmpty ? lead : "\(lead) → \(heirs.joined(separator: ", "))"
    return .text("\(project) (\(led))")
  }

  private static let kinds: [(String, Label)] = [
    ("goalsWithoutMeasure", Label("goals without a measure", "Ziele ohne Maßnahme")),
    ("measuresWithoutGoal", Label("measures without a goal", "Maßnahmen ohne Ziel")),
    ("measuresWithoutProject", Label("measures without a project", "Maßnahmen ohne Projekt")),
    ("projectsWithoutGoal", Label("projects without a goal", "Projekte ohne Ziel")),
    ("indicatorsWithoutData", Label("indicators without data", "Kennzahlen ohne Daten")),
    ("indicatorsWithoutGoal", Label("indicators without a goal", "Kennzahlen ohne Ziel")),
    ("projectsWithoutLead", Label("projects without a lead", "Projekte ohne Federführung")),
    (
      "leadUnitClosed",
      Label("projects led by a closed unit", "Projekte mit aufgelöster Federführung")
    ),
  ]
}
