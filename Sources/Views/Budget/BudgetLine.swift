import Vocabulary

/// A line of a budget: a project, measure or budget line of its own, or several put together.
struct BudgetLine: Sendable {
  /// The subject, or what the line is put together by; nil of what belongs nowhere.
  var name: String?
  /// Whether it is the money of merged, split and deregistered projects.
  var isEnded = false
  /// Its sums.
  var sums = BudgetSums()
  /// Orders that are not paid in full.
  var orders: [BudgetRow.OpenCommitment] = []
  /// What may be ordered for later years.
  var authority: [CommitmentAuthority] = []
  /// Whether the year is closed.
  let isClosed: Bool
  /// The ledger's currency.
  let currency: Currency

  init(isClosed: Bool, currency: Currency) {
    self.isClosed = isClosed
    self.currency = currency
  }

  /// Orders by key; a key in two currencies shows the ledger's.
  var openCommitments: AnswerValue? {
    guard !orders.isEmpty else { return nil }
    var open = AnswerObject()
    for order in orders where open[order.key] == nil || order.money.currency == currency {
      open[order.key] = .money(order.money)
    }
    return .object(open)
  }

  /// What is in other currencies, by key and currency.
  var others: AnswerValue? {
    guard !sums.others.isEmpty else { return nil }
    var others = AnswerObject()
    for (name, component) in BudgetLine.components {
      var amounts = AnswerObject()
      for other in sums.others where other.figures.has(component) {
        let money = Money(minor: other.figures[component], currency: other.currency)
        amounts.append(other.currency.description, .text(money.amount))
      }
      if !amounts.isEmpty { others.append(name, .object(amounts)) }
    }
    return .object(others)
  }

  /// The components that may be in other currencies, by their keys.
  private static let components: [(String, BudgetComponent)] = [
    ("appropriation", .appropriation), ("supplementary", .supplementary),
    ("overPlan", .overPlan), ("offPlan", .offPlan), ("carriedIn", .carriedIn),
    ("carriedOut", .carriedOut), ("transferredIn", .transferredIn),
    ("transferredOut", .transferredOut), ("blocked", .blocked), ("committed", .committed),
    ("spent", .spent), ("forecast", .forecast), ("requested", .requested), ("draft", .draft),
    ("mediumTerm", .mediumTerm), ("result", .result), ("revenue.planned", .revenuePlanned),
    ("revenue.requested", .revenueRequested), ("revenue.draft", .revenueDraft),
    ("revenue.mediumTerm", .revenueMediumTerm), ("revenue.result", .revenueResult),
    ("revenue.received", .received),
  ]
}

/// A permission to sign for a later year, with its currency.
struct CommitmentLine: Sendable {
  let authority: CommitmentAuthority
  let currency: Currency

  func money(_ minor: Total) -> Money { Money(minor: minor, currency: currency) }
}

/// What stands beside the lines of a budget.
struct BudgetSummary: Sendable {
  let year: Int
  let isClosed: Bool
  /// The sum of all lines; nil where there are none.
  let total: BudgetLine?
}

extension BudgetAnswer {
  /// The lines of the budget, each by itself or put together.
  func lines(by grouping: BudgetGrouping?) -> [BudgetLine] {
    guard let grouping else {
      return rows.map { row in
        var line = BudgetLine(isClosed: isClosed, currency: currency)
        line.name = row.subject
        line.sums = row.sums
        line.orders = row.openCommitments
        line.authority = row.authority
        return line
      }
    }
    return groups(by: grouping).map { group in
      var line = BudgetLine(isClosed: isClosed, currency: currency)
      line.name = group.name
      line.isEnded = group.isEnded
      line.sums = group.sums
      return line
    }
  }
}
