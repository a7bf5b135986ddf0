import ArgumentParser
import Presentation
import Stadtbuch

/// Shows synergies, solutions and re-use.
struct SynergiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synergies",
    abstract: "Shows synergies proposed and realised, solutions on offer and who re-uses them.",
    discussion: """
      A synergy is proposed, accepted or rejected, and realised once some of its benefit has come. \
      In JSON the solutions and their re-use stand beside the rows; --solutions makes them the \
      rows, also of CSV.

      Examples:
        stadtbuch synergies
        stadtbuch synergies --solutions --format csv
        stadtbuch synergies --as-of 2025-12-31
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "The solutions on offer as rows.")
  var solutions = false

  func run() throws {
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var answer = try book.synergies(
      asOf: point.day, knownAt: point.request, solutionsOnly: solutions)
    let output = Output(options: output)
    guard self.output.format == .table else {
      try output.write(answer, Output.Layout(title: .synergies, columns: []))
      return
    }
    var offered = answer.rows
    if solutions {
      answer.rows = []
    } else if case .list(let list)? = answer.beside["solutions"] {
      offered = list.compactMap { if case .object(let row) = $0 { row } else { nil } }
    }
    for place in offered.indices { offered[place].append("users", users(offered[place])) }
    try output.write(
      answer,
      Output.Layout(
        title: .synergies,
        columns: [
          .named("subject", .subject), .named("title", .title, mayShrink: true),
          .field("kind", leaveOut: 3), .named("members", .projectsTitle, mayShrink: true),
          .named("proposedOn", .proposedOn, leaveOut: 2), .named("benefit", .benefit),
          .named("state", .state), .named("decidedOn", .decidedOn, leaveOut: 1),
          .named("planned", .benefitPlanned, leaveOut: 4), .named("realised", .benefitRealised),
          .named("hoursPlanned", .hoursPlanned, leaveOut: 5),
          .named("hoursRealised", .hoursRealised),
        ],
        sections: [
          Output.Section(
            title: .solutions,
            columns: [
              .named("subject", .subject), .named("title", .title, mayShrink: true),
              .named("owner", .owner), .field("kind", leaveOut: 2),
              .field("licence", leaveOut: 3), .named("offeredOn", .offeredOn, leaveOut: 1),
              .named("users", .reusedBy, mayShrink: true),
              .named("realised", .benefitRealised, leaveOut: 4),
              .named("hoursRealised", .hoursRealised, leaveOut: 5),
            ], rows: offered)
        ]))
  }

  private func users(_ solution: AnswerObject) -> AnswerValue? {
    guard case .list(let reuse)? = solution["reuse"], !reuse.isEmpty else { return nil }
    return .list(reuse.compactMap { if case .object(let one) = $0 { one["by"] } else { nil } })
  }
}
