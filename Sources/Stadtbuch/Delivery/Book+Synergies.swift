import Timelines
import Views
public import Vocabulary

extension Book {
  /// Synergies that were proposed and what came of them, with the solutions on offer and who re-uses
  /// them beside. With `solutionsOnly` the rows are the solutions.
  public func synergies(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, solutionsOnly: Bool = false
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let synergies = try SynergiesView(timelines).answer(at: point)
    let currency = synergies.currency
    var answer = Answer(
      asOf: point.asOf, knownAt: known, warnings: synergies.warnings.map(\.description))
    let figures = ["planned", "realised"].flatMap { ["\($0).amount", "\($0).currency"] }
    let solutions = synergies.solutions.map { $0.object(currency) }
    guard !solutionsOnly else {
      answer.columns =
        ["subject", "title", "owner", "kind", "licence", "offeredOn", "reuse"] + figures
        + ["hoursPlanned", "hoursRealised"]
      answer.rows = solutions
      return answer
    }
    answer.columns =
      [
        "subject", "title", "kind", "members", "proposedOn", "benefit.amount",
        "benefit.currency", "state", "decidedOn",
      ] + figures + ["hoursPlanned", "hoursRealised"]
    answer.rows = synergies.rows.map { $0.object(currency) }
    answer.beside.append("total", .object(synergies.total))
    answer.beside.append("solutions", .list(solutions.map(AnswerValue.object)))
    answer.beside.append("reuse", .list(synergies.solutions.flatMap(\.reuseList)))
    return answer
  }
}

extension SynergiesAnswer {
  /// How many became what, and what has come of them.
  fileprivate var total: AnswerObject {
    var total = AnswerObject()
    total.append("count", .number(rows.count))
    for state in SynergyState.allCases {
      total.append(state.rawValue, .number(rows.count { $0.state == state }))
    }
    let sums: [(String, [Total])] = [
      (
        "benefit",
        rows.filter { $0.state != .rejected }.compactMap(\.benefit)
          .filter { $0.currency == currency }.map(\.minor)
      ),
      ("benefitRealised", rows.compactMap(\.figures.realised)),
    ]
    for (name, amounts) in sums where !amounts.isEmpty {
      total.append(name, .money(Money(minor: amounts.reduce(0, +), currency: currency)))
    }
    return total
  }
}

extension SynergyRow {
  /// The row with the keys of JSON.
  fileprivate func object(_ currency: Currency) -> AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("title", title.map(AnswerValue.text))
    row.append("kind", kind.map(AnswerValue.word))
    row.append("members", .all(members))
    row.append("proposedOn", .day(proposedOn))
    row.append("benefit", benefit.map(AnswerValue.money))
    row.append("state", .word(state.rawValue))
    row.append("decidedOn", decidedOn.map(AnswerValue.day))
    figures.append(to: &row, currency)
    return row
  }
}

extension SolutionRow {
  /// The row with the keys of JSON.
  fileprivate func object(_ currency: Currency) -> AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("title", title.map(AnswerValue.text))
    row.append("owner", owner.map(AnswerValue.text))
    row.append("kind", kind.map(AnswerValue.text))
    row.append("licence", licence.map(AnswerValue.text))
    row.append("offeredOn", .day(offeredOn))
    let list = reuse.map { reuse -> AnswerValue in
      var object = AnswerObject()
      object.append("by", .text(reuse.by))
      object.append("since", .day(reuse.since))
      object.append("sequence", .number(reuse.sequence))
      return .object(object)
    }
    row.append("reuse", .list(list))
    figures.append(to: &row, currency)
    return row
  }

  /// Each re-use for itself.
  var reuseList: [AnswerValue] {
    reuse.map { reuse in
      var object = AnswerObject()
      object.append("solution", .text(subject))
      object.append("by", .text(reuse.by))
      object.append("since", .day(reuse.since))
      object.append("sequence", .number(reuse.sequence))
      return .object(object)
    }
  }
}

extension BenefitFigures {
  fileprivate func append(to row: inout AnswerObject, _ currency: Currency) {
    row.append("planned", planned.map { .money(Money(minor: $0, currency: currency)) })
    row.append("realised", realised.map { .money(Money(minor: $0, currency: currency)) })
    row.append("hoursPlanned", hoursPlanned.map(AnswerValue.decimal))
    row.append("hoursRealised", hoursRealised.map(AnswerValue.decimal))
  }
}
