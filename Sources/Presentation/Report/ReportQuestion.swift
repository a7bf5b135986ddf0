import LMDB
import Stadtbuch
import Views
import Vocabulary

/// A question of a report: a view with its choice, and which of its rows are wanted.
struct ReportQuestion: Sendable {
  private let title: Label
  private let empty: Label
  let shape: @Sendable () throws(ChoiceError) -> Shape
  private let rows: RowChoice
  private let asked: AskedPoint
  /// Whether only what stands beside the rows is of interest.
  var isWithoutRows = false

  /// A question at a point.
  init<V: View>(
    _ view: V.Type, _ choice: V.Choice = V.usual, _ rows: RowChoice = RowChoice(),
    at asked: AskedPoint
  ) {
    title = V.about.title
    empty = V.about.empty
    shape = { () throws(ChoiceError) in try V.shape(choice) }
    self.rows = rows
    self.asked = asked
  }

  /// The answer for whom the engine is seen by; nil where the view, or what is wanted of it, is not
  /// for them.
  func answer(ifFor engine: Engine) throws -> ReportAnswer? {
    do {
      return try answer(of: engine)
    } catch is NotForAudience {
      return nil
    } catch let error as ChoiceError {
      guard engine.audience.level == .public else { throw error }
      return nil
    }
  }

  /// The answer, for whom the engine is seen by.
  ///
  /// Throws: among others ``NotForAudience``, where the view is not for them.
  func answer(of engine: Engine) throws -> ReportAnswer {
    let first = try shape()
    let (frame, known) = try engine.frame(asked, of: first)
    let shape = try rows.applied(to: frame.seen(first), currency: frame.currency)
    let head = AnswerHead(
      title: title, empty: empty, shape: shape, asOf: frame.point.asOf, knownAt: known,
      currency: frame.currency, audience: engine.audience)
    var kept: [[AnswerValue?]] = []
    let places = shape.columns.indices
    let closing = try engine.run(shape, frame, known) { row in
      if !isWithoutRows { kept.append(places.map { row[$0] }) }
    }
    return ReportAnswer(head: head, rows: kept, closing: closing)
  }
}
