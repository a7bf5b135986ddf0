public import Timelines
import Vocabulary

/// What becomes of grants: what is used, what lies too long, what is due and what goes back.
public struct GrantView: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  private let pool: WorkspacePool

  /// The grants of these timelines.
  public init(_ timelines: Timelines) { self.init(timelines, WorkspacePool()) }

  init(_ timelines: Timelines, _ pool: WorkspacePool) {
    self.timelines = timelines
    self.pool = pool
  }

  /// The grants that are approved and not refused at a point.
  public func answer(at point: Point) throws(TimelinesError) -> GrantAnswer {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) { (reading) throws(TimelinesError) -> GrantAnswer in
        var answer = GrantAnswer(point: point)
        let entities = try reading.entities(ofKind: "grant")
        guard !entities.isEmpty else { return answer }
        let sources = try GrantReader.sourcesByGrant(reading, &workspace.state)
        for entity in entities {
          guard var terms = try GrantReader.terms(of: entity, reading, &workspace.state)
          else { continue }
          terms.sources = sources[entity.name] ?? []
          var row = GrantRow(terms: terms)
          let notice = try GrantNotice(reading, workspace.state, terms.currency)
          let bookings = try GrantReader.bookings(of: entity, terms, reading)
          try fill(&row, notice, bookings, reading, &workspace)
          warn(row, bookings, &answer)
          answer.rows.append(row)
        }
        return answer
      }
    }
  }

  private func fill(
    _ row: inout GrantRow, _ notice: GrantNotice, _ bookings: [GrantBooking],
    _ reading: borrowing Reading, _ workspace: inout Workspace
  ) throws(TimelinesError) {
    let terms = row.terms
    let own = bookings.filter { $0.money.currency == terms.currency }
    let counted = own.filter(\.isCounted)
    row.reference = notice.reference
    row.eligible = counted.reduce(0) { $0 + $1.money.minor }
    row.flaggedOutside = own.filter { $0.isFlagged && !$0.isCounted }
    row.notEligible = own.filter { !$0.isFlagged }
    let day = reading.point.asOf
    row.used = try used(terms, counted, by: nil, reading, &workspace)
    row.spentShare = terms.spentShare(eligible: row.eligible)
    row.lines = notice.lines.map { line in
      let eligible = counted.reduce(0) { $0 + ($1.line == line.code ? $1.money.minor : 0) }
      return GrantRow.Line(
        code: line.code, amount: line.amount, eligible: eligible,
        limit: GrantTerms.limit(line.amount, overrun: notice.lineOverrun))
    }
    row.drawdowns = notice.drawdowns
    var before: Total = 0
    for index in row.drawdowns.indices {
      row.drawdowns[index].used = row.drawdowns[index].share(of: row.used, after: before)
      if let useBy = row.drawdowns[index].useBy, useBy < .last {
        let inTime = row.drawdowns[index].share(
          of: try used(terms, counted, by: useBy, reading, &workspace), after: before)
        row.drawdowns[index].usedLate = max(0, row.drawdowns[index].used - inTime)
      }
      before += row.drawdowns[index].amount
    }
    (row.requested, row.reclaimed, row.repaid) =
      (notice.requested, notice.reclaimed, notice.repaid)
    row.nextProof = notice.nextProof
    row.reclaimable = reclaimable(row, notice, on: day)
  }

  /// What the grant pays of the vouchers that were paid by a day, all where it is nil.
  private func used(
    _ terms: GrantTerms, _ counted: [GrantBooking], by day: Day?, _ reading: borrowing Reading,
    _ workspace: inout Workspace
  ) throws(TimelinesError) -> Total {
    let paid = counted.filter { booking in day.map { booking.day <= $0 } ?? true }
    let revenue =
      terms.form == "deficit"
      ? try GrantReader.revenue(terms, by: day ?? reading.point.asOf, reading, &workspace.state) : 0
    return max(
      0, terms.used(eligible: paid.reduce(0) { $0 + $1.money.minor }, revenue: revenue))
  }

  /// What was not used in time, and, once a proof was reviewed, what was received by the end of what
  /// it proves beyond the share of what was accepted.
  private func reclaimable(_ row: GrantRow, _ notice: GrantNotice, on day: Day) -> Total {
    var sum = row.drawdowns.reduce(0) { $0 + ($1.daysOverdue(on: day) == nil ? 0 : $1.unused) }
    if let review = notice.review {
      var received: Total = 0
      for drawdown in row.drawdowns where drawdown.received <= review.until ?? .last {
        received += drawdown.amount
      }
      sum += row.terms.excess(received: received, accepted: review.accepted)
    }
    return sum
  }

  private func warn(
    _ row: GrantRow, _ bookings: [GrantBooking], _ answer: inout GrantAnswer
  ) {
    let day = answer.point.asOf
    func text(_ minor: Total) -> String {
      Money(minor: minor, currency: row.terms.currency).description
    }
    if row.spentShare == nil {
      answer.warnings.append(Notice(.tooLarge, row.subject, "spentShare"))
    }
    for line in row.lines where line.overLimit > 0 {
      answer.warnings.append(
        Notice(.lineOverrun, row.subject, "\(line.code): \(text(line.overLimit))"))
    }
    for drawdown in row.drawdowns where drawdown.daysOverdue(on: day) != nil {
      answer.warnings.append(
        Notice(
          .drawdownOverdue, row.subject, "\(drawdown.receipt): \(text(drawdown.unused))"))
    }
    if let proof = row.nextProof, proof.due < day {
      answer.warnings.append(
        Notice(.proofOverdue, row.subject, "\(proof.kind): \(proof.due)"))
    }
    let others = Set(bookings.map(\.money.currency)).subtracting([row.terms.currency])
    if !others.isEmpty {
      answer.warnings.append(Notice(otherCurrencies: others, of: row.subject))
    }
  }
}
