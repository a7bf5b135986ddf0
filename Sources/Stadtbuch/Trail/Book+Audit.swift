import Ledger
public import Timelines
public import Vocabulary

extension Book {
  /// The trail over all events known, whatever the day, in the order of the log.
  ///
  /// - Parameters:
  ///   - reason: why a person's events are looked at; needed with ``AuditFilter/actor``, and
  ///     noted before anything is shown.
  ///   - progress: is told the last event looked at.
  public func audit(
    _ filter: AuditFilter, reason: String? = nil, asOf: Day? = nil,
    knownAt: KnownAtRequest = .head, progress: (UInt64) -> Void = { _ in }, rows: RowSink
  ) throws -> Answer {
    if filter.actor != nil, reason?.isEmpty ?? true {
      throw LedgerError(
        .notPermitted, "choosing by actor evaluates a person's work: it needs a reason")
    }
    var calendar = CivilCalendar(timeZone: ledger.identity.timeZone)
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    let point = Point(asOf: answer.asOf, knownAt: answer.knownAt.sequence)
    var count = 0
    var unreasoned: [UInt64] = []
    try timelines.audit(
      at: point, filter, day: { calendar?.day(of: $0) ?? $0.dayInUTC }, progress: progress
    ) { (audited) throws(TimelinesError) in
      count += 1
      if audited.history.reason == nil { unreasoned.append(audited.history.sequence) }
      let row: AnswerObject
      do throws(LedgerError) { row = try self.row(audited, filter) } catch {
        throw TimelinesError(error)
      }
      try rows(row)
    }
    answer.columns = [
      "sequence", "type", "subject", "validFrom", "recordedAt", "actor", "reason", "changes",
      "voidedBy", "lagDays",
    ]
    if let days = filter.lateDays {
      answer.columns += ["afterClosing", "approvedBy"]
      answer.beside.append("days", .number(days))
    }
    if filter.corrections {
      answer.columns += ["original", "originalType", "reverses", "entity", "inForce"]
      answer.columns += ["effect.amount", "effect.currency"]
      answer.beside.append("withoutReason", .list(unreasoned.map { .number($0) }))
    }
    if let actor = filter.actor, let reason {
      try noteLook(at: actor, reason: reason, knownAt: answer.knownAt, events: count)
    }
    return answer
  }

  /// The same with its rows, for few.
  public func audit(
    _ filter: AuditFilter, reason: String? = nil, asOf: Day? = nil,
    knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try Answer.collecting { rows in
      try audit(filter, reason: reason, asOf: asOf, knownAt: knownAt, rows: rows)
    }
  }

  private func row(
    _ audited: AuditRow, _ filter: AuditFilter
  ) throws(LedgerError) -> AnswerObject {
    let event = audited.history
    var row = AnswerObject(event, on: event.on.map { "event/\($0)" } ?? event.subject)
    row.append("lagDays", .number(audited.lagDays))
    if filter.lateDays != nil {
      row.append("afterClosing", .bool(audited.isAfterClosing))
      row.append("approvedBy", audited.approvedBy.map(AnswerValue.text))
    }
    if filter.corrections {
      row.append(
        correction: audited, currency: Currency(ledger.identity.currency) ?? .eur)
      try addData(to: &row)
    }
    return row
  }

  /// Gives a correction the data before and after.
  private func addData(to row: inout AnswerObject) throws(LedgerError) {
    guard case .integer(let original)? = row["original"],
      case .integer(let sequence)? = row["sequence"], row["type"] == .text("event.corrected")
    else { return }
    row.append("before", .object(try target(UInt64(clamping: original)).data))
    row.append("after", .object(try target(UInt64(clamping: sequence)).data))
  }
}

extension AnswerObject {
  /// What a void, correction or reversal takes back, whether it stands, and what it did to money.
  ///
  /// Money of a correction that changed the currency stands beside the accounting one, never in it.
  fileprivate mutating func append(correction audited: AuditRow, currency: Currency) {
    append("original", audited.original.map { .number($0) })
    append("originalType", audited.originalType.map(AnswerValue.text))
    append("reverses", audited.reverses.map(AnswerValue.text))
    append("entity", .text(audited.history.subject))
    append("inForce", .bool(audited.history.voidedBy == nil))
    let main = audited.effect.first { $0.currency == currency } ?? audited.effect.first
    append("effect", main.map(AnswerValue.money))
    let others = audited.effect.filter { $0.currency != main?.currency }
    guard !others.isEmpty else { return }
    var amounts = AnswerObject()
    for money in others { amounts.append(money.currency.description, .text(money.amount)) }
    var effect = AnswerObject()
    effect.append("effect", .object(amounts))
    append("otherCurrencies", .object(effect))
  }
}
