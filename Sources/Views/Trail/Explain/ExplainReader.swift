import Timelines
import Vocabulary

/// An event behind a figure, with its subject where that is another than the one asked for.
struct ExplainEntry: Sendable {
  let owner: String?
  let row: ExplainRow
}

/// Reads what makes a figure, and the events behind it.
enum ExplainReader {
  /// What is found.
  struct Answer {
    var rows: [ExplainEntry] = []
    var explanation: Explanation?
    /// Why there is nothing.
    var miss: String?
  }

  static func read(
    _ choice: ExplainChoice, _ frame: Frame
  ) throws(TimelinesError) -> Answer {
    let (subject, attribute) = (choice.subject, choice.attribute)
    var answer = Answer()
    if let attribute { answer.explanation = try explanation(choice, attribute, frame) }
    let explanation = answer.explanation
    let day = Point(
      asOf: explanation?.asOf ?? frame.point.asOf, knownAt: frame.point.knownAt)
    try frame.timelines.read(at: day) { (reading) throws(TimelinesError) in
      if let explanation {
        for basis in explanation.basis {
          guard let entity = try reading.entity(named: basis.subject) else { continue }
          let owner = basis.subject == subject ? nil : basis.subject
          for row in try reading.explain(entity, attributes: basis.attributes)
          where !explanation.omitted.contains(row.sequence) {
            answer.rows.append(ExplainEntry(owner: owner, row: row))
          }
        }
        answer.rows.sort {
          ($0.row.sequence, $0.row.attribute ?? "") < ($1.row.sequence, $1.row.attribute ?? "")
        }
      } else if let entity = try reading.entity(named: subject) {
        for row in try reading.explain(entity, names: [attribute].compactMap { $0 }) {
          answer.rows.append(ExplainEntry(owner: nil, row: row))
        }
      }
      guard answer.rows.isEmpty else { return }
      answer.miss =
        explanation == nil
        ? try ExplainMiss.why(subject, attribute, choice.year, reading)
        : ExplainMiss.nothing(subject, attribute ?? "", choice.year)
    }
    return answer
  }

  /// What explains a key of a row of the subject; nil where it is no such key, or there is no row.
  private static func explanation(
    _ choice: ExplainChoice, _ key: String, _ frame: Frame
  ) throws(TimelinesError) -> Explanation? {
    let (subject, point) = (choice.subject, frame.point)
    if let year = choice.year {
      guard let key = BudgetKey(rawValue: key) else { return nil }
      return try frame.readers.budget.explanation(of: subject, key, year: year, at: point)
    }
    switch subject.prefix(while: { $0 != "/" }) {
    case "project":
      guard let key = PortfolioKey(rawValue: key) ?? PortfolioKey(funding: key) else { return nil }
      return try frame.readers.portfolio.explanation(of: subject, key, at: point)
    case "indicator":
      guard let key = IndicatorKey(rawValue: key) else { return nil }
      return try frame.readers.indicators.explanation(
        of: subject, key, period: choice.period, at: point)
    case "grant":
      guard let key = GrantKey(rawValue: key) else { return nil }
      return try frame.readers.grants.explanation(of: subject, key, at: point)
    default: return nil
    }
  }
}
