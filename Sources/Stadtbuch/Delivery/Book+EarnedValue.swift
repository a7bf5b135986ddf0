import Timelines
import Views
public import Vocabulary

extension Book {
  /// Earned value of each project of the portfolio and of all that have the figures (C9).
  /// `language` is that of the reasons and notes in the rows.
  public func earnedValue(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, in language: Language = .en
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let earned = try EarnedValueView(timelines).answer(at: point)
    var answer = Answer(asOf: point.asOf, knownAt: known)
    let money = ["bac", "pv", "ac", "ev", "sv", "cv"]
    let estimates = ["eac", "etc", "vac"]
    answer.columns =
      ["subject", "baseline", "progress", "progressEntered"] + Book.moneyColumns(money)
      + ["spi", "cpi"] + Book.moneyColumns(estimates) + ["tcpi", "na", "warnings"]
    answer.rows = earned.rows.map { $0.object(earned.currency, language) }
    answer.beside.append("portfolio", .object(earned.portfolioObject(language)))
    answer.warnings = earned.warnings.map(\.description)
    return answer
  }

  private static func moneyColumns(_ names: [String]) -> [String] {
    names.flatMap { ["\($0).amount", "\($0).currency"] }
  }
}

extension EarnedValueRow {
  /// The row with the keys of JSON.
  fileprivate func object(_ currency: Currency, _ language: Language) -> AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("baseline", baseline.map(AnswerValue.integer))
    row.append("progress", progress.map(AnswerValue.integer))
    row.append("progressEntered", enteredProgress.map(AnswerValue.integer))
    figures?.append(to: &row, currency)
    row.append("na", missing.reason(language))
    row.append("warnings", AnswerValue.some(warnings.map { $0.text(in: language) }))
    return row
  }
}

extension EarnedValueAnswer {
  /// The sums with the keys of JSON, and whose they are.
  fileprivate func portfolioObject(_ language: Language) -> AnswerObject {
    var object = AnswerObject()
    object.append("includes", .all(included.map(\.subject)))
    object.append("leftOut", .all(leftOut.map(\.subject)))
    guard let portfolio else {
      object.append("na", [EarnedValueGap.noProject].reason(language))
      return object
    }
    portfolio.append(to: &object, currency)
    object.append("na", portfolio.missing.reason(language))
    return object
  }
}

extension EarnedValueFigures {
  fileprivate func append(to object: inout AnswerObject, _ currency: Currency) {
    func money(_ minor: Total?) -> AnswerValue? {
      minor.map { .money(Money(minor: $0, currency: currency)) }
    }
    func ratio(_ index: EarnedValueIndex?) -> AnswerValue? {
      index.map { .text($0.description) }
    }
    object.append("bac", money(bac))
    object.append("pv", money(pv))
    object.append("ac", money(ac))
    object.append("ev", money(ev))
    object.append("sv", money(sv))
    object.append("cv", money(cv))
    object.append("spi", ratio(spi))
    object.append("cpi", ratio(cpi))
    object.append("eac", money(eac))
    object.append("etc", money(etc))
    object.append("vac", money(vac))
    object.append("tcpi", ratio(tcpi))
  }
}

extension [EarnedValueGap] {
  /// The reasons in one text; nothing where nothing is missing.
  fileprivate func reason(_ language: Language) -> AnswerValue? {
    isEmpty ? nil : .text(map { $0.text(in: language) }.joined(separator: "; "))
  }
}
