import Timelines
import Vocabulary

/// Explains the figures of one period of an indicator; the reading is at the period's last day.
struct IndicatorExplainer {
  let indicator: Entity
  let series: IndicatorSeriesAnswer
  let row: IndicatorRow
  let era: IndicatorEra

  /// The explanation of a key.
  func explain(
    _ key: IndicatorKey, _ workspace: IndicatorWorkspace, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Explanation {
    let facts = try SubjectFacts(indicator, reading)
    var explanation = Explanation(
      indicator.name, key.rawValue, value(of: key), IndicatorRules.rule(of: key, row, era))
    explanation.asOf = reading.point.asOf
    switch key {
    case .value: try addValue(&explanation, workspace, facts, reading)
    case .target: addBasis([.target, .baseline], &explanation, facts)
    case .deviation, .missed, .light:
      explanation.inputs = inputs(key)
      try addValue(&explanation, workspace, facts, reading)
      // They are no sums: what they are made of stands beside them.
      explanation.parts = []
      addBasis([.target, .baseline, .thresholds], &explanation, facts)
    }
    return explanation
  }

  private func value(of key: IndicatorKey) -> Explanation.Value? {
    switch key {
    case .value: row.value.map { .decimal($0.text(decimals: row.decimals)) }
    case .target: row.target.map(text)
    case .deviation: row.deviation.map { .decimal($0.text(decimals: row.decimals)) }
    case .missed:
      row.missed.flatMap { ($0 * Rational(10_000)).rounded() }
        .flatMap { Int64(exactly: $0) }.map { .share($0) }
    case .light: row.light.map { .word($0.rawValue) }
    }
  }

  private func text(_ target: IndicatorTarget) -> Explanation.Value {
    switch target {
    case .value(let value): .decimal(value.text(decimals: row.decimals))
    case .corridor(let low, let high):
      .text("\(low.text(decimals: row.decimals))…\(high.text(decimals: row.decimals))")
    }
  }

  private func inputs(_ key: IndicatorKey) -> [Explanation.Figure] {
    let keys: [IndicatorKey] = key == .light ? [.value, .target, .missed] : [.value, .target]
    return keys.map { Explanation.Figure(attribute: $0.rawValue, value: value(of: $0)) }
  }

  /// The registers that the period is judged by.
  private func addBasis(
    _ registers: [RegisterName], _ explanation: inout Explanation, _ facts: SubjectFacts
  ) {
    explanation.add(
      Explanation.Basis(
        subject: indicator.name, attributes: facts.attributes { $0.isRegister(registers) }))
  }

  // MARK: The value

  private func addValue(
    _ explanation: inout Explanation, _ workspace: IndicatorWorkspace, _ facts: SubjectFacts,
    _ reading: borrowing Reading
  ) throws(TimelinesError) {
    explanation.add(
      Explanation.Basis(
        subject: indicator.name,
        attributes: facts.attributes {
          $0.isSeries(.values) && $0.period == row.period
        }))
    if row.isCounted {
      try addItems(&explanation, reading)
    } else if row.numerator != nil, row.denominator != nil {
      addQuotient(&explanation)
    } else {
      addObservations(&explanation, workspace, facts)
    }
  }

  private func addQuotient(_ explanation: inout Explanation) {
    for (name, part) in [("numerator", row.numerator), ("denominator", row.denominator)] {
      explanation.inputs.append(
        Explanation.Figure(attribute: name, value: part.map { .decimal($0.exactText) }))
    }
  }

  /// The own total, else the values of the units where they add up.
  private func addObservations(
    _ explanation: inout Explanation, _ workspace: IndicatorWorkspace, _ facts: SubjectFacts
  ) {
    guard let figure = row.value else { return }
    let start = workspace.facts.runs.firstIndex {
      ObservationNames.period($0.period) == row.period
    }
    guard let start else { return }
    var vintages: [IndicatorVintage] = []
    let reader = PeriodReader(
      facts: workspace.facts, names: workspace.names, withVintages: false)
    let end = workspace.facts.endOfPeriod(from: start)
    let outcome = reader.read(workspace.facts.runs[start..<end], era, vintages: &vintages)
    func events(_ unit: String?) -> [UInt64] {
      facts.sequences { name in
        name.period == row.period && name.isSeries(.values)
          && name.dimensions.first { $0.name == "unit" }?.value == unit
      }
    }
    let values: [(unit: String?, value: Rational)]
    if let own = outcome.own {
      values = own.value.map { [(nil, $0)] } ?? []
    } else {
      values = outcome.units.compactMap { unit in unit.measured.value.map { (unit.unit, $0) } }
    }
    let sum = values.reduce(Rational(0)) { $0 + $1.value }
    // A mean or the greatest of several is no sum.
    guard sum == figure else {
      explanation.inputs += values.map { unit, value in
        Explanation.Figure(attribute: unit ?? "value", value: .decimal(value.exactText))
      }
      return
    }
    explanation.parts = values.map { unit, value in
      Explanation.Part(
        kind: unit == nil ? "total" : "unit",
        text: unit.map { Label(en: $0, de: $0) } ?? IndicatorRules.ownTotal,
        amount: .decimal(value.exactText), sequences: events(unit), subject: unit)
    }
    addRounding(&explanation, figure)
  }

  /// What the figure is rounded by, so that the parts add up to what is shown.
  private func addRounding(_ explanation: inout Explanation, _ exact: Rational) {
    guard let shown = exact.rounded(decimals: row.decimals),
      let figure = Rational(shown, over: Rational.power(row.decimals)), figure != exact
    else { return }
    let rest = figure - exact
    explanation.parts.append(
      Explanation.Part(
        kind: "rounding", text: IndicatorRules.rounding, amount: .decimal(rest.exactText),
        sequences: []))
  }

  // MARK: Items

  /// Every item that counts, with what puts it into the state; of a share those above and below.
  private func addItems(
    _ explanation: inout Explanation, _ reading: borrowing Reading
  ) throws(TimelinesError) {
    if era.measure == .ratio { addQuotient(&explanation) }
    guard let inventory = era.inventory else { return }
    let stateName =
      era.aspect.map { "\(RegisterFamily.state.rawValue).\($0)" } ?? RegisterName.state.name
    var state = EntityState()
    for item in try reading.everyEntity(ofKind: "item") {
      try reading.state(of: item.number, into: &state)
      guard state.exists, state.register(ItemRegisters.removed) == nil,
        state.text(ItemRegisters.inventory) == inventory
      else { continue }
      var (word, event, attribute): (String?, UInt64?, UInt32?) = (nil, nil, nil)
      for fact in state.facts where fact.kind == .register {
        guard try reading.attribute(fact.attribute).name == stateName else { continue }
        (word, event, attribute) = (state.text(fact), fact.sequence, fact.attribute)
      }
      let isIn = era.states.map { states in word.map(states.contains) ?? false } ?? true
      guard isIn else { continue }
      let existence = state.existence
      if let number = attribute ?? existence?.attribute {
        explanation.add(Explanation.Basis(subject: item.name, attributes: [number]))
      }
      guard era.measure != .ratio else { continue }
      explanation.parts.append(
        Explanation.Part(
          kind: "item",
          text: Label(
            en: state.text(ItemRegisters.title) ?? item.name,
            de: state.text(ItemRegisters.title) ?? item.name),
          amount: .decimal("1"), sequences: [event ?? existence?.sequence].compactMap(\.self),
          subject: item.name))
    }
  }
}

extension Rational {
  /// The value without needless zeros, to nine places.
  fileprivate var exactText: String {
    var text = text(decimals: 9)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
