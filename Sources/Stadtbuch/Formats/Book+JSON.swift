import LMDB
import Timelines
public import Views
import Vocabulary

extension Book {
  /// The answer of a view as JSON: the bytes that its command prints.
  public func json<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, at asked: AskedPoint = AskedPoint(),
    _ rows: RowChoice = RowChoice()
  ) throws -> [UInt8] {
    let first = try V.shape(choice)
    let (frame, known) = try frame(asked, of: first)
    let shape = try rows.applied(to: frame.seen(first), currency: frame.currency)
    var format = JSONFormat(
      AnswerHead(
        title: V.about.title, empty: V.about.empty, shape: shape, asOf: frame.point.asOf,
        knownAt: known, currency: frame.currency, audience: audience,
        shown: try rows.shown(in: shape.columns)), asked.language)
    let closing = try run(shape, frame, known) { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
    var json: [UInt8] = []
    try format.write(closing) { json += $0 }
    return json
  }
}
