import Dispatch
import Ledger
import Synchronization
public import Timelines
public import Vocabulary

/// The budget of a year: one row for each project, measure and budget line with money in it.
public struct BudgetView: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  /// The ledger's currency; amounts in another are never added.
  public let currency: Currency
  private let pool = BudgetPool()

  /// Fewer subjects than this are not worth a second thread.
  private static let subjectsPerThread = 128

  /// The budget of these timelines.
  public init(_ timelines: Timelines) {
    self.timelines = timelines
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }

  /// The rows of a fiscal year at a point. Pure: the same point gives the same rows.
  public func answer(
    at point: Point, year: Int, organisation: PortfolioOptions.Organisation = .then
  ) throws(TimelinesError) -> BudgetAnswer {
    let day: Day =
      switch organisation {
      case .then: point.asOf
      case .on(let day): day
      }
    let (subjects, facts) = try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) {
        (reading) throws(TimelinesError) -> ([Entity], BudgetFacts) in
        var subjects = try reading.entities(ofKind: "budget")
        subjects += try reading.entities(ofKind: "measure")
        subjects += try reading.entities(ofKind: "project")
        let facts = try BudgetFacts(
          reading, year: year, currency: currency, organisationDay: day, &workspace.workspace)
        return (subjects, facts)
      }
    }
    let threads = subjects.count < 2 * BudgetView.subjectsPerThread ? 1 : 2
    let parts = Mutex<[Int: Result<BudgetAnswer, TimelinesError>]>([:])
    if threads == 1 {
      return try answer(subjects[...], facts, year).finished()
    }
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let from = subjects.count * thread / threads
      let part = subjects[from..<subjects.count * (thread + 1) / threads]
      let result: Result<BudgetAnswer, TimelinesError>
      do throws(TimelinesError) {
        result = .success(try answer(part, facts, year))
      } catch {
        result = .failure(error)
      }
      parts.withLock { $0[thread] = result }
    }
    var taken = parts.withLock { parts in
      let taken = parts
      parts = [:]
      return taken
    }
    guard var whole = try taken.removeValue(forKey: 0)?.get() else {
      return BudgetAnswer(point: point, year: year, currency: currency)
    }
    for thread in 1..<threads {
      guard let part = try taken.removeValue(forKey: thread)?.get() else { continue }
      whole.append(part)
    }
    return whole.finished()
  }

  /// The row of one subject, and whether the year is closed; nil where it has none.
  func row(
    of subject: String, year: Int, at point: Point
  ) throws(TimelinesError) -> (row: BudgetRow, isClosed: Bool)? {
    let found = try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) {
        (reading) throws(TimelinesError) -> (entity: Entity, facts: BudgetFacts)? in
        guard let entity = try reading.entity(named: subject) else { return nil }
        return (
          entity,
          try BudgetFacts(
            reading, year: year, currency: currency, organisationDay: point.asOf,
            &workspace.workspace)
        )
      }
    }
    guard let found else { return nil }
    let answer = try answer([found.entity], found.facts, year)
    return answer.rows.first.map { ($0, answer.isClosed) }
  }

  private func answer(
    _ subjects: ArraySlice<Entity>, _ facts: BudgetFacts, _ year: Int
  ) throws(TimelinesError) -> BudgetAnswer {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: facts.point) {
        (reading) throws(TimelinesError) -> BudgetAnswer in
        var answer = BudgetAnswer(point: facts.point, year: year, currency: currency)
        answer.isClosed = facts.isClosed
        var cursor = try reading.selections()
        workspace.select(facts.year)
        for subject in subjects {
          try BudgetReader.read(
            subject, reading, &cursor, facts, &workspace, into: &answer)
        }
        return answer
      }
    }
  }
}

/// Workspaces that are not in use.
private final class BudgetPool: Sendable {
  private let free = Mutex<[BudgetWorkspace]>([])

  func with<R, E: Error>(_ body: (inout BudgetWorkspace) throws(E) -> R) throws(E) -> R {
    var workspace = free.withLock { $0.popLast() } ?? BudgetWorkspace()
    defer { free.withLock { $0.append(workspace) } }
    return try body(&workspace)
  }
}

extension BudgetAnswer {
  /// Takes over the rows of the subjects that follow.
  fileprivate mutating func append(_ other: BudgetAnswer) {
    rows += other.rows
    later += other.later
    for warning in other.warnings { warn(warning) }
  }

  /// Says what only all rows together tell.
  fileprivate consuming func finished() -> BudgetAnswer {
    let forecasts = rows.count { $0.sums.figures.has(.forecast) }
    if forecasts > 0, forecasts < rows.count {
      warn(Notice(.forecastIncomplete, "period/\(year)", "\(forecasts)/\(rows.count)"))
    }
    guard !later.isEmpty else { return self }
    let events = Set(later).sorted()
    let shown = events.prefix(10).map { String($0) }.joined(separator: ", ")
    warn(
      Notice(
        .laterEvents, "period/\(year)", events.count > 10 ? "\(shown), … (\(events.count))" : shown)
    )
    return self
  }
}
