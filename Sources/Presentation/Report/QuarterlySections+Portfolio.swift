import Stadtbuch
import Views
import Vocabulary

extension QuarterlySections {
  /// C1: the portfolio by department, and the projects that need attention.
  func portfolio() throws -> ReportSection {
    let attention = RowPick.ranks(
      .rows("report.overall=red"), .rows("report.overall=amber"), .rows("report.stale=true"))
    let count = try answers[.portfolio].map { try attention.rows(of: $0).count } ?? 0
    return section(
      "portfolio", .reportPortfolio,
      [
        .text(.reportPortfolio(attention: count, of: answers.count(.portfolio))),
        .table(
          try table(
            "departments", .reportPortfolio, .departments,
            "group.department,count,green,amber,red,grey,need,secured,gap,spent")?
            .drawn(try drawing(.reportHeat, .portfolio))),
        .heading(.reportAttention),
        .table(
          try table(
            "attention", .reportAttention, .portfolio,
            "subject,department,status,report.overall,report.period,report.stale,forecast.end,"
              + "money.gap", attention)?.withoutTotal),
      ])
  }

  /// C2: what has changed since the quarter before, and why.
  func changes() throws -> ReportSection {
    section(
      "changes", .reportChanges,
      [
        .text(frame.comparison), .text(.reportCausesRule), .table(try causes()),
        .table(
          try table(
            "moves", .reportMoves, .moves,
            "subject,attribute,before,after,change,cause,reason?,note?",
            QuarterlySections.mostSurprising)?.withoutTotal),
        .table(
          answers[.moves]?.table("change-sums", "sums", file: .moves)),
      ])
  }

  /// What was put right is most surprising, what was learned late less, what happened least; of each
  /// what a reader looks for first among the keys.
  static let mostSurprising: RowPick = {
    let keys = [
      "status", "report.overall", "light", "forecast.end", "due", "forecast.due", "reached",
      "fulfilled", "money.gap", "funding.derived", "lead", "successor", "successors", "money.need",
      "money.spent",
    ]
    return RowPick(
      ranks: ["cause=corrected", "cause=late", nil].flatMap { cause in
        keys.map { .rows((cause.map { "\($0) and " } ?? "") + "attribute=\($0)") } + [.rows(cause)]
      })
  }()

  private func causes() throws -> ReportTable? {
    guard let moves = answers[.moves], let changes = answers[.changes] else { return nil }
    let counts = ChangeRow.Cause.allCases.map { cause in
      let word = AnswerValue.word(cause.rawValue)
      return CauseCount(
        cause: cause.rawValue, rows: moves.count("cause", is: word),
        all: changes.count("cause", is: word))
    }
    var table = try ReportTable(
      "causes", .reportCauses,
      of: ReportAnswer(.reportCauses, CauseCount.columns, counts, at: frame), "cause,rows,all")
    table.file = QuarterlyQuestion.changes.rawValue
    return table
  }
}

/// How many changes have a cause.
private struct CauseCount: Sendable {
  let cause: String
  let rows: Int
  let all: Int

  static let columns: [Column<CauseCount>] = [
    .word("cause", .cause, \.cause).key, .number("rows", .reportInRows, \.rows),
    .number("all", .reportInAll, \.all),
  ]
}
