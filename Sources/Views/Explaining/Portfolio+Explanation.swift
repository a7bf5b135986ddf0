public import Timelines
import Vocabulary

extension PortfolioReader {
  /// What makes a key of a project's row at a point; nil where it has no row.
  public func explanation(
    of project: String, _ key: PortfolioKey, at point: Point
  ) throws(TimelinesError) -> Explanation? {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) { (reading) throws(TimelinesError) -> Explanation? in
        guard let entity = try reading.entity(named: project) else { return nil }
        let facts = try PointFacts(
          reading, currency: currency, organisationDay: point.asOf, &workspace)
        var answer = PortfolioAnswer(point: point, currency: currency)
        var cursor = try reading.states()
        try ProjectReader.read(
          entity, reading, &cursor, facts, &workspace, into: &answer)
        guard let row = answer.rows.first ?? answer.ended.first else { return nil }
        let lines = PortfolioReader.lines(workspace.state, currency)
        let (money, names) = (workspace.money, workspace.names)
        let grants = facts.grants[project] ?? []
        var hasDeficit = false
        for grant in grants where grant.hasEnded {
          guard let entity = try reading.entity(named: grant.grant) else { continue }
          try reading.state(of: entity.number, into: &workspace.state)
          hasDeficit = hasDeficit || workspace.state.text(Registers.form) == "deficit"
        }
        let explainer = ProjectExplainer(
          row: row, point: facts, money: money, names: names,
          own: try SubjectFacts(entity, reading),
          context: FoundationContext(
            need: row.needBasis, closed: facts.closed,
            grantSources: Set(grants.flatMap(\.sources)), hasDeficit: hasDeficit), lines: lines)
        return try explainer.explain(key, reading)
      }
    }
  }

  /// The lines of the cost baseline that are in the budget, in the ledger's currency.
  private static func lines(
    _ state: borrowing EntityState, _ currency: Currency
  ) -> [(text: String, amount: Money)] {
    guard let baseline = state.register(DeliveryRegisters.costBaseline) else { return [] }
    var lines: [(text: String, amount: Money)] = []
    state.view(baseline).forEach("lines") { line in
      guard line.bool("inbudget") ?? true, let amount = line.money("amount"),
        amount.currency == currency
      else { return }
      let words = [line.text("period"), line.text("type")].compactMap { $0 }
      lines.append((words.joined(separator: " "), amount))
    }
    return lines
  }
}

extension PortfolioKey {
  /// The key that a row of `funding` calls by a shorter name.
  public init?(funding name: String) {
    switch name {
    case "need": self = .moneyNeed
    case "secured": self = .moneySecured
    case "gap": self = .moneyGap
    case "asserted": self = .fundingAsserted
    case "derived": self = .fundingDerived
    case "conflict": self = .fundingConflict
    default: return nil
    }
  }
}

extension Explanation.Value {
  /// The value of a key of a row.
  init(_ value: PortfolioValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .word(let word, _): self = .word(word)
    case .day(let day): self = .text(day.description)
    case .period(let period): self = .text(period.description)
    case .int(let number): self = .number(number)
    case .decimal(let decimal): self = .decimal(decimal.description)
    case .money(let money): self = .money(money)
    case .bool(let isTrue): self = .truth(isTrue)
    }
  }
}
