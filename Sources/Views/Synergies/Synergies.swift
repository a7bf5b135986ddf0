import Timelines
import Vocabulary

/// Which rows of synergies are asked for.
public struct SynergiesChoice: Sendable, Equatable {
  /// The solutions on offer instead of the synergies.
  public var solutionsOnly: Bool

  /// The synergies, unless told otherwise.
  public init(solutionsOnly: Bool = false) {
    self.solutionsOnly = solutionsOnly
  }
}

/// Synergies that were proposed and what came of them, with the solutions on offer beside.
public enum Synergies: View {
  /// What it is.
  public static let about = ViewAbout(
    "synergies", title: .synergies,
    sentence: Label(
      "Shows synergies proposed and realised, solutions on offer and who re-uses them.",
      "Zeigt vorgeschlagene und eingetretene Synergien, angebotene Lösungen und wer sie nachnutzt."),
    discussion: Label(
      """
      A synergy is proposed, accepted or rejected, and realised once some of its benefit has come. \
      The total leaves out the benefit of what was rejected. In JSON the solutions and their re-use \
      stand beside the rows; --solutions makes them the rows, also of CSV.
      """,
      """
      Eine Synergie ist vorgeschlagen, angenommen oder abgelehnt, und eingetreten, sobald etwas von \
      ihrem Nutzen da ist. Die Summe lässt den Nutzen des Abgelehnten weg. In JSON stehen die \
      Lösungen und ihre Nachnutzung neben den Zeilen; mit --solutions sind sie die Zeilen, auch in \
      CSV.
      """),
    examples: [
      "synergies", "synergies --solutions --format csv", "synergies --group-by state",
      "synergies --as-of 2025-12-31",
    ])

  /// What is asked where nothing is said.
  public static let usual = SynergiesChoice()

  /// What may be asked.
  public static let parameters: [Parameter<SynergiesChoice>] = [
    .flag(
      "solutions", Label("The solutions on offer as rows.", "Die angebotenen Lösungen als Zeilen.")
    ) { $0.solutionsOnly = true }
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: SynergiesChoice) -> Shape {
    choice.solutionsOnly ? solutions : synergies
  }

  /// All forms that its rows have.
  public static let shapes = [synergies, solutions]

  private static let synergies = Shape("rows", columns, figures: figures.map(\.head)) {
    (frame, take) throws(TimelinesError) in
    var found = try SynergiesReader.read(frame)
    var wanted: [SynergyRow] = []
    for row in found.rows where try take(row) { wanted.append(row) }
    found.rows = wanted
    return Closing(found, figures, notices: found.warnings)
  }.rests(on: "exists")

  private static let solutions = Shape("solutions", solutionColumns) {
    (frame, take) throws(TimelinesError) in
    let found = try SynergiesReader.read(frame)
    for row in found.solutions { _ = try take(row) }
    var closing = Closing(notices: found.warnings)
    closing.title = Label.solutions[frame.language]
    return closing
  }

  static let columns: [Column<SynergyRow>] =
    [
      .subject("subject", .subject, of: "synergy", \.subject).key.rests(),
      .text("title", .title, \.title).flexible.rests(on: "title"),
      .word("kind", .kind, from: "synergy.proposed", \.kind).importance(4).rests(on: "kind"),
      .subjects("members", .projectsTitle, of: "project", \.members).flexible.importance(2)
        .rests(on: "members"),
      .day("proposedOn", .proposedOn, \.proposedOn).importance(3),
      .money("benefit", .benefit, \.benefit).summed().rests(on: "benefit"),
      .word("state", .state, of: SynergyState.allCases.map(\.rawValue)) { $0.state.rawValue }
        .rests(on: "decision"),
      .day("decidedOn", .decidedOn, \.decidedOn).importance(2).rests(on: "decision"),
    ] + benefits(\.figures, "benefitRealised")

  static let solutionColumns: [Column<SolutionRow>] =
    [
      .subject("subject", .subject, of: "solution", \.subject).key.rests(),
      .text("title", .title, \.title).flexible.rests(on: "title"),
      .subject("owner", .owner, of: "unit", \.owner).rests(on: "owner"),
      .text("kind", .kind, \.kind).importance(3).rests(on: "kind"),
      .text("licence", .field("licence"), \.licence).importance(4).rests(on: "licence"),
      .day("offeredOn", .offeredOn, \.offeredOn).importance(2),
      .rows("reuse", .reusedBy, of: users, \.reuse).flexible,
    ] + benefits(\.figures, "realised")

  private static let users: [Column<SolutionRow.Reuse>] = [
    .subject("by", .reusedBy, \.by), .day("since", .validFrom, \.since),
    .number("sequence", .event, \.sequence).detail,
  ]

  /// The columns of what was planned and has come; `realised` is the key of its sum.
  private static func benefits<Row>(
    _ figures: @escaping @Sendable (Row) -> BenefitFigures, _ realised: String
  ) -> [Column<Row>] {
    [
      .money("planned", .benefitPlanned) { figures($0).money(figures($0).planned) }.summed()
        .importance(5),
      .money("realised", .benefitRealised) { figures($0).money(figures($0).realised) }
        .summed(as: realised),
      .decimal("hoursPlanned", .hoursPlanned) { figures($0).hoursPlanned }.importance(6),
      .decimal("hoursRealised", .hoursRealised) { figures($0).hoursRealised },
    ]
  }

  static let figures: [Column<SynergiesAnswer>] =
    [
      .number("total.count", .synergies, \.rows.count),
      .number("count", .synergies, \.rows.count).forPeople,
    ]
    + SynergyState.allCases.flatMap { state -> [Column<SynergiesAnswer>] in
      [
        .number("total.\(state.rawValue)", .state(state.rawValue)) { $0.count(of: state) },
        .number(state.rawValue, .state(state.rawValue)) {
          $0.count(of: state) > 0 ? $0.count(of: state) : nil
        }.forPeople,
      ]
    } + [
      .money("total.benefit", .benefit, \.benefit),
      .money("total.benefitRealised", .benefitRealised, \.benefitRealised),
      .rows("solutions", .solutions, of: solutionColumns, \.solutions),
      .rows("reuse", .reusedBy, of: SolutionUse.columns, \.uses).detail,
    ]
}

/// One re-use of a solution, for itself.
struct SolutionUse: Sendable {
  let solution: String
  let reuse: SolutionRow.Reuse

  static let columns: [Column<SolutionUse>] = [
    .subject("solution", .subject, of: "solution", \.solution),
    .subject("by", .reusedBy, \.reuse.by), .day("since", .validFrom, \.reuse.since),
    .number("sequence", .event, \.reuse.sequence),
  ]
}

extension [SolutionRow] {
  /// Each re-use for itself.
  var uses: [SolutionUse] {
    flatMap { row in row.reuse.map { SolutionUse(solution: row.subject, reuse: $0) } }
  }
}

extension SynergiesAnswer {
  fileprivate var uses: [SolutionUse] { solutions.uses }

  fileprivate func count(of state: SynergyState) -> Int { rows.count { $0.state == state } }

  /// The benefits that were proposed, without those of what was rejected; nil where there are none.
  fileprivate var benefit: Money? {
    let benefits = rows.filter { $0.state != .rejected }.compactMap(\.benefit)
    return sum(benefits.filter { $0.currency == currency }.map(\.minor))
  }

  fileprivate var benefitRealised: Money? { sum(rows.compactMap(\.figures.realised)) }

  private func sum(_ amounts: [Total]) -> Money? {
    amounts.isEmpty ? nil : Money(minor: amounts.reduce(0, +), currency: currency)
  }
}
