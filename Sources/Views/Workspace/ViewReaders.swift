public import Timelines

/// What reads for the views, with the names and buffers that it remembers from one question to the
/// next. Keep one for as long as its timelines; whoever asks at the same time shares it.
public final class ViewReaders: Sendable {
  /// Reads the projects and their money.
  public let portfolio: PortfolioReader
  /// Reads indicators against their targets.
  public let indicators: IndicatorView
  /// Reads budgets.
  public let budget: BudgetView
  /// Reads who is not funded.
  public let funding: FundingView
  /// Reads what becomes of grants.
  public let grants: GrantView
  /// Workspaces that are not in use.
  let pool: WorkspacePool

  /// The readers of these timelines, which remember nothing yet.
  public init(_ timelines: Timelines) {
    let pool = WorkspacePool()
    self.pool = pool
    portfolio = PortfolioReader(timelines, pool)
    indicators = IndicatorView(timelines)
    budget = BudgetView(timelines)
    funding = FundingView(timelines, pool)
    grants = GrantView(timelines, pool)
  }
}
