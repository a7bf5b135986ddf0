import Stadtbuch
import Views
import Vocabulary

extension ReportAnswer {
  /// So many values of a list within a row are shown.
  private static let valuesMax = 6

  /// The table of rows that stand beside those of the answer; nil where there is no such list.
  ///
  /// - Parameters:
  ///   - file: whose file has all of it.
  ///   - caption: what it shows, where that is said otherwise than by the view.
  func table(
    _ id: String, _ key: String, file: QuarterlyQuestion, caption: Label? = nil
  ) -> ReportTable? {
    guard let head = head.shape.figures.first(where: { $0.key == key }),
      case .rows(let columns) = head.kind
    else { return nil }
    var rows: [[AnswerValue?]] = []
    if case .list(let values)? = figure(key)?.opened {
      for case .object(let row) in values.map(\.opened) {
        rows.append(columns.map { row[path: $0.key]?.first(ReportAnswer.valuesMax) })
      }
    }
    let shown = columns.indices.filter { place in rows.contains { $0[place] != nil } }
    var table = ReportTable(
      id: id, caption: caption ?? head.label, columns: shown.map { columns[$0] },
      rows: rows.map { row in shown.map { row[$0] } })
    table.file = file.rawValue
    return table
  }
}

extension AnswerValue {
  /// The first values of a list, and a sign that there are more.
  fileprivate func first(_ count: Int) -> AnswerValue {
    guard case .list(let values) = opened, values.count > count else { return self }
    return .list(values.prefix(count) + [.subject("…")])
  }
}
