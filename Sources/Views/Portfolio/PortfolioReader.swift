import Dispatch
import Ledger
import Synchronization
public import Timelines
public import Vocabulary

/// The portfolio: one row for each project, at any point. Keep one for as long as its timelines;
/// it remembers names and buffers, never facts.
public final class PortfolioReader: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  /// The ledger's currency; amounts in another are never added.
  public let currency: Currency
  let pool: WorkspacePool

  /// Fewer projects than this are not worth a second thread.
  static let projectsPerThread = 128

  /// The portfolio of these timelines.
  public convenience init(_ timelines: Timelines) { self.init(timelines, WorkspacePool()) }

  init(_ timelines: Timelines, _ pool: WorkspacePool) {
    self.timelines = timelines
    self.pool = pool
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }

  /// The rows at a point. Pure: the same point gives the same rows, however long the log grew.
  public func answer(
    at point: Point, _ options: PortfolioOptions = PortfolioOptions()
  ) throws(TimelinesError) -> PortfolioAnswer {
    let organisationDay: Day =
      switch options.organisation {
      case .then: point.asOf
      case .on(let day): day
      }
    let (projects, facts) = try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) {
        (reading) throws(TimelinesError) -> ([Entity], PointFacts) in
        (
          try reading.entities(ofKind: "project"),
          try PointFacts(
            reading, currency: currency, organisationDay: organisationDay, &workspace)
        )
      }
    }
    let threads = projects.count < 2 * PortfolioReader.projectsPerThread ? 1 : 2
    guard threads > 1 else {
      return try answer(projects, facts, capacity: projects.count)
    }
    let results = Mutex<[Int: Result<PortfolioAnswer, TimelinesError>]>([:])
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let from = projects.count * thread / threads
      let part = projects[from..<projects.count * (thread + 1) / threads]
      let isFirst = thread == 0
      let result: Result<PortfolioAnswer, TimelinesError>
      do throws(TimelinesError) {
        result = .success(
          isFirst
            ? try answer(part, facts, capacity: projects.count)
            : try answer(part.reversed(), facts, capacity: part.count))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[thread] = result }
    }
    // Taken out, so that rows have one owner and are moved.
    var parts = results.withLock { results in
      let taken = results
      results = [:]
      return taken
    }
    guard var whole = try parts.removeValue(forKey: 0)?.get() else {
      return PortfolioAnswer(point: point, currency: currency)
    }
    for thread in 1..<threads {
      if let part = try parts.removeValue(forKey: thread)?.get() { whole.append(reversed: part) }
    }
    return whole
  }

  private func answer(
    _ projects: some Collection<Entity>, _ facts: PointFacts, capacity: Int
  ) throws(TimelinesError) -> PortfolioAnswer {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: facts.point) {
        (reading) throws(TimelinesError) -> PortfolioAnswer in
        var answer = PortfolioAnswer(point: facts.point, currency: facts.currency)
        answer.rows.reserveCapacity(capacity)
        var cursor = try reading.states(accountsApart: true)
        for project in projects {
          try ProjectReader.read(
            project, reading, &cursor, facts, &workspace, into: &answer)
        }
        return answer
      }
    }
  }
}
