import Timelines
import Vocabulary

/// Makes the row of one project.
enum ProjectReader {
  /// What of a project's state the money needs, found on the way.
  private struct Found {
    var exists = false
    var hasEnded = false
    var costBaseline = -1
    var forecastTotal = -1
    var report = -1
    var reportPeriod: ReportPeriod?
  }

  private static let shareField = EventTypeName.projectUnitAssigned.number(of: .share)

  /// Reads a project and appends its row where it belongs.
  static func read(
    _ project: Entity, _ reading: borrowing Reading, _ cursor: inout StateCursor,
    _ facts: PointFacts, _ workspace: inout Workspace, into answer: inout PortfolioAnswer
  ) throws(TimelinesError) {
    try cursor.state(of: project.number, into: &workspace.state)
    var row = PortfolioRow(currency: facts.currency)
    row.subject = project.name
    let found = try scan(reading, &workspace, &row)
    guard found.exists else { return }
    if found.hasEnded, workspace.money.cells.isEmpty { return }
    let beyond = ProjectMoneyReader.fill(
      &row, facts, &workspace, hasEnded: found.hasEnded, costBaseline: found.costBaseline,
      forecastTotal: found.forecastTotal)
    if let period = found.reportPeriod {
      row.report = ReportReader.read(workspace.state, found.report, period, facts)
    }
    if row.alignments.count > 1 { Alignments.arrange(&row.alignments) }
    if !workspace.assigned.isEmpty { row.units = units(&workspace) }
    let place = facts.strategy.place(row.alignments)
    (row.field, row.measure, row.goal) = (place.field, place.measure, place.goal)
    let standing = row.lead.map { setUnit($0, facts, &row) }
    row.sequence = workspace.state.lastSequence
    row.validFrom = workspace.state.lastValidFrom
    row.version = try cursor.version(of: project.number)
    if let standing { warn(standing, &row) }
    for (grant, amount) in beyond {
      row.notices.append(Notice(.beyondGrant, row.subject, "\(grant): \(amount)"))
    }
    row.hasEnded = found.hasEnded
    if found.hasEnded { answer.ended.append(row) } else { answer.rows.append(row) }
  }

  /// Walks over what holds once.
  private static func scan(
    _ reading: borrowing Reading, _ workspace: inout Workspace, _ row: inout PortfolioRow
  ) throws(TimelinesError) -> Found {
    var found = Found()
    workspace.money.removeAll()
    workspace.assigned.removeAll(keepingCapacity: true)
    for flow in workspace.state.flows {
      let use = try workspace.use(of: flow.attribute, reading)
      guard use.tag == .account else { continue }
      workspace.money.add(use.account, flow.amount, flow.currency, workspace.names)
    }
    for index in 0..<workspace.state.facts.count {
      let attribute = workspace.state.facts[index].attribute
      if attribute < Workspace.dynamicBase {
        register(
          ProjectRegister.byNumber[Int(attribute)], index, workspace.state, &row, &found)
        continue
      }
      let use = try workspace.use(of: attribute, reading)
      let number = Int(use.number)
      switch use.tag {
      case .unread, .ignored: continue
      case .account:
        // Where accounts were not read apart.
        let fact = workspace.state.facts[index]
        workspace.money.add(use.account, fact.amount, fact.currency, workspace.names)
      case .closes: workspace.money.close(commitment: use.number)
      case .alignment:
        row.alignments.append(workspace.alignment(workspace.state.facts[index], number))
      case .unit:
        workspace.assigned.append(
          AssignedTarget(
            rank: workspace.targets[number].rank, target: use.number, fact: index))
      case .report:
        let period = workspace.periods[number]
        if let latest = found.reportPeriod, !latest.isBefore(period) { continue }
        found.reportPeriod = period
        found.report = index
      }
    }
    workspace.money.settle(workspace.names)
    return found
  }

  private static func register(
    _ register: ProjectRegister, _ index: Int, _ state: borrowing EntityState,
    _ row: inout PortfolioRow, _ found: inout Found
  ) {
    let fact = state.facts[index]
    switch register {
    case .other: return
    case .exists: found.exists = true
    case .merged, .split, .deregistered: found.hasEnded = true
    case .title: row.title = state.text(fact)
    case .kind: row.kind = state.text(fact)
    case .description: row.description = state.text(fact)
    case .cohort: row.cohort = state.text(fact)
    case .status:
      row.status = state.text(fact)
      row.statusSince = fact.validFrom
    case .lead: row.lead = state.text(fact)
    case .prioritisation:
      let view = state.view(fact)
      row.score = view.decimal("score")
      row.rank = view.int("rank")
    case .baseline:
      let view = state.view(fact)
      row.baseline = PlannedDates(start: view.date("start"), end: view.date("end"))
    case .forecastStart: row.forecast.start = state.date(fact)
    case .forecastEnd: row.forecast.end = state.date(fact)
    case .progress: row.progress = state.view(fact).int("progress")
    case .assertedFunding: row.assertedFunding = state.view(fact).text("status")
    case .costBaseline: found.costBaseline = index
    case .forecastTotal: found.forecastTotal = index
    }
  }

  /// The units that take part, in byte order.
  private static func units(_ workspace: inout Workspace) -> [AssignedUnit] {
    workspace.assigned.sort { $0.rank < $1.rank }
    return workspace.assigned.map { assigned in
      let member = workspace.targets[Int(assigned.target)]
      return AssignedUnit(
        unit: member.subject, role: member.role,
        share: workspace.state.stored(shareField, of: workspace.state.facts[assigned.fact])
          .map { Int64(bitPattern: $0) })
    }
  }

  private static func setUnit(
    _ lead: String, _ facts: PointFacts, _ row: inout PortfolioRow
  ) -> OrganisationTree.Place {
    let place = facts.organisation.place(of: lead)
    row.leadName = facts.units[lead]?.name
    row.unit = place.unit
    row.department = place.department
    return place
  }

  /// Says what is wrong with its unit.
  private static func warn(
    _ place: OrganisationTree.Place, _ row: inout PortfolioRow
  ) {
    guard place.isCycle || place.isSplit else { return }
    let warning =
      place.isCycle
      ? Notice(.cycle, row.lead ?? place.unit)
      : Notice(.splitNotReassigned, place.unit)
    row.notices.append(warning)
  }
}
