import Timelines
import Vocabulary

/// Makes the row of one project, measure or budget line in a year.
enum BudgetReader {
  /// What of a subject's registers a row needs.
  private struct Found {
    var exists = false
    var isEnded = false
    var lead: String?
    var alignments: [Alignment] = []
  }

  /// Reads a subject and appends its row, if it has money in the year.
  static func read(
    _ entity: Entity, _ reading: borrowing Reading, _ cursor: inout SelectionCursor,
    _ facts: BudgetFacts, _ workspace: inout BudgetWorkspace, into answer: inout BudgetAnswer
  ) throws(TimelinesError) {
    try select(entity, reading, &cursor, facts, &workspace)
    workspace.cells.removeAll(keepingCapacity: true)
    workspace.authority.removeAll(keepingCapacity: true)
    workspace.workspace.money.removeAll()
    let found = try scan(reading, facts, &workspace)
    guard found.exists else { return }
    var row = BudgetRow(subject: entity.name)
    try addBookings(reading, facts, &workspace, &row, &answer)
    addCommitments(facts, &workspace, &row)
    guard !workspace.cells.isEmpty || !row.authority.isEmpty else { return }
    sum(&row, facts, &workspace)
    row.isEnded = found.isEnded
    place(&row, found, facts, &answer)
    warn(row, facts, &answer)
    answer.rows.append(row)
  }

  /// Walks over what holds once and adds up what has one direction.
  private static func scan(
    _ reading: borrowing Reading, _ facts: BudgetFacts, _ workspace: inout BudgetWorkspace
  ) throws(TimelinesError) -> Found {
    var found = Found()
    for index in 0..<workspace.workspace.state.facts.count {
      let fact = workspace.workspace.state.facts[index]
      if fact.attribute < Workspace.dynamicBase {
        register(fact, workspace.workspace.state, &found)
        continue
      }
      switch try workspace.use(of: fact.attribute, reading) {
      case .component(let component, let year, let source) where year == facts.year:
        workspace.add(fact.amount, component, source, fact.currency)
      case .committed(let key, let year) where year == facts.year,
        .relieved(let key, let year) where year == facts.year:
        workspace.workspace.money.add(
          key, fact.amount, fact.currency, workspace.workspace.names)
      case .closes(let commitment): workspace.workspace.money.close(commitment: commitment)
      case .forecast(facts.year):
        guard let money = workspace.workspace.state.money(fact) else { continue }
        workspace.add(money.minor, .forecast, -1, money.currency)
      case .authority(let year, let due) where fact.currency == facts.currency:
        workspace.authority.append((year, due, fact.amount))
      case .alignment(let target):
        found.alignments.append(workspace.workspace.alignment(fact, Int(target)))
      default: continue
      }
    }
    return found
  }

  private static func register(
    _ fact: HeldFact, _ state: borrowing EntityState, _ found: inout Found
  ) {
    switch ProjectRegister.byNumber[Int(fact.attribute)] {
    case .exists: found.exists = true
    case .merged, .split, .deregistered: found.isEnded = true
    case .lead: found.lead = state.text(fact)
    default:
      // A budget line has its unit from its definition.
      if fact.attribute == unit { found.lead = state.text(fact) }
    }
  }

  static let unit = UInt32(RegisterName.unit.rawValue)

  /// Adds the open commitments.
  private static func addCommitments(
    _ facts: BudgetFacts, _ workspace: inout BudgetWorkspace, _ row: inout BudgetRow
  ) {
    workspace.workspace.money.settle(workspace.workspace.names)
    for commitment in workspace.workspace.money.commitments where commitment.cell >= 0 {
      let source = workspace.workspace.names.cells[Int(commitment.cell)].source
      workspace.add(commitment.open, .committed, source, commitment.currency)
      guard commitment.open > 0 else { continue }
      let number = workspace.workspace.names.slots[Int(commitment.slot)].commitment
      let key = workspace.workspace.names.commitments[Int(number)]
      row.openCommitments.append(
        BudgetRow.OpenCommitment(
          key: key, money: Money(minor: commitment.open, currency: commitment.currency)))
    }
    row.openCommitments.sort { $0.key.isBefore($1.key) }
  }

  /// Adds the figures of all sources up, of a closed year with what became of each.
  private static func sum(
    _ row: inout BudgetRow, _ facts: BudgetFacts, _ workspace: inout BudgetWorkspace
  ) {
    row.sources.reserveCapacity(workspace.cells.count)
    // Figures are large: none is copied that need not be.
    for index in workspace.cells.indices {
      if facts.isClosed { workspace.cells[index].figures.settleLapse() }
      let own = workspace.cells[index].currency
      let currency = own == facts.currency ? nil : own
      row.sums.add(workspace.cells[index].figures, in: currency)
      let source = Int(workspace.cells[index].source)
      guard source >= 0 else { continue }
      let name = workspace.workspace.names.sources[source]
      let place = row.sources.indices.first { row.sources[$0].source == name }
      if place == nil { row.sources.append(BudgetRow.Source(source: name)) }
      row.sources[place ?? row.sources.count - 1].sums.add(
        workspace.cells[index].figures, in: currency)
    }
    row.sources.sort { $0.source.isBefore($1.source) }
    row.sums.figures.settleForecast()
    for index in row.sums.others.indices { row.sums.others[index].figures.settleForecast() }
  }

  /// Finds the unit and the measures under which a row is grouped.
  private static func place(
    _ row: inout BudgetRow, _ found: Found, _ facts: BudgetFacts, _ answer: inout BudgetAnswer
  ) {
    if let lead = found.lead {
      let place = facts.organisation.place(of: lead)
      row.unit = place.unit
      if place.isCycle { answer.warn(Notice(.cycle, lead)) }
      if place.isSplit { answer.warn(Notice(.splitNotReassigned, place.unit)) }
    }
    row.measures =
      row.subject.hasPrefix("measure/")
      ? [BudgetRow.MeasureShare(measure: row.subject, weight: 1)]
      : row.subject.hasPrefix("project/") ? MeasureShares.of(found.alignments) : []
  }

  private static func warn(
    _ row: BudgetRow, _ facts: BudgetFacts, _ answer: inout BudgetAnswer
  ) {
    func text(_ minor: Total) -> String {
      Money(minor: minor, currency: facts.currency).description
    }
    let figures = row.sums.figures
    if figures.available < 0 {
      answer.warn(Notice(.overdrawn, row.subject, text(figures.available)))
    }
    for source in row.sources {
      let own = source.sums.figures
      func warn(_ kind: Notice.Kind, _ amount: Total) {
        guard amount > 0 else { return }
        answer.warn(Notice(kind, row.subject, "\(source.source): \(text(amount))"))
      }
      warn(.overCarried, own.carriedTooMuch)
      warn(.overspent, own[.overspent])
    }
    if !row.sums.others.isEmpty {
      let names = row.sums.others.map(\.currency.description).joined(separator: ", ")
      answer.warn(Notice(.otherCurrencies, row.subject, names))
    }
    if facts.isClosed, figures[.committed] > 0 {
      answer.warn(Notice(.stranded, row.subject, text(figures[.committed])))
    }
    for authority in row.authority where authority.free < 0 {
      answer.warn(
        Notice(.authorityExceeded, row.subject, "\(authority.due): \(text(authority.free))"))
    }
  }
}
