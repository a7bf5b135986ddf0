import Timelines
import Vocabulary

/// What is read of a subject for a year, and what sums of accounts do not say: how much went in and
/// how much out, when something was ordered for a later year, and what holds only later.
extension BudgetReader {
  /// Fills the workspace with what the year needs of a subject.
  static func select(
    _ entity: Entity, _ reading: borrowing Reading, _ cursor: inout SelectionCursor,
    _ facts: BudgetFacts, _ workspace: inout BudgetWorkspace
  ) throws(TimelinesError) {
    while true {
      try cursor.read(
        entity.number, workspace.selection, into: &workspace.workspace.state,
        bookings: &workspace.bookings, unknown: &workspace.unknown)
      if workspace.unknown.isEmpty { return }
      for attribute in workspace.unknown {
        let use = try workspace.use(of: attribute, reading)
        workspace.selection[attribute] = wish(attribute, use, facts)
      }
    }
  }

  static func addBookings(
    _ reading: borrowing Reading, _ facts: BudgetFacts, _ workspace: inout BudgetWorkspace,
    _ row: inout BudgetRow, _ answer: inout BudgetAnswer
  ) throws(TimelinesError) {
    var ordered: [Int16: Total] = [:]
    for place in workspace.bookings.indices {
      let flow = workspace.bookings[place]
      let use = try workspace.use(of: flow.attribute, reading)
      if flow.isLater {
        if use.year == facts.year { answer.later.append(flow.sequence) }
        continue
      }
      switch use {
      case .moved(let into, let outOf, _, let source):
        let amount = Total(flow.amount)
        if amount < 0 {
          workspace.add(-amount, outOf, source, flow.currency)
        } else {
          workspace.add(amount, into, source, flow.currency)
        }
      case .committed(_, let due)
      where due > facts.year && flow.typeNumber != carried && flow.currency == facts.currency:
        let year = facts.fiscalYear(of: flow.validFrom)
        if year < due, grantYear(of: due, orderedIn: year, workspace) == facts.year {
          ordered[due, default: 0] += Total(flow.amount)
        }
      default: continue
      }
    }
    settleAuthority(ordered, facts, workspace, &row, &answer)
  }

  /// The type that moves a commitment on without using authority.
  private static let carried = UInt16(EventTypeName.commitmentCarried.number)

  /// What is wanted of an attribute in a year.
  private static func wish(
    _ attribute: UInt32, _ use: BudgetUse, _ facts: BudgetFacts
  ) -> Selection.Wish {
    switch use {
    case _ where attribute < Workspace.dynamicBase:
      switch ProjectRegister.byNumber[Int(attribute)] {
      case .exists, .merged, .split, .deregistered, .lead: .value
      default: attribute == unit ? .value : .nothing
      }
    case .moved(_, _, let year, _): year == facts.year ? .bookings : .nothing
    case .committed(_, let year) where year > facts.year: .bookings
    case .forecast(let year): year == facts.year ? .value : .nothing
    case .authority, .closes, .alignment: .value
    default: use.year == facts.year ? .value : .nothing
    }
  }

  /// The year whose authority an order uses: the latest that had granted some by then, else the
  /// first that ever did, else that of the order itself. So each order counts once.
  private static func grantYear(
    of due: Int16, orderedIn year: Int16, _ workspace: borrowing BudgetWorkspace
  ) -> Int16 {
    var latest: Int16?
    var first: Int16?
    for authority in workspace.authority where authority.due == due {
      if authority.year <= year { latest = max(latest ?? authority.year, authority.year) }
      first = min(first ?? authority.year, authority.year)
    }
    return latest ?? first ?? year
  }

  private static func settleAuthority(
    _ ordered: [Int16: Total], _ facts: BudgetFacts, _ workspace: borrowing BudgetWorkspace,
    _ row: inout BudgetRow, _ answer: inout BudgetAnswer
  ) {
    var granted: [Int16: Total] = [:]
    for authority in workspace.authority where authority.year == facts.year {
      granted[authority.due, default: 0] += authority.granted
    }
    row.authority = granted.map { due, amount in
      CommitmentAuthority(due: Int(due), granted: amount, used: ordered[due] ?? 0)
    }
    row.authority.sort { $0.due < $1.due }
    for (due, amount) in ordered where granted[due] == nil && amount > 0 {
      let money = Money(minor: -amount, currency: facts.currency)
      answer.warn(Notice(.authorityExceeded, row.subject, "\(due): \(money)"))
    }
  }
}
