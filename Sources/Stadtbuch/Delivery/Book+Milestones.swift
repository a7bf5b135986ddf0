import Timelines
public import Views
public import Vocabulary

extension Book {
  /// Milestones with their slips and how these came about (C8).
  public func milestones(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ filter: MilestoneFilter = MilestoneFilter()
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let milestones = try MilestonesView(timelines).answer(at: point, filter)
    return Answer(
      asOf: point.asOf, knownAt: known,
      columns: [
        "subject", "project", "title", "gate", "baseline", "firstBaseline", "forecast", "reached",
        "dropped", "slipDays", "slipDaysToFirst", "overdue", "daysOverdue", "owner", "history",
      ], rows: milestones.rows.map(\.object), warnings: milestones.warnings.map(\.description))
  }
}

extension MilestoneRow {
  /// The row with the keys of JSON.
  var object: AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("project", project.map(AnswerValue.text))
    row.append("title", title.map(AnswerValue.text))
    row.append("gate", isGate ? .bool(true) : nil)
    row.append("baseline", .day(baseline))
    row.append("firstBaseline", .day(firstBaseline))
    row.append("forecast", forecast.map(AnswerValue.day))
    row.append("reached", reached.map(AnswerValue.day))
    row.append("dropped", isDropped ? .bool(true) : nil)
    row.append("slipDays", .number(slipDays))
    row.append("slipDaysToFirst", .number(slipDaysToFirst))
    row.append("overdue", .bool(isOverdue))
    row.append("daysOverdue", .number(daysOverdue))
    row.append("owner", owner.map(AnswerValue.text))
    row.append("history", .list(history.map { .object($0.object) }))
    return row
  }
}

extension MilestoneRow.Statement {
  /// The statement with the keys of JSON.
  fileprivate var object: AnswerObject {
    var object = AnswerObject()
    object.append("sequence", .number(sequence))
    object.append("validFrom", .day(validFrom))
    object.append("attribute", .text(attribute))
    object.append("value", value.map(AnswerValue.day))
    object.append("slipDays", .number(slipDays))
    object.append("state", .word(state.rawValue))
    return object
  }
}
