public import Timelines
import Vocabulary

/// Explains the figures of one row of a year's budget: what each component adds, source by source.
struct BudgetExplainer {
  let row: BudgetRow
  let year: Int
  let isClosed: Bool
  let currency: Currency
  let own: SubjectFacts
  let period: SubjectFacts?

  func explain(_ key: BudgetKey) -> Explanation {
    let figures = row.sums.figures
    let value = key.value(figures, isClosed: isClosed)
    var explanation = Explanation(
      row.subject, key.rawValue, value.map { .money(Money(minor: $0, currency: currency)) },
      BudgetRules.rule(of: key, isClosed: isClosed))
    guard value != nil else { return explanation }
    if let outcome = key.outcome {
      explanation.parts = outcomes(outcome)
      explanation.add(basis(BudgetKey.rest.terms.map(\.component)))
    } else {
      explanation.parts = key.terms.flatMap(parts)
      if key.terms.count == 1, let direction = key.terms[0].component.direction {
        explanation.omitted = Set(
          own.sequences(direction: -direction) { isOf(key.terms[0].component, $0) })
      }
      explanation.add(basis(key.terms.map(\.component)))
    }
    if isClosed, key.outcome != nil || key == .stranded, let period {
      explanation.add(
        Explanation.Basis(
          subject: period.subject, attributes: period.attributes { $0.isRegister(.closed) }))
      explanation.inputs = [
        Explanation.Figure(attribute: RegisterName.closed.name, value: .truth(true))
      ]
    }
    return explanation
  }

  private func basis(_ components: [BudgetComponent]) -> Explanation.Basis {
    Explanation.Basis(
      subject: row.subject,
      attributes: own.attributes { attribute in components.contains { isOf($0, attribute) } })
  }

  /// What a component adds on each source; a forecast has none.
  private func parts(_ term: BudgetKey.Term) -> [Explanation.Part] {
    let component = term.component
    func part(_ text: Label, _ figures: BudgetFigures, _ source: String?) -> Explanation.Part {
      let amount = term.isTaken ? -figures[component] : figures[component]
      return Explanation.Part(
        kind: "\(component)", text: text, amount: .money(Money(minor: amount, currency: currency)),
        sequences: sequences(component, source))
    }
    if component == .forecast {
      return row.sums.figures.has(component)
        ? [part(BudgetRules.text(of: component, nil), row.sums.figures, nil)] : []
    }
    return row.sources.filter { $0.sums.figures.has(component) }.map { source in
      part(BudgetRules.text(of: component, source.source), source.sums.figures, source.source)
    }
  }

  /// What became of each source, with all that is authorised and spent there.
  private func outcomes(_ component: BudgetComponent) -> [Explanation.Part] {
    row.sources.filter { $0.sums.figures.has(component) }.map { source in
      let events = Set(
        BudgetKey.rest.terms.flatMap { sequences($0.component, source.source) })
      return Explanation.Part(
        kind: "source", text: Label(en: source.source, de: source.source),
        amount: .money(Money(minor: source.sums.figures[component], currency: currency)),
        sequences: events.sorted())
    }
  }

  private func isOf(_ component: BudgetComponent, _ attribute: AttributeName) -> Bool {
    guard component.rests(on: attribute, in: year) else { return false }
    guard attribute.currency.map({ $0 == currency }) ?? true else { return false }
    guard isOfCommitment(attribute) else { return true }
    return commitments(on: nil).contains(attribute.parts.first ?? "")
  }

  /// The events of a component on a source, of all where it is nil.
  private func sequences(_ component: BudgetComponent, _ source: String?) -> [UInt64] {
    let keys = component == .committed ? commitments(on: source) : []
    return own.sequences(direction: component.direction) { attribute in
      guard isOf(component, attribute) else { return false }
      return isOfCommitment(attribute)
        ? keys.contains(attribute.parts.first ?? "")
        : source.map { attribute.parts.contains($0) } ?? true
    }
  }

  /// Whether what an attribute is about is told by its commitment alone.
  private func isOfCommitment(_ attribute: AttributeName) -> Bool {
    attribute.isAccount(.relieved) || attribute.isRegister(of: .commitmentClosed)
  }

  /// The commitments of the year on a source of which an order holds.
  private func commitments(on source: String?) -> Set<String> {
    Set(
      own.held.lazy.map(\.name).filter { name in
        name.isAccount(.committed) && name.year == year && name.currency == currency
          && (source.map { name.parts.contains($0) } ?? true)
      }.compactMap(\.parts.first))
  }
}

extension BudgetView {
  /// What makes a figure of a row of a year's budget; nil where there is no such row.
  public func explanation(
    of subject: String, _ key: BudgetKey, year: Int, at point: Point
  ) throws(TimelinesError) -> Explanation? {
    guard let (row, isClosed) = try row(of: subject, year: year, at: point) else { return nil }
    return try timelines.read(at: point) { (reading) throws(TimelinesError) -> Explanation? in
      guard let entity = try reading.entity(named: subject) else { return nil }
      let period = try reading.entity(named: "period/\(year)").map {
        (entity) throws(TimelinesError) in try SubjectFacts(entity, reading)
      }
      return BudgetExplainer(
        row: row, year: year, isClosed: isClosed, currency: currency,
        own: try SubjectFacts(entity, reading), period: period
      ).explain(key)
    }
  }
}
