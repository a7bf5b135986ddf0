package import Stadtbuch
package import Views
package import Vocabulary

/// What became of imported files, a row each, with what people read below.
package struct ImportAnswer {
  private let reports: [ImportReport]
  /// The columns of a report.
  package let columns: [Column<ImportReport>]
  /// What stands beside the reports.
  package let figures: [ColumnHead]
  /// What the answer is called.
  package let title: Label

  /// The answer about reports, of a dry run or not.
  package init(_ reports: [ImportReport], isDry: Bool) {
    self.reports = reports
    title = isDry ? .dryRun : .imported
    columns = ImportAnswer.columns(isDry: isDry)
    let files = reports.count > 1 ? [ColumnHead("file", .file, .text)] : []
    figures = [
      ColumnHead("refusedRows", .refused, .rows(files + ImportAnswer.refused)).forPeople,
      ColumnHead("planned", .events, .rows(files + PlannedRows.columns)).forPeople,
    ]
  }

  /// What stands beside the reports, in values.
  package var closing: Closing {
    var closing = Closing()
    closing.remarks = reports.flatMap(\.warnings)
    closing.figures["refusedRows"] = list(\.refused)
    closing.figures["planned"] = list { PlannedRows.rows($0.planned) }
    return closing
  }

  /// The answer as JSON.
  package func json(of engine: Engine, _ language: Language) throws -> [UInt8] {
    let head = AnswerHead(
      title, columns.map(\.head), figures: figures, asOf: engine.today,
      knownAt: try engine.knownAt(.head))
    var format = JSONFormat(head, language)
    for report in reports { try format.take(AnyRow(report, columns)) }
    var json: [UInt8] = []
    try format.write(closing) { json += $0 }
    return json
  }

  private static func columns(isDry: Bool) -> [Column<ImportReport>] {
    let columns: [Column<ImportReport>] = [
      .text("file", .file, \.file), .number("rows", .rows, \.rows),
      .number("accepted", isDry ? .wouldRecord : .recordedAt, \.accepted),
      .number("duplicates", .duplicates, \.duplicates),
      Column("refused", .refused, .list(.object)) { .list($0.refused.map(AnswerValue.object)) }
        .detail,
      .number("firstSequence", .first, \.firstSequence),
      .number("lastSequence", .last, \.lastSequence),
    ]
    guard isDry else { return columns }
    return columns + [
      Column("events", .events, .list(.object)) { .list($0.planned.map(AnswerValue.object)) }
        .detail
    ]
  }

  private static let refused: [ColumnHead] = [
    ColumnHead("row", .row, .integer), ColumnHead("column", .column, .text),
    ColumnHead("value", .value, .text).flexible,
    ColumnHead("why", .reason, .text),
  ]

  /// What is said of all files, each with the name of its file.
  private func list(_ rows: (ImportReport) -> [AnswerObject]) -> AnswerValue {
    .list(
      reports.flatMap { report in
        rows(report).map { row in
          var row = row
          row["file"] = .text(report.file)
          return .object(row)
        }
      })
  }
}
