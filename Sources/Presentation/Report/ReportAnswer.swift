import LMDB
import Stadtbuch
import Views
import Vocabulary

/// The answer of a view with its rows in memory: several tables of a report are made of it, and its
/// file.
struct ReportAnswer: Sendable {
  let head: AnswerHead
  /// The values of all columns, row by row.
  let rows: [[AnswerValue?]]
  let closing: Closing

  /// What a view answered.
  init(head: AnswerHead, rows: [[AnswerValue?]], closing: Closing) {
    self.head = head
    self.rows = rows
    self.closing = closing
  }

  /// Figures that a report puts together itself, described as those of a view are.
  init<Row>(
    _ title: Label, _ columns: [Column<Row>], _ rows: [Row], at frame: QuarterlyFrame,
    chart: Chart? = nil
  ) {
    var shape = Shape("rows", columns) { (_, _) in Closing() }
    shape.chart = chart
    head = AnswerHead(
      title: title, empty: .nothing, shape: shape, asOf: frame.point.asOf,
      knownAt: frame.shown ?? frame.knownAt,
      currency: frame.currency, audience: frame.audience)
    self.rows = rows.map { row in columns.map { $0.value(row) } }
    closing = Closing()
  }

  /// The columns of its rows.
  var columns: [ColumnHead] { head.shape.columns }

  /// Whether it is for the public, who see of its columns those that are published.
  var isForPublic: Bool { head.audience.level == .public }

  /// The place of a column.
  func place(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }

  /// The values of a column, row by row.
  func values(_ key: String) -> [AnswerValue?] {
    guard let place = place(key) else { return rows.map { _ in nil } }
    return rows.map { $0[place] }
  }

  /// How many rows have a value in a column.
  func count(_ key: String, is value: AnswerValue) -> Int {
    values(key).count { $0 == value }
  }

  /// What stands beside the rows.
  func figure(_ path: String) -> AnswerValue? { closing.figures[path: path] }

  /// A whole number beside the rows; 0 where it is not there.
  func number(_ path: String) -> Int64 {
    if case .integer(let number)? = figure(path) { number } else { 0 }
  }

  /// All rows as comma-separated values: the bytes that the view's command prints.
  func csv() throws -> [UInt8] {
    var format = CSVFormat(head)
    for row in rows { try format.take(AnyRow(row)) }
    var csv: [UInt8] = []
    try format.write(closing) { csv += $0 }
    return csv
  }
}
