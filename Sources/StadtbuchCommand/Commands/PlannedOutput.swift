import Presentation
import Stadtbuch

/// Prints what events would change.
enum PlannedOutput {
  /// Writes what a dry run of single events says.
  static func write(_ planned: PlannedEvents, in book: Book, _ options: OutputOptions) throws {
    var answer = Answer(asOf: book.today, knownAt: try book.knownAt(.head))
    answer.columns = ["sequence", "type", "subject", "changes", "validFrom"]
    answer.rows = planned.events
    answer.warnings = planned.warnings
    let output = Output(options: options)
    var layout = Output.Layout(
      title: .plannedRecord,
      columns: [
        .named("sequence", .event), .named("type", .type), .named("subject", .subject),
        .named("validFrom", .validFrom),
      ])
    // The one event stands above, with the day.
    layout.setTables = try output.lines(
      columns, planned.events.flatMap { rows($0, after: AnswerObject()) })
    try output.write(answer, layout)
  }

  /// The lines of a table with a row for each attribute that changes; an event that changes none has
  /// one of its own.
  static func lines(_ events: [AnswerObject], _ output: Output) throws -> [String] {
    try output.lines(
      [.named("sequence", .event), .named("type", .type)] + columns,
      events.flatMap { event in
        var head = event
        head.remove("changes")
        let rows = rows(event, after: head)
        return rows.isEmpty ? [head] : rows
      })
  }

  private static let columns: [TableColumn] = [
    .named("subject", .subject), .named("attribute", .attribute),
    .named("before", .before, mayShrink: true), .named("after", .after, mayShrink: true),
    .named("change", .change),
  ]

  /// A row for each attribute; what stands in front of the first stands once.
  private static func rows(_ event: AnswerObject, after head: AnswerObject) -> [AnswerObject] {
    guard case .list(let changes)? = event["changes"] else { return [] }
    var rows: [AnswerObject] = []
    for case .object(let change) in changes {
      var row = rows.isEmpty ? head : AnswerObject()
      for (name, value) in change.members { row[name] = value }
      rows.append(row)
    }
    return rows
  }
}
