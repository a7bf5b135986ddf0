public import Stadtbuch

extension Engine {
  /// The answer of a view, as tests ask for it.
  public func answer<V: View>(
    _ view: V.Type, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    organisationDay: Day? = nil, language: Language = .en, _ choice: V.Choice = V.usual
  ) throws -> Answer {
    try answer(
      view, choice,
      at: AskedPoint(
        asOf: asOf, knownAt: knownAt, organisationDay: organisationDay, language: language))
  }
}

/// Questions that many tests ask, in short.
extension Engine {
  /// The budget of a year.
  public func budget(
    year: Int, by grouping: BudgetGrouping? = nil, asOf: Day? = nil,
    knownAt: KnownAtRequest = .head, organisation: PortfolioOptions.Organisation = .then
  ) throws -> Answer {
    var day: Day?
    if case .on(let other) = organisation { day = other }
    return try answer(
      Budget.self, asOf: asOf, knownAt: knownAt, organisationDay: day,
      BudgetChoice(year: year, by: grouping))
  }

  /// What is funded.
  public func funding(
    gapsOnly: Bool = false, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try answer(Funding.self, asOf: asOf, knownAt: knownAt, FundingChoice(gapsOnly: gapsOnly))
  }

  /// The grants.
  public func grants(asOf: Day? = nil, knownAt: KnownAtRequest = .head) throws -> Answer {
    try answer(Grants.self, asOf: asOf, knownAt: knownAt)
  }

  /// Nil where there is no such grant.
  public func vouchers(
    of grant: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer? {
    let found = try answer(Vouchers.self, asOf: asOf, knownAt: knownAt, SubjectChoice(grant))
    return found.beside.isEmpty ? nil : found
  }

  /// What holds about a subject.
  public func show(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try answer(Show.self, asOf: asOf, knownAt: knownAt, SubjectChoice(subject))
  }

  /// The events on a subject.
  public func history(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try answer(History.self, asOf: asOf, knownAt: knownAt, SubjectChoice(subject))
  }

  /// The trail of events.
  public func audit(
    _ filter: AuditFilter, reason: String? = nil, asOf: Day? = nil,
    knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    var choice = AuditChoice()
    choice.filter = filter
    choice.reason = reason
    return try answer(Audit.self, asOf: asOf, knownAt: knownAt, choice)
  }

  /// What makes a figure.
  public func explain(
    _ subject: String, _ attribute: String?, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    period: Period? = nil, year: Int? = nil, language: Language = .en
  ) throws -> Answer {
    try answer(
      Explain.self, asOf: asOf, knownAt: knownAt, language: language,
      ExplainChoice(subject, attribute, period: period, year: year))
  }

  /// What differs in attributes.
  public func changes(
    from: PointRequest, to: PointRequest, in language: Language = .en
  ) throws -> Answer {
    try answer(Changes.self, language: language, ChangesChoice(from: from, to: to))
  }

  /// What differs in rows of the portfolio.
  public func rowChanges(
    from: PointRequest, to: PointRequest, in language: Language = .en
  ) throws -> Answer {
    try answer(
      Changes.self, language: language, ChangesChoice(from: from, to: to, rows: true))
  }
}
