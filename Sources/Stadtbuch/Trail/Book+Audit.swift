import Ledger
public import Timelines
public import Vocabulary

extension Book {
  /// The trail over all events known, whatever the day.
  public func audit(
    _ filter: AuditFilter, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    var calendar = CivilCalendar(timeZone: ledger.identity.timeZone)
    var answer = try answer(asOf: asOf, knownAt: knownAt) {
      (reading, answer) throws(TimelinesError) in
      let rows = try reading.audit(filter) { calendar?.day(of: $0) ?? $0.dayInUTC }
      answer.rows = rows.map { audited in
        let event = audited.history
        var row = AnswerObject(event, on: event.on.map { "event/\($0)" } ?? event.subject)
        row.append("lagDays", .number(audited.lagDays))
        if filter.lateDays != nil { row.append("afterClosing", .bool(audited.isAfterClosing)) }
        if filter.corrections {
          row.append("original", event.on.map { .number($0) })
          row.append("reverses", audited.reverses.map(AnswerValue.text))
          row.append("entity", .text(event.subject))
          row.append("inForce", .bool(event.voidedBy == nil))
          row.append("effect", Book.effect(event).map(AnswerValue.money))
        }
        return row
      }
    }
    answer.columns = [
      "sequence", "type", "subject", "validFrom", "recordedAt", "actor", "reason", "changes",
      "voidedBy", "lagDays",
    ]
    if filter.lateDays != nil { answer.columns.append("afterClosing") }
    if filter.corrections {
      answer.columns += ["original", "originalType", "reverses", "entity", "inForce"]
      answer.columns += ["effect.amount", "effect.currency", "before", "after"]
      for place in answer.rows.indices { try addOriginal(to: &answer.rows[place]) }
    }
    return answer
  }

  /// Names the type of the event that was taken back, and of a correction the data before and after.
  private func addOriginal(to row: inout AnswerObject) throws(LedgerError) {
    guard case .integer(let original)? = row["original"],
      case .integer(let sequence)? = row["sequence"]
    else { return }
    let before = try target(UInt64(clamping: original))
    row.append("originalType", .text(before.recordedAs))
    guard row["type"] == .text("event.corrected") else { return }
    let after = try target(UInt64(clamping: sequence))
    row.append("before", .object(before.data))
    row.append("after", .object(after.data))
  }

  /// The money that an event moved, added up where it is of one currency.
  private static func effect(_ event: HistoryRow) -> Money? {
    var effect: Money?
    for change in event.changes where change.attribute.hasPrefix("account:") {
      var minor: Int64 = 0
      var currency: Currency?
      for (side, sign) in [(change.before, Int64(-1)), (change.after, 1)] {
        guard let side, case .money(let money) = AnswerValue.json(side).opened else { continue }
        minor += sign * money.minor
        currency = money.currency
      }
      guard let currency, effect == nil || effect?.currency == currency else { continue }
      effect = Money(minor: (effect?.minor ?? 0) + minor, currency: currency)
    }
    return effect
  }
}
