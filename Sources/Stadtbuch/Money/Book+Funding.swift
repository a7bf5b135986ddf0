import Timelines
import Views
public import Vocabulary

extension Book {
  /// Need, secured money and gap of each project at a point; beside them what ended projects have,
  /// and the total of both.
  ///
  /// - Parameter gapsOnly: only projects that lack something, and their total; the sum of gaps is
  ///   the same.
  public func funding(
    gapsOnly: Bool = false, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let funding = try FundingView(timelines).answer(
      at: Point(asOf: asOf ?? today, knownAt: known.sequence))
    return answer(gapsOnly ? funding.withGaps : funding, known)
  }

  /// All projects, and those that lack something, from one look.
  func fundingWithGaps(
    asOf: Day, knownAt: KnownAtRequest
  ) throws -> (all: Answer, gaps: Answer) {
    let known = try self.knownAt(knownAt)
    let funding = try FundingView(timelines).answer(
      at: Point(asOf: asOf, knownAt: known.sequence))
    return (answer(funding, known), answer(funding.withGaps, known))
  }

  private func answer(_ funding: FundingAnswer, _ known: KnownAt) -> Answer {
    var answer = Answer(asOf: funding.point.asOf, knownAt: known)
    answer.columns = Book.moneyColumns(["need", "secured", "gap"], before: ["subject"])
    answer.columns += ["securedParts", "asserted", "derived", "conflict"]
    answer.warnings = funding.warnings.map(\.description)
    func money(_ minor: Total) -> AnswerValue {
      .money(Money(minor: minor, currency: funding.currency))
    }
    answer.beside.append("ended", .object(AnswerObject(ended: funding.endedTotal)))
    answer.beside.append("total", .object(AnswerObject(total: funding.total, withLights: false)))
    answer.beside.append("sumOfGaps", money(funding.sumOfGaps))
    for row in funding.rows {
      var object = AnswerObject()
      object.append("subject", .text(row.subject))
      object.append("need", row.need.map(money))
      object.append("secured", money(row.secured))
      object.append(
        "securedParts",
        .list(
          row.parts.map { part in
            var object = AnswerObject()
            object.append("of", .text(part.of))
            object.append("amount", money(part.amount))
            return .object(object)
          }))
      object.append("gap", row.gap.map(money))
      object.append("asserted", row.asserted.map(AnswerValue.word))
      object.append("derived", .word(row.derived.rawValue))
      object.append("conflict", .bool(row.hasConflict))
      if !row.otherNeeds.isEmpty {
        var amounts = AnswerObject()
        for money in row.otherNeeds {
          amounts.append(money.currency.description, .text(money.amount))
        }
        var others = AnswerObject()
        others.append("need", .object(amounts))
        object.append("otherCurrencies", .object(others))
      }
      answer.rows.append(object)
    }
    return answer
  }

  /// Columns of money, each with its currency, after others.
  static func moneyColumns(_ names: [String], before: [String] = []) -> [String] {
    before + names.flatMap { ["\($0).amount", "\($0).currency"] }
  }
}
