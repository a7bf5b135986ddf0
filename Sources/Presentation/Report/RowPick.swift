import Stadtbuch
import Views
import Vocabulary

/// Which rows of an answer a table shows, and in what order: those of the first rank, then those of
/// the second and so on. A row stands in the first rank that it meets.
struct RowPick: Sendable {
  /// Rows that belong together.
  struct Rank: Sendable {
    /// What they meet and how they are ordered.
    var rows = RowChoice()
    /// A column in which they have no value.
    var lacking: String?
    /// A column in which they have one.
    var having: String?
  }

  var ranks: [Rank] = [Rank()]
  /// At most so many, the last of them.
  var last: Int?

  /// All rows in the order of the view.
  static let all = RowPick()

  /// Rows of one rank.
  static func rows(_ condition: String? = nil, sort: String? = nil) -> RowPick {
    RowPick(ranks: [.rows(condition, sort: sort)])
  }

  /// Rows of several ranks.
  static func ranks(_ ranks: Rank...) -> RowPick { RowPick(ranks: ranks) }

  /// At most so many rows, the last of them.
  static func last(_ count: Int) -> RowPick { RowPick(last: count) }

  /// The rows of an answer that are shown.
  func rows(of answer: ReportAnswer) throws(ChoiceError) -> [[AnswerValue?]] {
    var rest = answer.rows.indices.map { $0 }
    var shown: [[AnswerValue?]] = []
    for rank in ranks {
      let found = try rank.places(rest, of: answer)
      shown += found.map { answer.rows[$0] }
      let taken = Set(found)
      rest.removeAll { taken.contains($0) }
    }
    return Array(shown.suffix(last ?? shown.count))
  }
}

extension RowPick.Rank {
  /// Rows that meet a condition, in an order.
  static func rows(_ condition: String? = nil, sort: String? = nil) -> RowPick.Rank {
    RowPick.Rank(rows: RowChoice(condition: condition, sort: sort))
  }

  /// Rows that have no value in a column.
  static func lacking(_ key: String) -> RowPick.Rank { RowPick.Rank(lacking: key) }

  /// Rows that have a value in a column.
  static func having(_ key: String) -> RowPick.Rank { RowPick.Rank(having: key) }

  /// The places of those of the rest that belong to it, in its order.
  fileprivate func places(
    _ rest: [Int], of answer: ReportAnswer
  ) throws(ChoiceError) -> [Int] {
    var rest = rest
    if let place = lacking.flatMap(answer.place) {
      rest.removeAll { answer.rows[$0][place] != nil }
    }
    if let place = having.flatMap(answer.place) { rest.removeAll { answer.rows[$0][place] == nil } }
    func chosen(_ rows: RowChoice) throws(ChoiceError) -> [Int] {
      let chosen = try rows.chosen(
        rest.map { answer.rows[$0] }, answer.columns, currency: answer.head.currency)
      return chosen.map { rest[$0] }
    }
    guard answer.isForPublic else { return try chosen(rows) }
    // By what is not published rows are neither chosen nor ordered.
    if lacking.map({ answer.place($0) == nil }) ?? false { return [] }
    if having.map({ answer.place($0) == nil }) ?? false { return [] }
    if let places = try? chosen(rows) { return places }
    return (try? chosen(RowChoice(condition: rows.condition))) ?? []
  }
}
