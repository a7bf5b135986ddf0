import Timelines
import Vocabulary

/// The projects and their money at a point.
public enum Portfolio: View {
  /// What it is.
  public static let about = ViewAbout(
    "portfolio", title: .portfolio,
    sentence: Label(
      "Shows the projects and their money at a point, one by one or in groups.",
      "Zeigt die Projekte und ihr Geld zu einem Stand, einzeln oder zusammengefasst."),
    discussion: Label(
      """
      Projects that were merged, split or deregistered stand in no list; their money is in the last \
      line and in the total, so that nothing is lost. In groups by lead or unit a project stands \
      under the unit that took over.
      """,
      """
      Projekte, die zusammengelegt, geteilt oder abgemeldet wurden, stehen in keiner Liste; ihr Geld \
      steht in der letzten Zeile und in der Summe, damit nichts verloren geht. Nach Federführung \
      oder Einheit zusammengefasst steht ein Projekt unter der Einheit, die übernommen hat.
      """),
    examples: [
      "portfolio", "portfolio --as-of 2024-12-31 --known-at 2025-01-15",
      "portfolio --group-by department,status",
      "portfolio --where 'status=implementation and money.gap > 0' --format csv",
      "portfolio --group-by department --org today", "portfolio --sort money.gap:desc",
    ], pointKind: .pointAndOrganisation)

  /// The rows that a choice asks for.
  public static func shape(_: NoChoice) -> Shape {
    Shape(
      "rows", columns, figures: figures.map(\.head),
      lastGroup: ColumnHead("ended", .ended, .bool), isBeside: { $0.hasEnded }
    ) { (frame, take) throws(TimelinesError) in
      let organisation = frame.organisationDay.map(PortfolioOptions.Organisation.on) ?? .then
      let answer = try frame.readers.portfolio.answer(
        at: frame.point, PortfolioOptions(organisation: organisation))
      var sums = PortfolioSums(currency: frame.currency)
      for row in answer.rows where try take(row) { sums.add(row) }
      for row in answer.ended where try take(row) { sums.add(ended: row) }
      var closing = Closing(sums, figures, notices: sums.notices)
      if sums.ended.count > 0 { closing.lastGroup = sums.lastGroup }
      return closing
    }.counting(.projectsTitle).charted(.heat("department", by: "field", light: "report.overall"))
      .rests(
        on: "exists", "status")
  }

  /// All forms that its rows have.
  public static let shapes = [shape(NoChoice())]

  static let columns: [Column<PortfolioRow>] = [
    .subject("subject", .subject, of: "project", \.subject).key.rests(),
    .text("title", .field("title"), \.title).flexible.rests(on: "title"),
    .word("kind", .kind, of: PortfolioWords.kinds, \.kind).detail.rests(on: "kind"),
    .text("description", .field("description"), \.description).detail.rests(on: "description"),
    .text("cohort", .field("cohort"), \.cohort).detail.rests(on: "cohort"),
    .word("status", .field("status"), of: PortfolioWords.status, \.status).rests(on: "status"),
    .day("statusSince", .statusSince, \.statusSince).detail.rests(on: "status"),
    .subject("lead", .field("lead"), of: "unit", \.lead).detail.rests(on: "lead")
      .grouped { $0.unit.map(AnswerValue.subject) },
    .text("leadName", .leadName, \.leadName).detail.rests(on: "lead"),
    .subject("department", .department, of: "unit", \.department).importance(4)
      .rests(on: "lead"),
    .subject("field", .field("field"), of: "field", \.field).detail.rests(
      on: "set:alignments", "field"),
    .rows("units", .organisationUnits, of: units) { $0.units.isEmpty ? nil : $0.units }.detail
      .rests(on: "set:units"),
    .decimal("score", .field("score"), \.score).detail.rests(on: "prioritisation"),
    .number("rank", .field("rank"), \.rank).detail.rests(on: "prioritisation"),
    .share("progress", .progress, \.progress).importance(6).rests(on: "progress"),
    .period("report.period", .field("period"), \.report?.period).detail.rests(
      on: "observation:reports.overall"),
    .light("report.overall", .overall, \.report?.overall).countedLights.rests(
      on: "observation:reports.overall"),
    .light("report.cost", .field("cost"), \.report?.cost).detail.rests(
      on: "observation:reports.cost"),
    .light("report.time", .field("time"), \.report?.time).detail.rests(
      on: "observation:reports.time"),
    .light("report.scope", .field("scope"), \.report?.scope).detail.rests(
      on: "observation:reports.scope"),
    .light("report.benefit", .field("benefit"), \.report?.benefit).detail.rests(
      on: "observation:reports.benefit"),
    .number("report.ageDays", .age, \.report?.ageDays).detail.rests(
      on: "observation:reports.overall"),
    .bool("report.stale", .stale, \.report?.isStale).detail.rests(
      on: "observation:reports.overall"),
    .day("baseline.start", .baselineStart, \.baseline.start).detail.rests(on: "baseline"),
    .day("baseline.end", .baselineEnd, \.baseline.end).detail.rests(on: "baseline"),
    .day("forecast.start", .forecastStart, \.forecast.start).detail
      .rests(on: "forecast.start"),
    .day("forecast.end", .forecastEnd, \.forecast.end).importance(3).rests(on: "forecast.end"),
    .word("funding.asserted", .assertedFunding, of: PortfolioWords.asserted, \.assertedFunding)
      .detail.rests(on: "funding.asserted"),
    .word(
      "funding.derived", .funding, of: DerivedFunding.allCases.map(\.rawValue)
    ) { $0.derivedFunding.rawValue }.importance(2).rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .bool("funding.conflict", .conflict, \.hasFundingConflict).detail.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum",
      "funding.asserted"),
    .word("money.years", .years) { _ in "all" }.detail.rests(on: "account:spent"),
    .amount("need", .need, \.need).summed().rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .amount("secured", .secured, \.secured).summed().importance(5).rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .amount("gap", .gap, \.gap).summed().rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .amount("appropriated", .authorised, \.appropriated).detail.rests(
      on: "account:appropriated", "account:carried", "account:transferred"),
    .amount("committed", .committed, \.committed).detail.rests(on: "account:committed"),
    .amount("spent", .spent, \.spent).summed().importance(2).rests(on: "account:spent"),
    .amount("forecast", .forecast, \.forecast).detail.rests(on: "forecast.total"),
    Column("money.otherCurrencies", .otherCurrencies, .object) { $0.money.othersObject }.detail
      .rests(
        on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .rows("alignments", .alignments, of: alignments) {
      $0.alignments.isEmpty ? nil : $0.alignments
    }.detail.rests(on: "set:alignments"),
    .number("version", .version, \.version).detail,
    .day("validFrom", .validFrom, \.validFrom).detail,
    .number("sequence", .event, \.sequence).detail,
    .subject("unit", .unit, of: "unit", \.unit).forChoice.rests(on: "lead"),
    .subject("measure", .measure, of: "measure", \.measure).forChoice.rests(
      on: "set:alignments", "measure"),
    .subject("goal", .goal, of: "goal", \.goal).forChoice.rests(on: "set:alignments"),
  ]

  private static let units: [Column<AssignedUnit>] = [
    .subject("unit", .unit, of: "unit", \.unit).rests(),
    .word("role", .field("role"), \.role).rests(),
    .share("share", .field("share"), \.share).rests(),
  ]

  private static let alignments: [Column<Alignment>] = [
    .subject("to", .field("to"), \.to).rests(),
    .word("relation", .field("relation"), \.relation).rests(),
    .share("weight", .field("weight"), \.weight).rests(),
    .flag("primary", .field("primary"), \.isPrimary).rests(),
  ]

  static let figures: [Column<PortfolioSums>] =
    moneyFigures + [
      .number("total.green", .light("green"), \.total.green).rests(
        on: "observation:reports.overall"),
      .number("total.amber", .light("amber"), \.total.amber).rests(
        on: "observation:reports.overall"),
      .number("total.red", .light("red"), \.total.red).rests(on: "observation:reports.overall"),
      .number("total.grey", .light("grey"), \.total.grey).rests(on: "observation:reports.overall"),
    ]

  /// What ended projects have, and all together; also what stands beside the rows of funding.
  static let moneyFigures: [Column<PortfolioSums>] = [
    .number("ended.count", .ended, \.ended.count).rests(on: "status"),
    .money("ended.need", .need) { $0.amount($0.ended.need ?? 0) }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .money("ended.secured", .secured) { $0.amount($0.ended.secured) }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .money("ended.spent", .spent) { $0.amount($0.ended.spent ?? 0) }.rests(on: "account:spent"),
    .number("total.count", .projectsTitle, \.total.count).rests(on: "status"),
    .money("total.need", .need) { $0.amount($0.total.need) }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .money("total.secured", .secured) { $0.amount($0.total.secured) }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .money("total.gap", .gap) { $0.amount($0.total.gap) }.rests(
      on: "cost.baseline", "forecast.total", "account:appropriated", "account:spent", "maximum"),
    .money("total.spent", .spent) { $0.amount($0.total.spent) }.rests(on: "account:spent"),
  ]
}

extension Column where Row == PortfolioRow {
  /// A column of the project's money.
  fileprivate static func amount(
    _ key: String, _ label: Label, _ minor: @escaping @Sendable (MoneyFigures) -> Total?
  ) -> Column {
    .money("money.\(key)", label) { row in
      minor(row.money).map { Money(minor: $0, currency: row.money.currency) }
    }
  }
}

extension AnswerObject {
  /// The row of a project.
  package init(_ row: PortfolioRow) {
    self.init(row, Portfolio.columns)
  }
}

/// What the projects of an answer have together.
struct PortfolioSums: Sendable {
  var total: PortfolioGroup
  var ended: PortfolioGroup
  private(set) var notices: [Notice] = []
  private var noticed: Set<Notice> = []

  init(currency: Currency) {
    total = PortfolioGroup(currency: currency)
    ended = PortfolioGroup(currency: currency)
  }

  mutating func add(_ row: PortfolioRow) {
    total.add(row)
    note(row)
  }

  mutating func add(ended row: PortfolioRow) {
    total.add(row.money)
    ended.add(row.money)
    ended.count += 1
    note(row)
  }

  /// Several projects may meet the same unit: it is told of once.
  private mutating func note(_ row: PortfolioRow) {
    for notice in row.notices where noticed.insert(notice).inserted { notices.append(notice) }
  }

  func amount(_ minor: Total?) -> Money? {
    minor.map { Money(minor: $0, currency: total.currency) }
  }

  /// What groups have as their last one: ended projects, which are not counted.
  var lastGroup: AnswerObject {
    var group = AnswerObject()
    group.set(["group", "ended"], .bool(true))
    for key in ["count"] + ColumnKind.lights { group.append(key, .integer(0)) }
    for (key, minor) in [
      ("need", ended.need), ("secured", ended.secured), ("gap", ended.gap),
      ("spent", ended.spent),
    ] {
      group.append(key, amount(minor).map(AnswerValue.money))
    }
    return group
  }
}

extension MoneyFigures {
  /// Amounts in other currencies by key and currency; nil where there are none.
  var othersObject: AnswerValue? {
    guard !others.isEmpty else { return nil }
    var object = AnswerObject()
    for key in Key.allCases {
      for other in others where other.key == key {
        object.set([key.rawValue, other.money.currency.description], .text(other.money.amount))
      }
    }
    return .object(object)
  }
}
