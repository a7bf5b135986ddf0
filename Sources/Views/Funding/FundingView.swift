import Ledger
public import Timelines
public import Vocabulary

/// Who is not funded: need, what is secured and of what, and what was said about it.
public struct FundingView: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  private let pool: WorkspacePool
  /// The ledger's currency.
  public let currency: Currency

  /// The funding of these timelines.
  public init(_ timelines: Timelines) { self.init(timelines, WorkspacePool()) }

  init(_ timelines: Timelines, _ pool: WorkspacePool) {
    self.timelines = timelines
    self.pool = pool
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }

  /// The projects of the portfolio at a point. Those that were merged, split or deregistered need
  /// nothing any more: their money stands beside the rows.
  public func answer(at point: Point) throws(TimelinesError) -> FundingAnswer {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) { (reading) throws(TimelinesError) -> FundingAnswer in
        let facts = try PointFacts(
          reading, currency: currency, organisationDay: point.asOf, &workspace)
        var answer = FundingAnswer(point: point, currency: currency)
        var cursor = try reading.states(accountsApart: true)
        for project in try reading.entities(ofKind: "project") {
          var portfolio = PortfolioAnswer(point: point, currency: currency)
          try ProjectReader.read(
            project, reading, &cursor, facts, &workspace, into: &portfolio)
          answer.warnings += portfolio.warnings.filter { $0.kind == .beyondGrant }
          answer.ended += portfolio.ended.map {
            FundingRow(subject: $0.subject, hasEnded: true, money: $0.money)
          }
          guard let row = portfolio.rows.first else { continue }
          answer.rows.append(funding(row, facts, &workspace))
          let others = answer.rows[answer.rows.count - 1].otherNeeds
          guard !others.isEmpty else { continue }
          answer.warnings.append(
            Notice(
              .otherCurrencies, row.subject,
              others.map(\.currency.description).joined(separator: ", ")))
        }
        return answer
      }
    }
  }

  private func funding(
    _ project: PortfolioRow, _ facts: PointFacts, _ workspace: inout Workspace
  ) -> FundingRow {
    FundingRow(
      subject: project.subject, money: project.money,
      parts: parts(of: project.subject, facts, &workspace), asserted: project.assertedFunding,
      derived: project.derivedFunding, hasConflict: project.hasFundingConflict)
  }

  /// What is secured by years in which something is authorised or blocked, of a closed year also
  /// spent, and by grants.
  private func parts(
    of project: String, _ facts: PointFacts, _ workspace: inout Workspace
  ) -> [FundingRow.Part] {
    var years: [Int16: Total] = [:]
    for cell in workspace.money.cells where cell.currency == currency {
      let isClosed = facts.closed.contains(cell.year)
      let counted: YearFigures.Components = isClosed ? [.blocked, .spent] : .blocked
      guard !cell.figures.given.isDisjoint(with: counted.union(.authorised)) else { continue }
      years[cell.year, default: 0] += cell.figures.secured(closed: isClosed)
    }
    var parts = years.sorted { $0.key < $1.key }.map { year, amount in
      FundingRow.Part(of: String(year), amount: amount)
    }
    var grants: [FundingRow.Part] = []
    var secured = SecuredFunding()
    secured.add(
      workspace.money, currency, closed: facts.closed, grants: facts.grants[project] ?? [],
      names: &workspace.names
    ) { part, amount in
      switch part {
      case .year: return
      case .grant(let grant), .beyond(let grant):
        if let place = grants.firstIndex(where: { $0.of == grant }) {
          grants[place].amount += amount
        } else {
          grants.append(FundingRow.Part(of: grant, amount: amount))
        }
      }
    }
    grants.sort { $0.of.isBefore($1.of) }
    parts += grants
    return parts
  }
}
