import Timelines
public import Views
public import Vocabulary

extension Book {
  /// Obligations to bodies, with their due days and what became of them (C12).
  public func obligations(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ filter: ObligationFilter = ObligationFilter()
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let obligations = try ObligationsView(timelines).answer(at: point, filter)
    return Answer(
      asOf: point.asOf, knownAt: known,
      columns: [
        "subject", "text", "decision", "decisionTitle", "body", "paper", "basis", "due",
        "firstDue", "owner", "fulfilled", "evidence", "daysLate", "daysLateToFirst", "state",
        "measures", "projects",
      ], rows: obligations.rows.map(\.object), warnings: obligations.warnings.map(\.description))
  }
}

extension ObligationRow {
  /// The row with the keys of JSON.
  var object: AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("text", text.map(AnswerValue.text))
    row.append("decision", decision.map(AnswerValue.text))
    row.append("decisionTitle", decisionTitle.map(AnswerValue.text))
    row.append("body", body.map(AnswerValue.text))
    row.append("paper", paper.map(AnswerValue.text))
    row.append("basis", basis.map(AnswerValue.text))
    row.append("due", .day(due))
    row.append("firstDue", .day(firstDue))
    row.append("owner", owner.map(AnswerValue.text))
    row.append("fulfilled", fulfilled.map(AnswerValue.day))
    row.append("evidence", AnswerValue.some(evidence))
    row.append("daysLate", .number(daysLate))
    row.append("daysLateToFirst", .number(daysLateToFirst))
    row.append("state", .word(state.rawValue))
    row.append("measures", AnswerValue.some(measures))
    row.append("projects", AnswerValue.some(projects))
    return row
  }
}

extension AnswerValue {
  /// A list of texts; nothing where there are none.
  static func some(_ texts: [String]) -> AnswerValue? {
    texts.isEmpty ? nil : all(texts)
  }

  /// A list of texts, also an empty one.
  static func all(_ texts: [String]) -> AnswerValue { .list(texts.map(AnswerValue.text)) }
}
