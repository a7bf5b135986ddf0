import Ledger
public import Timelines
public import Vocabulary

extension Book {
  /// The trail over all events known, whatever the day.
  ///
  /// - Parameter reason: why a person's events are looked at; needed with ``AuditFilter/actor``, and
  ///   noted before anything is shown.
  public func audit(
    _ filter: AuditFilter, reason: String? = nil, asOf: Day? = nil,
    knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    if filter.actor != nil, reason?.isEmpty ?? true {
      throw LedgerError(
        .notPermitted, "choosing by actor evaluates a person's work: it needs a reason")
    }
    let currency = Currency(ledger.identity.currency) ?? .eur
    var calendar = CivilCalendar(timeZone: ledger.identity.timeZone)
    var answer = try answer(asOf: asOf, knownAt: knownAt) {
      (reading, answer) throws(TimelinesError) in
      let rows = try reading.audit(filter) { calendar?.day(of: $0) ?? $0.dayInUTC }
      answer.rows = rows.map { audited in
        let event = audited.history
        var row = AnswerObject(event, on: event.on.map { "event/\($0)" } ?? event.subject)
        row.append("lagDays", .number(audited.lagDays))
        if filter.lateDays != nil {
          row.append("afterClosing", .bool(audited.isAfterClosing))
          row.append("approvedBy", audited.approvedBy.map(AnswerValue.text))
        }
        if filter.corrections { row.append(correction: audited, currency: currency) }
        return row
      }
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
      for place in answer.rows.indices { try addData(to: &answer.rows[place]) }
      let unreasoned = answer.rows.filter { $0["reason"] == nil }.compactMap { $0["sequence"] }
      answer.beside.append("withoutReason", .list(unreasoned))
    }
    if let actor = filter.actor, let reason {
      try noteLook(
        at: actor, reason: reason, knownAt: answer.knownAt, events: answer.rows.count)
    }
    return answer
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
