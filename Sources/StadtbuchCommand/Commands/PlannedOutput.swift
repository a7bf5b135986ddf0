import Stadtbuch

/// Prints what events would change.
enum PlannedOutput {
  /// Writes what a dry run of single events says.
  static func write(_ planned: PlannedEvents, in engine: Engine, _ options: OutputOptions) throws {
    var closing = Closing(remarks: planned.warnings)
    closing.figures["planned"] = .list(rows(planned.events).map(AnswerValue.object))
    try AnswerWriter(options).write(
      .plannedRecord, planned.events, events, asOf: engine.today,
      knownAt: try engine.knownAt(.head),
      figures: [ColumnHead("planned", .change, .rows(columns)).forPeople], closing: closing)
  }

  /// What an event is; people read what it changes below.
  private static let events: [Column<AnswerObject>] = [
    Column("sequence", .event, .integer) { $0["sequence"] },
    Column("type", .type, .eventType) { $0["type"] },
    Column("subject", .subject, .text) { $0["subject"] },
    Column("changes", .change, .list(.object)) { $0["changes"] }.detail,
    Column("validFrom", .validFrom, .day) { $0["validFrom"] },
  ]

  /// The columns of ``rows(_:)``.
  static let columns: [ColumnHead] = [
    ColumnHead("sequence", .event, .integer), ColumnHead("type", .type, .eventType),
    ColumnHead("subject", .subject, .text), ColumnHead("attribute", .attribute, .attribute),
    ColumnHead("before", .before, .any).flexible, ColumnHead("after", .after, .any).flexible,
    ColumnHead("change", .change, .money),
  ]

  /// A row for each attribute that events change; an event that changes none has one of its own. What
  /// an event is stands in its first.
  static func rows(_ events: [AnswerObject]) -> [AnswerObject] {
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
