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
    var restated = RestatedValues(IndicatorView(timelines), at: point)
    try timelines.audit(
      at: point, filter, day: { calendar?.day(of: $0) ?? $0.dayInUTC }, progress: progress
    ) { (audited) throws(TimelinesError) in
      count += 1
      if audited.history.reason == nil { unreasoned.append(audited.history.sequence) }
      try rows(try self.row(audited, &restated, withClosing: filter.lateDays != nil))
    }
    answer.columns = [
      "sequence", "type", "subject", "validFrom", "recordedAt", "actor", "reason", "changes",
      "voidedBy", "lagDays",
    ]
    if let days = filter.lateDays {
      answer.columns.append("afterClosing")
      answer.beside.append("days", .number(days))
    }
    answer.columns += ["approvedBy", "given", "rejected", "approval"]
    if filter.corrections { answer.columns += Book.correctionColumns }
    if filter.corrections {
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
    _ audited: AuditRow, _ restated: inout RestatedValues, withClosing: Bool
  ) throws(TimelinesError) -> AnswerObject {
    let event = audited.history
    var row = AnswerObject(event, on: event.on.map { "event/\($0)" } ?? event.subject)
    row.append("lagDays", .number(audited.lagDays))
    if withClosing { row.append("afterClosing", .bool(audited.isAfterClosing)) }
    row.append("approvedBy", audited.approvedBy.map(AnswerValue.text))
    for (name, people) in [("given", audited.given), ("rejected", audited.rejected)]
    where !people.isEmpty {
      row.append(name, .list(people.map(AnswerValue.text)))
    }
    if audited.approval != .none { row.append("approval", .word(audited.approval.rawValue)) }
    if let correction = audited.correction { try add(correction, of: event, &restated, to: &row) }
    return row
  }
}
