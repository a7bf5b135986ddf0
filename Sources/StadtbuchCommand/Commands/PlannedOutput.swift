import Presentation
import Stadtbuch

/// Prints what events would change.
enum PlannedOutput {
  /// Writes what a dry run of single events says.
  static func write(_ planned: PlannedEvents, in engine: Engine, _ options: OutputOptions) throws {
    var closing = Closing(remarks: planned.warnings)
    closing.figures["planned"] = .list(PlannedRows.rows(planned.events).map(AnswerValue.object))
    try AnswerWriter(options).write(
      .plannedRecord, planned.events, events, asOf: engine.today,
      knownAt: try engine.knownAt(.head),
      figures: [ColumnHead("planned", .change, .rows(PlannedRows.columns)).forPeople],
      closing: closing)
  }

  /// What an event is; people read what it changes below.
  private static let events: [Column<AnswerObject>] = [
    Column("sequence", .event, .integer) { $0["sequence"] },
    Column("type", .type, .eventType) { $0["type"] },
    Column("subject", .subject, .text) { $0["subject"] },
    Column("changes", .change, .list(.object)) { $0["changes"] }.detail,
    Column("validFrom", .validFrom, .day) { $0["validFrom"] },
  ]
}
