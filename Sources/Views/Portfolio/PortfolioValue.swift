public import Vocabulary

/// The value of one key of a row.
public enum PortfolioValue: Sendable, Hashable {
  /// A text or subject.
  case text(String)
  /// A word and its place in the vocabulary.
  case word(String, Int)
  /// A date.
  case day(Day)
  /// A period.
  case period(Period)
  /// A whole number.
  case int(Int64)
  /// A decimal.
  case decimal(ExactDecimal)
  /// An amount.
  case money(Money)
  /// A truth.
  case bool(Bool)

  /// Whether `left` comes before `right` by their kind; values of two kinds have no order.
  public static func isBefore(_ left: PortfolioValue, _ right: PortfolioValue) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left.isBefore(right)
    case (.word(_, let left), .word(_, let right)): left < right
    case (.day(let left), .day(let right)): left < right
    case (.period(let left), .period(let right)): left.isBefore(right)
    case (.int(let left), .int(let right)): left < right
    case (.decimal(let left), .decimal(let right)): left < right
    case (.money(let left), .money(let right)): left.minor < right.minor
    case (.bool(let left), .bool(let right)): !left && right
    default: false
    }
  }
}

extension PortfolioRow {
  /// The value of a key; nil where it is not known.
  public subscript(key: PortfolioKey) -> PortfolioValue? {
    switch key {
    case .subject: .text(subject)
    case .title: title.map(PortfolioValue.text)
    case .description: description.map(PortfolioValue.text)
    case .cohort: cohort.map(PortfolioValue.text)
    case .lead: lead.map(PortfolioValue.text)
    case .leadName: leadName.map(PortfolioValue.text)
    case .unit: unit.map(PortfolioValue.text)
    case .department: department.map(PortfolioValue.text)
    case .field: field.map(PortfolioValue.text)
    case .measure: measure.map(PortfolioValue.text)
    case .goal: goal.map(PortfolioValue.text)
    case .kind: word(kind, PortfolioWords.kinds)
    case .status: word(status, PortfolioWords.status)
    case .fundingAsserted: word(assertedFunding, PortfolioWords.asserted)
    case .fundingDerived:
      word(derivedFunding.rawValue, DerivedFunding.allCases.map(\.rawValue))
    case .fundingConflict: .bool(hasFundingConflict)
    case .statusSince: statusSince.map(PortfolioValue.day)
    case .validFrom: validFrom.map(PortfolioValue.day)
    case .baselineStart: baseline.start.map(PortfolioValue.day)
    case .baselineEnd: baseline.end.map(PortfolioValue.day)
    case .forecastStart: forecast.start.map(PortfolioValue.day)
    case .forecastEnd: forecast.end.map(PortfolioValue.day)
    case .score: score.map(PortfolioValue.decimal)
    case .rank: rank.map(PortfolioValue.int)
    case .progress: progress.map(PortfolioValue.int)
    case .version: .int(Int64(clamping: version))
    case .sequence: sequence.map { .int(Int64(clamping: $0)) }
    case .reportPeriod: (report?.period).map(PortfolioValue.period)
    case .reportOverall: word(report?.overall, PortfolioWords.lights)
    case .reportCost: word(report?.cost, PortfolioWords.lights)
    case .reportTime: word(report?.time, PortfolioWords.lights)
    case .reportScope: word(report?.scope, PortfolioWords.lights)
    case .reportBenefit: word(report?.benefit, PortfolioWords.lights)
    case .reportAgeDays: (report?.ageDays).map(PortfolioValue.int)
    case .reportStale: (report?.isStale).map(PortfolioValue.bool)
    case .moneyNeed: amount(money.need)
    case .moneySecured: amount(money.secured)
    case .moneyGap: amount(money.gap)
    case .moneyAppropriated: amount(money.appropriated)
    case .moneyCommitted: amount(money.committed)
    case .moneySpent: amount(money.spent)
    case .moneyForecast: amount(money.forecast)
    }
  }

  private func word(_ word: String?, _ words: [String]) -> PortfolioValue? {
    guard let word else { return nil }
    return .word(word, words.firstIndex(of: word) ?? words.count)
  }

  private func amount(_ minor: Total?) -> PortfolioValue? {
    minor.map { .money(Money(minor: $0, currency: money.currency)) }
  }
}

extension AnswerValue {
  /// The value of a key of a portfolio's row.
  package init(_ value: PortfolioValue, of key: PortfolioKey) {
    switch value {
    case .text(let text):
      switch key {
      case .subject, .lead, .unit, .department, .field, .measure, .goal: self = .subject(text)
      default: self = .text(text)
      }
    case .word(let word, _): self = .word(word)
    case .day(let day): self = .day(day)
    case .period(let period): self = .period(period)
    case .int(let number): self = key == .progress ? .basisPoints(number) : .integer(number)
    case .decimal(let decimal): self = .decimal(decimal)
    case .money(let money): self = .money(money)
    case .bool(let truth): self = .bool(truth)
    }
  }
}
