import Timelines
public import Views
public import Vocabulary

extension Book {
  /// The budget of a fiscal year at a point, by project, measure and budget line, or in groups.
  ///
  /// - Parameters:
  ///   - year: the fiscal year, whichever day is asked for.
  ///   - grouping: by what rows are put together; nil gives each its own row.
  public func budget(
    year: Int, by grouping: BudgetGrouping? = nil, asOf: Day? = nil,
    knownAt: KnownAtRequest = .head, organisation: PortfolioOptions.Organisation = .then
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let budget = try BudgetView(timelines).answer(
      at: point, year: year, organisation: organisation)
    var answer = Answer(asOf: point.asOf, knownAt: known)
    answer.warnings = budget.warnings.map(\.description)
    let writer = BudgetWriter(currency: budget.currency, isClosed: budget.isClosed)
    answer.beside.append("year", .number(year))
    answer.beside.append("closed", .bool(budget.isClosed))
    answer.beside.append(
      "total", .object(budget.rows.isEmpty ? AnswerObject() : writer.object(budget.total)))
    if let grouping {
      answer.columns =
        ["group.\(grouping.rawValue)"] + (grouping == .source ? [] : ["group.ended"])
        + BudgetWriter.columns
      answer.rows = budget.groups(by: grouping).map { writer.object($0, grouping) }
    } else {
      answer.columns = ["subject"] + BudgetWriter.columns + ["authority"]
      answer.rows = budget.rows.map { writer.object($0) }
    }
    return answer
  }
}

/// Writes a year's figures as objects: what is always given, and what a booking contributes to.
struct BudgetWriter {
  let currency: Currency
  let isClosed: Bool

  /// The components that stand before and after what is derived from them.
  private static let before: [(String, BudgetComponent)] = [
    ("appropriation", .appropriation), ("supplementary", .supplementary),
    ("overPlan", .overPlan), ("offPlan", .offPlan), ("carriedIn", .carriedIn),
    ("carriedOut", .carriedOut), ("transferredIn", .transferredIn),
    ("transferredOut", .transferredOut),
  ]
  private static let shown: [(String, BudgetComponent)] = [
    ("requested", .requested), ("draft", .draft), ("mediumTerm", .mediumTerm),
    ("result", .result),
  ]
  private static let revenue: [(String, BudgetComponent)] = [
    ("planned", .revenuePlanned), ("requested", .revenueRequested), ("draft", .revenueDraft),
    ("mediumTerm", .revenueMediumTerm), ("result", .revenueResult), ("received", .received),
  ]
  private static let bound: [(String, BudgetComponent)] = [
    ("blocked", .blocked), ("committed", .committed), ("spent", .spent), ("forecast", .forecast),
  ]

  /// What became of a closed year: rest = lapsed − overCarried − overspent.
  private static let lapse: [(String, BudgetComponent)] = [
    ("lapsed", .lapsed), ("overCarried", .overCarried), ("overspent", .overspent),
  ]

  /// The columns of figures as CSV.
  static let columns: [String] =
    (before.map(\.0)
    + ["authorised", "blocked", "committed", "spent", "available", "rest"] + lapse.map(\.0)
    + ["stranded", "forecast", "deviation"] + shown.map(\.0) + revenue.map { "revenue.\($0.0)" })
    .flatMap { ["\($0).amount", "\($0).currency"] }

  /// A row.
  func object(_ row: BudgetRow) -> AnswerObject {
    var object = AnswerObject()
    object.append("subject", .text(row.subject))
    append(row.sums, to: &object)
    if !row.openCommitments.isEmpty {
      var open = AnswerObject()
      // A key in two currencies shows the ledger's.
      for commitment in row.openCommitments
      where open[commitment.key] == nil || commitment.money.currency == currency {
        open[commitment.key] = .money(commitment.money)
      }
      object.append("openCommitments", .object(open))
    }
    if !row.authority.isEmpty {
      object.append(
        "authority",
        .list(
          row.authority.map { authority in
            var object = AnswerObject()
            object.append("due", .number(authority.due))
            object.append("granted", money(authority.granted))
            object.append("used", money(authority.used))
            object.append("free", money(authority.free))
            return .object(object)
          }))
    }
    appendOthers(row.sums, to: &object)
    return object
  }

  /// A group.
  func object(_ group: BudgetGroup, _ grouping: BudgetGrouping) -> AnswerObject {
    var name = AnswerObject()
    if group.isEnded { name.append("ended", .bool(true)) }
    name.append(grouping.rawValue, group.name.map(AnswerValue.text))
    var object = AnswerObject()
    object.append("group", .object(name))
    append(group.sums, to: &object)
    appendOthers(group.sums, to: &object)
    return object
  }

  /// Sums alone.
  func object(_ sums: BudgetSums) -> AnswerObject {
    var object = AnswerObject()
    append(sums, to: &object)
    appendOthers(sums, to: &object)
    return object
  }

  private func append(_ sums: BudgetSums, to object: inout AnswerObject) {
    let figures = sums.figures
    append(BudgetWriter.before, figures, to: &object)
    object.append("authorised", money(figures.authorised))
    object.append("blocked", money(figures[.blocked]))
    object.append("committed", money(figures[.committed]))
    object.append("spent", money(figures[.spent]))
    object.append("available", money(figures.available))
    object.append("rest", money(figures.rest))
    if isClosed {
      append(BudgetWriter.lapse, figures, to: &object)
      if figures[.committed] != 0 { object.append("stranded", money(figures[.committed])) }
    }
    if let deviation = figures.deviation {
      object.append("forecast", money(figures[.forecast]))
      object.append("deviation", money(deviation))
    }
    append(BudgetWriter.shown, figures, to: &object)
    var revenue = AnswerObject()
    append(BudgetWriter.revenue, figures, to: &revenue)
    if !revenue.isEmpty { object.append("revenue", .object(revenue)) }
  }

  private func append(
    _ components: [(String, BudgetComponent)], _ figures: BudgetFigures,
    to object: inout AnswerObject
  ) {
    for (name, component) in components where figures.has(component) {
      object.append(name, money(figures[component]))
    }
  }

  /// What is in other currencies, by key and currency.
  private func appendOthers(_ sums: BudgetSums, to object: inout AnswerObject) {
    guard !sums.others.isEmpty else { return }
    var others = AnswerObject()
    let revenue = BudgetWriter.revenue.map { ("revenue.\($0.0)", $0.1) }
    for (name, component) in BudgetWriter.before + BudgetWriter.bound + BudgetWriter.shown
      + revenue
    {
      var amounts = AnswerObject()
      for other in sums.others where other.figures.has(component) {
        let money = Money(minor: other.figures[component], currency: other.currency)
        amounts.append(other.currency.description, .text(money.amount))
      }
      if !amounts.isEmpty { others.append(name, .object(amounts)) }
    }
    object.append("otherCurrencies", .object(others))
  }

  private func money(_ minor: Total) -> AnswerValue {
    .money(Money(minor: minor, currency: currency))
  }
}
