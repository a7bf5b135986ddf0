import Stadtbuch
import Views
import Vocabulary

/// What a quarterly report asks: each question is a view with its choice, and its answer a file of
/// the question's name.
enum QuarterlyQuestion: String, CaseIterable, Sendable {
  // What takes longest is begun first.
  case changes
  case moves = "portfolio-changes"
  case late = "late-entries"
  case corrections
  case indicators
  case earned = "earned-value"
  case portfolio
  case departments = "portfolio-by-department"
  case before
  case budget, funding, gaps, milestones, holes, chain, grants, obligations
  case inventories, warnings

  /// Whether all rows of the answer stand in a file.
  var isFile: Bool {
    switch self {
    case .before, .gaps, .chain: false
    default: true
    }
  }

  /// The question; nil where the answer is put together of others.
  func question(_ frame: QuarterlyFrame) -> ReportQuestion? {
    switch self {
    case .changes: ReportQuestion(Changes.self, changes(frame), at: frame.asked)
    case .moves: ReportQuestion(Changes.self, changes(frame, rows: true), at: frame.asked)
    case .late:
      ReportQuestion(
        Audit.self, entries(frame) { $0.lateDays = QuarterlyFrame.lateDays }, at: frame.asked)
    case .corrections:
      ReportQuestion(Audit.self, entries(frame) { $0.corrections = true }, at: frame.asked)
    case .indicators: ReportQuestion(KpiBoard.self, at: frame.asked)
    case .earned: ReportQuestion(EarnedValue.self, at: frame.asked)
    case .portfolio: ReportQuestion(Portfolio.self, at: frame.asked)
    case .departments:
      ReportQuestion(
        Portfolio.self, NoChoice(), RowChoice(groupBy: "department"), at: frame.asked)
    case .before: ReportQuestion(Portfolio.self, at: frame.askedBefore).withoutRows
    case .budget:
      ReportQuestion(Budget.self, BudgetChoice(year: frame.point.asOf.year), at: frame.asked)
    case .funding: ReportQuestion(Funding.self, at: frame.asked)
    case .gaps: ReportQuestion(Funding.self, FundingChoice(gapsOnly: true), at: frame.asked)
    case .milestones: ReportQuestion(Milestones.self, at: frame.asked)
    case .holes:
      ReportQuestion(GoalsToProjects.self, AlignmentChoice(holesOnly: true), at: frame.asked)
    case .chain: ReportQuestion(GoalsToProjects.self, at: frame.asked).withoutRows
    case .grants: ReportQuestion(Grants.self, at: frame.asked)
    case .obligations: ReportQuestion(Obligations.self, at: frame.asked)
    case .inventories, .warnings: nil
    }
  }

  private func changes(_ frame: QuarterlyFrame, rows: Bool = false) -> ChangesChoice {
    ChangesChoice(from: frame.requestBefore, to: frame.request, rows: rows)
  }

  /// What was recorded since the report before.
  private func entries(
    _ frame: QuarterlyFrame, _ narrow: (inout AuditFilter) -> Void
  ) -> AuditChoice {
    var choice = AuditChoice()
    narrow(&choice.filter)
    choice.filter.after = frame.pointBefore.knownAt
    return choice
  }
}

extension ReportQuestion {
  /// The same for what stands beside the rows alone.
  var withoutRows: ReportQuestion {
    var question = self
    question.isWithoutRows = true
    return question
  }
}
