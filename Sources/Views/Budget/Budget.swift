import Timelines
import Vocabulary

/// Which year's budget is asked for, and by what it is put together.
public struct BudgetChoice: Sendable, Equatable {
  /// The fiscal year.
  public var year: Int
  /// By what rows are put together; nil gives each project, measure and budget line its own.
  public var grouping: BudgetGrouping?

  /// The budget of a year.
  public init(year: Int, by grouping: BudgetGrouping? = nil) {
    self.year = year
    self.grouping = grouping
  }
}

/// A year's budget: authorised, blocked, committed, spent and what is available.
public enum Budget: View {
  /// By what a budget is put together, as it is asked for.
  enum By: String, CaseIterable {
    case project, measure, unit, source
  }

  /// What it is.
  public static let about = ViewAbout(
    "budget", title: .budget,
    sentence: Label(
      "Shows a year's budget: authorised, blocked, committed, spent and what is available.",
      "Zeigt den Haushalt eines Jahres: fortgeschriebener Ansatz, gesperrt, gebunden, verausgabt und "
        + "verfügbar."),
    discussion: Label(
      """
      The year is the fiscal year that money counts to, whichever day is asked for: --as-of says \
      what holds by then, --known-at what was recorded by then. Projects, measures and budget lines \
      with money in the year have a row each; --by puts them together, and every sum stays the same. \
      By measure, money is split by the weights of what a project implements.
      """,
      """
      Das Jahr ist das Haushaltsjahr, zu dem Geld zählt, nach welchem Tag auch gefragt ist: --as-of \
      sagt, was bis dahin gilt, --known-at, was bis dahin erfasst war. Projekte, Maßnahmen und \
      Haushaltsstellen mit Geld in dem Jahr haben je eine Zeile; --by fasst sie zusammen, und jede \
      Summe bleibt gleich. Nach Maßnahmen wird Geld nach den Gewichten geteilt, mit denen ein \
      Projekt sie umsetzt.
      """),
    examples: [
      "budget --year 2024", "budget --year 2024 --by source --as-of 2024-12-31",
      "budget --year 2025 --by unit --org today --lang de", "budget --year 2024 --format csv",
      "budget --year 2024 --where 'available<0'",
    ], pointKind: .pointAndOrganisation, empty: .noBudget)

  /// What is asked where nothing is said.
  public static let usual = BudgetChoice(year: 2024)

  /// What may be asked.
  public static let parameters: [Parameter<BudgetChoice>] = [
    .number("year", 1900...2999, Label("The fiscal year.", "Das Haushaltsjahr.")) {
      $0.year = $1
    }.required,
    .word(
      "by",
      Label(
        "What has a row: project, measure, unit or source.",
        "Was eine Zeile hat: Projekt, Maßnahme, Einheit oder Quelle.")
    ) { (choice: inout BudgetChoice, by: By) in
      choice.grouping = BudgetGrouping(rawValue: by.rawValue)
    },
  ]

  /// The rows that a choice asks for.
  public static func shape(_ choice: BudgetChoice) -> Shape {
    let name = choice.grouping.map { "by-\($0.rawValue)" } ?? "rows"
    return Shape(name, columns(choice.grouping), figures: figures.map(\.head)) {
      (frame, take) throws(TimelinesError) in
      let organisation = frame.organisationDay.map(PortfolioOptions.Organisation.on) ?? .then
      let budget = try frame.readers.budget.answer(
        at: frame.point, year: choice.year, organisation: organisation)
      var total = BudgetLine(isClosed: budget.isClosed, currency: budget.currency)
      var count = 0
      let lines = budget.lines(by: choice.grouping)
      for line in lines where try take(line) {
        total.sums += line.sums
        count += 1
      }
      // What is expected has no source, so the sources alone are not all.
      if count == lines.count { total.sums = budget.total }
      let summary = BudgetSummary(
        year: choice.year, isClosed: budget.isClosed, total: count == 0 ? nil : total)
      var closing = Closing(summary, figures, notices: budget.warnings)
      closing.title = "\(Label.budget[frame.language]) \(choice.year)"
      return closing
    }.rests(on: "account:appropriated", "account:spent").charted(
      .bars(
        "authorised", "committed", "spent", of: choice.grouping.map { "group.\($0)" } ?? "subject"))
  }

  /// All forms that its rows have.
  public static let shapes =
    [shape(usual)] + BudgetGrouping.allCases.map { shape(BudgetChoice(year: 2024, by: $0)) }

  private static let figures: [Column<BudgetSummary>] = [
    .number("year", .year, \.year).detail.rests(),
    .bool("closed", .closedYearTitle, \.isClosed).rests(),
    Column("total", .total, .record(amounts.map(\.head))) { summary in
      .object(summary.total.map { AnswerObject($0, amounts) } ?? AnswerObject())
    }.rests(),
  ]

  private static func columns(_ grouping: BudgetGrouping?) -> [Column<BudgetLine>] {
    switch grouping {
    case nil: [.subject("subject", .subject, \.name).key.rests()] + amounts
    case .source: [.subject("group.source", .source, of: "source", \.name).key.rests()] + amounts
    case .unit:
      [
        .flag("group.ended", .ended, \.isEnded).key.rests(),
        .subject("group.unit", .unit, of: "unit", \.name).key.rests(),
      ] + amounts
    case .measure:
      [
        .flag("group.ended", .ended, \.isEnded).key.rests(),
        .subject("group.measure", .measure, of: "measure", \.name).key.rests(),
      ] + amounts
    }
  }

  private static let amounts: [Column<BudgetLine>] = [
    .given("appropriation", .appropriation, .appropriation).importance(7).rests(
      on: "account:appropriated"),
    .given("supplementary", .supplementary, .supplementary).importance(8).rests(
      on: "account:appropriated"),
    .given("overPlan", .overPlan, .overPlan).importance(9).rests(on: "account:appropriated"),
    .given("offPlan", .offPlan, .offPlan).importance(9).rests(on: "account:appropriated"),
    .given("carriedIn", .carriedIn, .carriedIn).importance(8).rests(on: "account:carried"),
    .given("carriedOut", .carriedOut, .carriedOut).importance(8).rests(on: "account:carried"),
    .given("transferredIn", .transferredIn, .transferredIn).importance(8).rests(
      on: "account:transferred"),
    .given("transferredOut", .transferredOut, .transferredOut).importance(8).rests(
      on: "account:transferred"),
    .sum("authorised", .authorised) { $0.authorised }.rests(
      on: "account:appropriated", "account:carried", "account:transferred"),
    .sum("blocked", .blocked) { $0[.blocked] }.importance(4).rests(on: "account:blocked"),
    .sum("committed", .committed) { $0[.committed] }.rests(on: "account:committed"),
    .sum("spent", .spent) { $0[.spent] }.rests(on: "account:spent"),
    .sum("available", .available) { $0.available }.rests(
      on: "account:appropriated", "account:carried", "account:transferred", "account:blocked",
      "account:committed", "account:spent"),
    .sum("rest", .rest) { $0.rest }.importance(3).rests(
      on: "account:appropriated", "account:carried", "account:transferred", "account:blocked",
      "account:committed", "account:spent"),
    .closed("lapsed", .lapsed) { $0.has(.lapsed) ? $0[.lapsed] : nil }.rests(
      on: "account:appropriated", "account:carried", "account:transferred", "account:blocked",
      "account:committed", "account:spent"),
    .closed("overCarried", .overCarried) { $0.has(.overCarried) ? $0[.overCarried] : nil }
      .importance(2).rests(
        on: "account:appropriated", "account:carried", "account:transferred", "account:blocked",
        "account:committed", "account:spent"),
    .closed("overspent", .overspent) { $0.has(.overspent) ? $0[.overspent] : nil }
      .importance(2).rests(
        on: "account:appropriated", "account:carried", "account:transferred", "account:blocked",
        "account:committed", "account:spent"),
    .closed("stranded", .stranded) { $0[.committed] == 0 ? nil : $0[.committed] }.importance(2)
      .rests(on: "account:committed"),
    .sum("forecast", .forecast) { $0.deviation == nil ? nil : $0[.forecast] }.importance(6).rests(
      on: "forecast"),
    .sum("deviation", .deviation) { $0.deviation }.importance(2).rests(
      on: "account:appropriated", "account:carried", "account:transferred", "account:blocked",
      "account:committed", "account:spent", "forecast"),
    .given("requested", .requested, .requested).importance(9).rests(
      on: "account:appropriated.requested"),
    .given("draft", .draft, .draft).importance(9).rests(on: "account:appropriated.draft"),
    .given("mediumTerm", .mediumTerm, .mediumTerm).importance(9).rests(
      on: "account:appropriated.medium-term"),
    .given("result", .result, .result).importance(6).rests(on: "account:appropriated.result"),
    .given("revenue.planned", .revenuePlanned, .revenuePlanned).importance(9),
    .given("revenue.requested", .revenueRequested, .revenueRequested).detail,
    .given("revenue.draft", .revenueDraft, .revenueDraft).detail,
    .given("revenue.mediumTerm", .revenueMediumTerm, .revenueMediumTerm).detail,
    .given("revenue.result", .revenueResult, .revenueResult).importance(9),
    .given("revenue.received", .revenueReceived, .received).importance(9),
    Column("openCommitments", .openCommitments, .object, \.openCommitments).flexible
      .importance(8),
    .rows("authority", .authority, of: authorities) { line in
      line.authority.isEmpty
        ? nil : line.authority.map { CommitmentLine(authority: $0, currency: line.currency) }
    }.flexible.importance(8),
    Column("otherCurrencies", .otherCurrencies, .object, \.others).flexible.importance(9),
  ]

  private static let authorities: [Column<CommitmentLine>] = [
    .number("due", .due, \.authority.due),
    .money("granted", .granted) { $0.money($0.authority.granted) },
    .money("used", .used) { $0.money($0.authority.used) },
    .money("free", .free) { $0.money($0.authority.free) },
  ]
}

extension Column where Row == BudgetLine {
  /// A column of a component, where a booking contributes to it.
  fileprivate static func given(
    _ key: String, _ label: Label, _ component: BudgetComponent
  ) -> Column {
    sum(key, label) { $0.has(component) ? $0[component] : nil }
  }

  /// A column of a figure.
  fileprivate static func sum(
    _ key: String, _ label: Label, _ minor: @escaping @Sendable (BudgetFigures) -> Total?
  ) -> Column {
    .money(key, label) { line in
      minor(line.sums.figures).map { Money(minor: $0, currency: line.currency) }
    }.summed(as: key)
  }

  /// A column of a figure that closed years alone have.
  fileprivate static func closed(
    _ key: String, _ label: Label, _ minor: @escaping @Sendable (BudgetFigures) -> Total?
  ) -> Column {
    .money(key, label) { line in
      guard line.isClosed else { return nil }
      return minor(line.sums.figures).map { Money(minor: $0, currency: line.currency) }
    }.summed(as: key)
  }
}
