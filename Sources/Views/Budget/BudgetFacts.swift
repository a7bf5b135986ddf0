import Timelines
import Vocabulary

/// What the rows of a budget share at a point, read once for each question.
struct BudgetFacts: Sendable {
  let point: Point
  let year: Int16
  let currency: Currency
  var organisation = OrganisationTree()
  var isClosed = false
  /// When the fiscal year begins, as MMDD.
  private var yearBegins = 101

  init(
    _ reading: borrowing Reading, year: Int, currency: Currency, organisationDay: Day,
    _ workspace: inout Workspace
  ) throws(TimelinesError) {
    point = reading.point
    self.year = Int16(clamping: year)
    self.currency = currency
    organisation = OrganisationTree(
      try PointFacts.readUnits(
        reading, Point(asOf: organisationDay, knownAt: point.knownAt), &workspace.state))
    if let period = try reading.entity(named: "period/\(year)") {
      try reading.state(of: period.number, into: &workspace.state)
      isClosed =
        workspace.state.register(Registers.closed).map { workspace.state.word($0) } == "all"
    }
    if let own = try reading.entity(named: "ledger/self") {
      try reading.state(of: own.number, into: &workspace.state)
      if let text = workspace.state.text(BudgetFacts.fiscalYearStart),
        let begins = Int(text.filter { $0 != "-" })
      {
        yearBegins = begins
      }
    }
  }

  /// The fiscal year in which a day lies: named after the year in which it begins.
  func fiscalYear(of day: Day) -> Int16 {
    Int16(clamping: day.month * 100 + day.day < yearBegins ? day.year - 1 : day.year)
  }

  private static let fiscalYearStart = RegisterName.fiscalyearstart.rawValue
}
