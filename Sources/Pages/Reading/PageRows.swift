import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The rows of a view, as a page shows them: the first ones whole, the others counted.
struct PageRows {
  let view: AnyView
  /// What the view was asked with.
  let given: [(name: String, text: String)]
  let head: AnswerHead
  /// The rows, each with the values of all its columns.
  private(set) var rows: [[AnswerValue?]] = []
  /// How many there are.
  private(set) var count = 0
  private(set) var closing = Closing()
  /// What the subjects in them are called.
  private(set) var names: [String: String] = [:]

  /// So many rows stand on a page at most; the others are in the files beside the title.
  static let rowsMax = 500

  /// Asks a view.
  ///
  /// - Parameters:
  ///   - given: the view's own parameters.
  ///   - choice: which rows, and how.
  ///   - rowsMax: so many are shown.
  /// Throws: why it cannot be asked.
  init(
    _ view: AnyView, _ context: PageContext, given: [(name: String, text: String)] = [],
    choice: RowChoice = RowChoice(), rowsMax: Int = PageRows.rowsMax
  ) throws {
    self.view = view
    self.given = given
    var question = context.question
    question.rows = choice
    var ready = try context.engine.ready(view, try view.shape(given), question)
    ready.frame.isCancelled = context.isCancelled
    context.looks.watch(&ready.frame, context.ask)
    try context.looks.take(ready.shape.noted, context.ask)
    head = ready.head
    let width = head.shape.columns.count
    var (rows, count) = ([[AnswerValue?]](), 0)
    closing = try context.engine.run(ready) { (row) throws(TimelinesError) in
      count += 1
      if count <= rowsMax { rows.append((0..<width).map { row[$0]?.opened }) }
    }
    try context.looks.take(closing.look, context.ask)
    (self.rows, self.count) = (rows, count)
    names = try context.titles(subjects())
  }

  /// The columns.
  var columns: [ColumnHead] { head.shape.columns }

  /// The place of a column.
  func place(_ key: String) -> Int? { columns.firstIndex { $0.key == key } }

  /// The value of a row in a column.
  func value(_ row: [AnswerValue?], _ key: String) -> AnswerValue? {
    place(key).flatMap { row[$0] }
  }

  /// All subjects that the rows name.
  private func subjects() -> [String] {
    var found: Set<String> = []
    func take(_ value: AnswerValue?) {
      switch value {
      case .subject(let subject)?: found.insert(subject)
      case .list(let values)?: values.forEach { take($0.opened) }
      case .object(let object)?: object.members.forEach { take($0.value.opened) }
      default: break
      }
    }
    for row in rows { row.forEach(take) }
    return found.sorted()
  }
}
