package import Views
import Vocabulary

/// What events would change, for people: a row for each attribute.
package enum PlannedRows {
  /// The columns of ``rows(_:)``.
  package static let columns: [ColumnHead] = [
    ColumnHead("sequence", .event, .integer), ColumnHead("type", .type, .eventType),
    ColumnHead("subject", .subject, .text), ColumnHead("attribute", .attribute, .attribute),
    ColumnHead("before", .before, .any).flexible, ColumnHead("after", .after, .any).flexible,
    ColumnHead("change", .change, .money),
  ]

  /// A row for each attribute that events change; an event that changes none has one of its own. What
  /// an event is stands in its first.
  package static func rows(_ events: [AnswerObject]) -> [AnswerObject] {
    events.flatMap { event -> [AnswerObject] in
      var head = event
      head.remove("changes")
      guard case .list(let changes)? = event["changes"], !changes.isEmpty else { return [head] }
      var rows: [AnswerObject] = []
      for case .object(let change) in changes {
        var row = rows.isEmpty ? head : AnswerObject()
        for (name, value) in change.members { row[name] = value }
        rows.append(row)
      }
      return rows
    }
  }
}
