import Timelines
import Vocabulary

/// One finding.
struct AttentionRow: Sendable {
  /// What it is about.
  var subject: String
  var kind: AttentionKind
  /// What is the matter, in words.
  var what: String
  var amount: Money?
  /// How long it has been so.
  var days: Int?
  var since: Day?
  /// Who leads, owes or owns.
  var unit: String?
  var department: String?
  /// The project that it belongs to, where that is another subject.
  var project: String?
}

/// Collects what other readers have found; no figure is computed here.
struct AttentionReader {
  private let frame: Frame
  private let choice: AttentionChoice
  private let organisation: OrganisationTree
  /// The projects of the portfolio, by name.
  private var projects: [String: PortfolioRow] = [:]
  private var rows: [AttentionRow] = []

  /// The findings at the point of a frame, by kind, the greatest first.
  static func rows(
    _ frame: Frame, _ choice: AttentionChoice
  ) throws(TimelinesError) -> [AttentionRow] {
    var reader = try AttentionReader(frame, choice)
    try reader.readProjects()
    try reader.readBudget()
    try reader.readDates()
    try reader.readGrants()
    try reader.readIndicators()
    return reader.rows.sorted { AttentionReader.precedes($0, $1) }
  }

  private init(_ frame: Frame, _ choice: AttentionChoice) throws(TimelinesError) {
    self.frame = frame
    self.choice = choice
    let day = frame.organisationDay ?? frame.point.asOf
    organisation = try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      try OrganisationTree(reading, on: day)
    }
  }

  /// Adds a finding, if it is asked for.
  private mutating func add(
    _ kind: AttentionKind, _ subject: String, _ what: Label, amount: Money? = nil,
    days: Int? = nil, since: Day? = nil, unit: String?, project: String? = nil
  ) {
    guard choice.kinds.isEmpty || choice.kinds.contains(kind) else { return }
    let place = unit.map { organisation.place(of: $0) }
    if let wanted = choice.unit {
      guard unit == wanted || place?.unit == wanted || place?.department == wanted else { return }
    }
    rows.append(
      AttentionRow(
        subject: subject, kind: kind, what: what[frame.language], amount: amount, days: days,
        since: since, unit: place?.unit ?? unit, department: place?.department, project: project))
  }

  private mutating func readProjects() throws(TimelinesError) {
    let portfolio = try frame.readers.portfolio.answer(at: frame.point)
    for row in portfolio.rows {
      projects[row.subject] = row
      if let gap = row.money.gap, gap > 0 {
        add(
          .gap, row.subject, .moreNeeded, amount: Money(minor: gap, currency: portfolio.currency),
          unit: row.lead)
      }
      guard !ProjectMoneyReader.isSettled(row.status) else { continue }
      guard let report = row.report else {
        add(.noReport, row.subject, .neverReported, unit: row.lead)
        continue
      }
      guard report.isStale else { continue }
      add(
        .staleReport, row.subject, .reportedLast(report.period), days: Int(report.ageDays),
        since: report.period.lastDay, unit: row.lead)
    }
  }

  private mutating func readBudget() throws(TimelinesError) {
    let year = frame.point.asOf.year
    let budget = try frame.readers.budget.answer(at: frame.point, year: year)
    for row in budget.rows {
      let available = row.sums.figures.available
      guard available < 0 else { continue }
      add(
        .overdrawn, row.subject, .moreBound(year),
        amount: Money(minor: -available, currency: budget.currency), unit: row.unit)
    }
  }

  private mutating func readDates() throws(TimelinesError) {
    var milestones: [MilestoneRow] = []
    try MilestonesReader.read(frame, MilestoneFilter(isOverdue: true)) {
      (row) throws(TimelinesError) in milestones.append(row)
    }
    for row in milestones {
      add(
        .overdueMilestone, row.subject, .milestoneOpen, days: row.daysOverdue, since: row.baseline,
        unit: row.owner, project: row.project)
    }
    var obligations: [ObligationRow] = []
    try ObligationsReader.read(frame, ObligationFilter(isOverdue: true)) {
      (row) throws(TimelinesError) in obligations.append(row)
    }
    for row in obligations {
      add(
        .overdueObligation, row.subject, .obligationOpen, days: row.daysLate, since: row.due,
        unit: row.owner, project: row.projects.count == 1 ? row.projects[0] : nil)
    }
  }

  private mutating func readGrants() throws(TimelinesError) {
    let day = frame.point.asOf
    for row in try frame.readers.grants.answer(at: frame.point).rows {
      let project = row.terms.project
      let lead = project.flatMap { projects[$0]?.lead }
      if let proof = row.nextProof, proof.due < day {
        add(
          .proofDue, row.subject, .proofOpen(final: proof.kind == "final"),
          days: proof.due.days(to: day), since: proof.due, unit: lead, project: project)
      }
      for drawdown in row.drawdowns {
        guard let days = drawdown.daysOverdue(on: day) else { continue }
        add(
          .drawdownOverdue, row.subject, .drawdownOpen(drawdown.receipt),
          amount: Money(minor: drawdown.unused, currency: row.terms.currency), days: days,
          since: drawdown.useBy, unit: lead, project: project)
      }
    }
  }

  private mutating func readIndicators() throws(TimelinesError) {
    let board = try frame.readers.indicators.board(at: frame.point)
    let grey = board.rows.filter { $0.grey != nil }
    guard !grey.isEmpty else { return }
    var owners: [String: String] = [:]
    try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      var state = EntityState()
      for row in grey {
        guard let entity = try reading.entity(named: row.indicator) else { continue }
        try reading.state(of: entity.number, into: &state)
        owners[row.indicator] = state.text(RegisterName.definitionOwner.rawValue)
      }
    }
    for row in grey {
      add(
        .greyIndicator, row.indicator, AttentionReader.why(row), days: row.ageDays,
        since: row.latest?.period.lastDay, unit: owners[row.indicator])
    }
  }

  /// Why an indicator is grey, in words.
  private static func why(_ row: IndicatorBoardRow) -> Label {
    guard let latest = row.latest, let grey = row.grey else { return .neverMeasured }
    let period = latest.period
    switch grey {
    case .neverMeasured: return .neverMeasured
    case .noValue: return .noValue(period)
    case .incomplete(let units): return .incompleteValue(period, units.count, of: units.of)
    case .stale: return .staleValue(period)
    case .noThresholds: return .noThresholds(period)
    case .noTarget: return .noTarget(period)
    case .targetZero: return .targetZero(period)
    case .belowBands: return .belowBands(period)
    case .tooLarge: return .noticeTooLarge
    }
  }

  /// By kind, then the greatest amount and the most days, then by name.
  private static func precedes(_ left: AttentionRow, _ right: AttentionRow) -> Bool {
    guard left.kind == right.kind else { return place(left.kind) < place(right.kind) }
    let (one, other) = (left.amount?.minor ?? 0, right.amount?.minor ?? 0)
    guard one == other else { return one > other }
    let (days, otherDays) = (left.days ?? 0, right.days ?? 0)
    guard days == otherDays else { return days > otherDays }
    guard left.subject == right.subject else { return left.subject.isBefore(right.subject) }
    return left.what.isBefore(right.what)
  }

  private static func place(_ kind: AttentionKind) -> Int {
    AttentionKind.allCases.firstIndex(of: kind) ?? 0
  }
}
