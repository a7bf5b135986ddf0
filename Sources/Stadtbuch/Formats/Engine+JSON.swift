import LMDB
import Timelines
public import Views
import Vocabulary

extension Engine {
  /// The answer of a view as JSON: the bytes that its command prints.
  public func json<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, at asked: AskedPoint = AskedPoint(),
    _ rows: RowChoice = RowChoice()
  ) throws -> [UInt8] {
    var json: [UInt8] = []
    try write(view, choice, at: asked, rows, as: { JSONFormat($0, asked.language) }) { json += $0 }
    return json
  }

  /// Makes the rows of a view, then writes the answer in a format, block by block. No transaction is
  /// open while it is written.
  func write<V: View, Format: AnswerFormat & ~Copyable>(
    _ view: V.Type, _ choice: V.Choice, at asked: AskedPoint, _ rows: RowChoice,
    until isCancelled: @escaping @Sendable () -> Bool = { false },
    as make: (AnswerHead) -> Format, _ emit: ([UInt8]) throws -> Void
  ) throws {
    let first = try V.shape(choice)
    var (frame, known) = try frame(asked, of: first)
    frame.isCancelled = isCancelled
    let shape = try rows.applied(to: frame.seen(first), currency: frame.currency)
    var format = make(
      AnswerHead(
        title: V.about.title, empty: V.about.empty, shape: shape, asOf: frame.point.asOf,
        knownAt: known, currency: frame.currency, audience: audience,
        shown: try rows.shown(in: shape.columns)))
    let closing = try run(shape, frame, known) { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
    try format.write(closing, emit)
  }
}
