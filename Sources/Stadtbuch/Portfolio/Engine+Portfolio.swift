import Timelines
public import Views
public import Vocabulary

extension Engine {
  /// The portfolio at a point.
  public func portfolio(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ options: PortfolioOptions = PortfolioOptions()
  ) throws -> (answer: PortfolioAnswer, knownAt: KnownAt) {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    return (try readers.portfolio.answer(at: point, options), known)
  }
}

extension PortfolioAnswer {
  /// The columns of the rows.
  static let columns = Portfolio.shapes[0].columns.filter { $0.role == .data }.map(\.key)

  /// The rows as objects.
  var objects: [AnswerObject] { rows.map { AnswerObject($0) } }
}
