public import Timelines

/// Where a view puts its rows, one by one and in order.
///
/// It never waits for whoever reads them: rows wait in memory and beyond that on disk, so the view
/// runs to its end and its transaction closes before anything is given out. What it throws is about
/// the disk on which they wait.
public typealias RowSink = (AnswerObject) throws(TimelinesError) -> Void

extension Answer {
  /// The answer of a view that gives its rows to a sink, with these rows in it: for whoever knows
  /// that there are few.
  static func collecting(_ view: (RowSink) throws -> Answer) rethrows -> Answer {
    var rows: [AnswerObject] = []
    var answer = try view { (row) throws(TimelinesError) in rows.append(row) }
    answer.rows = rows
    return answer
  }
}
