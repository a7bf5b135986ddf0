import Stadtbuch
import Views
import Vocabulary

extension QuarterlySections {
  /// What matters most, in words, and the key figures beside those of the quarter before.
  func summary() throws -> ReportSection {
    section(
      "summary", .reportSummary,
      [.list(sentences), .table(try keyFigures()), .text(frame.comparison)])
  }

  private var sentences: [Label] {
    [
      portfolioSentence, needSentence, budgetSentence, indicatorSentence, overdueSentence,
      entriesSentence,
    ].compactMap { $0 }
  }

  private var portfolioSentence: Label? {
    guard let portfolio = answers[.portfolio] else { return nil }
    func total(_ key: String) -> Int64 { portfolio.number("total.\(key)") }
    return .reportProjects(
      total("count"), lights: (total("green"), total("amber"), total("red"), total("grey")),
      ended: portfolio.number("ended.count"))
  }

  private var needSentence: Label? {
    guard answers[.funding] != nil, answers[.portfolio]?.figure("total.need") != nil else {
      return nil
    }
    return .reportNeed(
      answers.money(.portfolio, "total.need"), secured: answers.money(.portfolio, "total.secured"),
      lacking: answers.lacking, gap: answers.money(.portfolio, "total.gap"))
  }

  /// What the budget of the year comes to: what is still available, of a closed year what lapsed.
  var budgetSentence: Label? {
    guard let budget = answers[.budget],
      ["authorised", "spent", answers.isYearClosed ? "lapsed" : "available"].allSatisfy({
        budget.figure("total.\($0)") != nil
      }) || !budget.isForPublic
    else { return nil }
    let year = frame.point.asOf.year
    func sum(_ key: String) -> Label { answers.money(.budget, "total.\(key)") }
    return answers.isYearClosed
      ? .reportClosedBudget(
        year, authorised: sum("authorised"), spent: sum("spent"), lapsed: sum("lapsed"))
      : .reportBudget(
        year, authorised: sum("authorised"), spent: sum("spent"), available: sum("available"))
  }

  private var indicatorSentence: Label? {
    guard let board = answers[.indicators] else { return nil }
    func lights(_ word: String) -> Int { board.count("light", is: .word(word)) }
    return .reportIndicators(
      board.rows.count, green: lights("green"), amber: lights("amber"), red: lights("red"))
  }

  private var overdueSentence: Label? {
    guard answers[.milestones] != nil || answers[.obligations] != nil else { return nil }
    return .reportOverdue(
      milestones: answers.count(.milestones, "overdue", is: .bool(true)),
      obligations: answers.count(.obligations, "state", is: .word("overdue")))
  }

  private var entriesSentence: Label? {
    guard answers[.late] != nil, answers[.corrections] != nil else { return nil }
    return .reportEntries(late: answers.count(.late), corrections: answers.count(.corrections))
  }

  private func keyFigures() throws -> ReportTable? {
    guard let (now, before) = answers.portfolios else { return nil }
    func figure(_ title: Label, _ key: String) -> KeyFigure {
      KeyFigure(title: title[frame.language], now: now.figure(key), then: before.figure(key))
    }
    let figures =
      [figure(.projectsTitle, "total.count")]
      + ColumnKind.lights.map { figure(.reportLight(.light($0)), "total.\($0)") }
      + [
        figure(.need, "total.need"), figure(.secured, "total.secured"),
        figure(.gap, "total.gap"), figure(.reportSpent, "total.spent"),
      ].filter { !now.isForPublic || $0.now != nil }
    return try ReportTable(
      "key-figures", .reportFigures,
      of: ReportAnswer(.reportFigures, KeyFigure.columns, figures, at: frame), "figure,now,then")
  }
}

/// A figure now and in the quarter before.
private struct KeyFigure: Sendable {
  let title: String
  let now: AnswerValue?
  let then: AnswerValue?

  static let columns: [Column<KeyFigure>] = [
    .text("figure", .reportFigure, \.title).key, Column("now", .reportNow, .any, \.now),
    Column("then", .reportThen, .any, \.then),
  ]
}

extension QuarterlyAnswers {
  /// How many projects lack money.
  var lacking: Int {
    self[.funding]?.values("gap").count { value in
      if case .money(let money)? = value { money.minor > 0 } else { false }
    } ?? 0
  }

  /// Whether the year of the budget is closed.
  var isYearClosed: Bool { self[.budget]?.figure("closed") == .bool(true) }

  /// The portfolio now and in the quarter before.
  fileprivate var portfolios: (now: ReportAnswer, before: ReportAnswer)? {
    guard let now = self[.portfolio], let before = self[.before] else { return nil }
    return (now, before)
  }
}

extension QuarterlyFrame {
  /// With what the report is compared.
  var comparison: Label {
    .reportComparison(
      words { $0.times.text(pointBefore.asOf) }, known: (shownBefore ?? knownBefore).sequence,
      report: reportBefore)
  }
}
