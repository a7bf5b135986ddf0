import Timelines
public import Vocabulary

extension Book {
  /// Everything that holds about a subject: one row per line of the state hash on it.
  public func show(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    let answer = try answer(asOf: asOf, knownAt: knownAt) {
      (reading, answer) throws(TimelinesError) in
      answer.columns = ["attribute", "value", "sequence", "validFrom", "recordedAt"]
      guard let entity = try reading.entity(named: subject) else { return }
      answer.rows = try reading.show(entity).map { shown in
        var row = AnswerObject()
        row.append("attribute", .text(shown.attribute))
        row.append("value", .json(shown.value))
        row.append("sequence", .number(shown.sequence))
        row.append("validFrom", .day(shown.validFrom))
        row.append("recordedAt", .instant(shown.recordedAt))
        return row
      }
    }
    try noteLook(atPerson: subject, answer)
    return answer
  }

  /// Every event on a subject, in order, with what it changed.
  public func history(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head, rows: RowSink
  ) throws -> Answer {
    var count = 0
    let answer = try answer(asOf: asOf, knownAt: knownAt) {
      (reading, answer) throws(TimelinesError) in
      answer.columns = [
        "sequence", "type", "validFrom", "recordedAt", "actor", "reason", "changes", "voidedBy",
      ]
      guard let entity = try reading.entity(named: subject) else { return }
      try reading.history(entity) { (row) throws(TimelinesError) in
        count += 1
        try rows(AnswerObject(row))
      }
    }
    try noteLook(atPerson: subject, answer, count: count)
    return answer
  }
}

extension AnswerValue {
  /// A value in exchange form.
  static func json(_ text: String) -> AnswerValue { .json(Array(text.utf8)) }
}

extension AnswerObject {
  /// The row of an event and what it changed; in the audit with its subject.
  init(_ event: HistoryRow, on subject: String? = nil) {
    self.init()
    append("sequence", .number(event.sequence))
    append("type", .text(event.type))
    append("subject", subject.map(AnswerValue.text))
    append("validFrom", .day(event.validFrom))
    append("recordedAt", .instant(event.recordedAt))
    append("actor", .text(event.actor))
    append("reason", event.reason.map(AnswerValue.text))
    let changes = event.changes.map { change in
      var object = AnswerObject()
      object.append("attribute", .text(change.attribute))
      object.append("before", change.before.map(AnswerValue.json))
      object.append("after", change.after.map(AnswerValue.json))
      return AnswerValue.object(object)
    }
    append("changes", .list(changes))
    append("voidedBy", event.voidedBy.map { .number($0) })
  }
}
