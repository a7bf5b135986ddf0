import Timelines
import Vocabulary

/// Explains the keys of one project's row: the figure by the row itself, the parts by the facts that
/// the one table names.
struct ProjectExplainer {
  let row: PortfolioRow
  let point: PointFacts
  let money: EntityMoney
  let names: MoneyNames
  let own: SubjectFacts
  let context: FoundationContext
  /// The lines of the cost baseline that are in the budget.
  let lines: [(text: String, amount: Money)]

  var subject: String { row.subject }
  private var currency: Currency { row.money.currency }

  /// The explanation of a key.
  func explain(
    _ key: PortfolioKey, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Explanation {
    var explanation = Explanation(
      subject, key.rawValue, row[key].map(Explanation.Value.init),
      ExplanationWords.rule(of: key, row))
    // Of a sum that is not known nothing adds up, and nothing makes it.
    guard row[key] != nil || key.kind != .money else { return explanation }
    explanation.basis = [basis(key)]
    switch key {
    case .moneyNeed: explanation.parts = need
    case .moneySecured: explanation.parts = try secured(reading, &explanation)
    case .moneyGap:
      explanation.parts = need
      explanation.parts += try secured(reading, &explanation).map(\.negated)
      explanation.cap(ExplanationWords.neverBelowZero)
    case .fundingDerived, .fundingConflict:
      _ = try secured(reading, &explanation)
      explanation.inputs = inputs(key == .fundingConflict)
    case .moneySpent, .moneyAppropriated:
      explanation.parts = years(key)
    case .moneyCommitted: explanation.parts = commitments
    case .moneyForecast: explanation.parts = forecast
    case .department, .unit, .leadName:
      try addUnits(key, reading, &explanation)
    case .field, .measure, .goal: try addStrategy(key, reading, &explanation)
    default: break
    }
    return explanation
  }

  private func basis(_ key: PortfolioKey) -> Explanation.Basis {
    Explanation.Basis(
      subject: subject, attributes: own.attributes { isOwn($0, key) })
  }

  /// Whether an own attribute has a part in a key; money in another currency has none, it stands
  /// beside.
  private func isOwn(_ attribute: AttributeName, _ key: PortfolioKey) -> Bool {
    attribute.currency.map { $0 == currency } ?? true
      && key.rests(on: attribute, of: .project, context)
  }

  private func sequences(
    _ key: PortfolioKey, _ isWanted: (AttributeName) -> Bool
  ) -> [UInt64] {
    own.sequences { isOwn($0, key) && isWanted($0) }
  }

  private func part(
    _ kind: String, _ text: Label, _ amount: Total, _ sequences: [UInt64], _ subject: String? = nil
  ) -> Explanation.Part {
    Explanation.Part(
      kind: kind, text: text, amount: .money(Money(minor: amount, currency: currency)),
      sequences: sequences, subject: subject)
  }

  // MARK: Need

  private var need: [Explanation.Part] {
    switch row.needBasis {
    case .unknown: return []
    case .baseline:
      let events = sequences(.moneyNeed) { _ in true }
      return lines.map { line in
        part("line", Label(en: line.text, de: line.text), line.amount.minor, events)
      }
    case .forecast: return forecast
    case .settled:
      let events = sequences(.moneyNeed) { $0.isRegister(.status) }
      return [part("status", ExplanationWords.settles(row), 0, events)] + years(.moneySpent)
    case .ended:
      let events = sequences(.moneyNeed) { PortfolioKey.isExistence($0) }
      return [part("ended", ExplanationWords.ends, 0, events)] + years(.moneySpent)
    }
  }

  private var forecast: [Explanation.Part] {
    row.money.forecast.map { amount in
      [
        part(
          "forecast", ExplanationWords.forecast, amount, sequences(.moneyForecast) { _ in true })
      ]
    } ?? []
  }

  // MARK: Sums over years

  private func years(_ key: PortfolioKey) -> [Explanation.Part] {
    let cells = money.cells.filter { cell in
      cell.currency == currency
        && (key == .moneySpent
          ? cell.figures.given.contains(.spent)
          : !cell.figures.given.isDisjoint(with: .authorised))
    }
    return Set(cells.map(\.year)).sorted().map { year in
      let amount = cells.filter { $0.year == year }.reduce(Total.zero) { sum, cell in
        sum + (key == .moneySpent ? cell.figures.spent : cell.figures.authorised)
      }
      return part(
        "year", ExplanationWords.year(year, key), amount,
        sequences(key) { $0.year == Int(year) })
    }
  }

  private var commitments: [Explanation.Part] {
    money.commitments.filter { $0.cell >= 0 && $0.currency == currency }.map { commitment in
      let slot = names.slots[Int(commitment.slot)]
      let key = names.commitments[Int(slot.commitment)]
      return (key, slot.year, commitment.open)
    }
    .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    .map { key, year, open in
      part(
        "commitment", ExplanationWords.commitment(key, year), open,
        sequences(.moneyCommitted) { attribute in
          attribute.parts.first == key
            && (attribute.kind == .register || attribute.year == Int(year))
        })
    }
  }

  private func inputs(_ withAssertion: Bool) -> [Explanation.Figure] {
    var keys: [PortfolioKey] = [.moneyNeed, .moneySecured]
    if withAssertion { keys = [.fundingAsserted, .fundingDerived] + keys }
    return keys.map { key in
      Explanation.Figure(
        attribute: key.rawValue, value: row[key].map(Explanation.Value.init))
    }
  }

  // MARK: What is secured

  /// The years and grants, each with its events; adds the facts of others to the basis.
  private func secured(
    _ reading: borrowing Reading, _ explanation: inout Explanation
  ) throws(TimelinesError) -> [Explanation.Part] {
    var amounts: [(part: SecuredFunding.Part, amount: Total)] = []
    var names = names
    var sum = SecuredFunding()
    sum.add(
      money, currency, closed: point.closed, grants: point.grants[subject] ?? [], names: &names
    ) { amounts.append(($0, $1)) }
    var parts: [Explanation.Part] = []
    var grants: [String: SubjectFacts] = [:]
    for (piece, amount) in amounts {
      switch piece {
      case .year(let year):
        if let place = parts.firstIndex(where: { $0.kind == "year" && $0.text == yearText(year) }) {
          parts[place] = parts[place].adding(amount)
        } else {
          parts.append(
            part("year", yearText(year), amount, try yearEvents(year, reading, &explanation)))
        }
      case .grant(let grant), .beyond(let grant):
        if grants[grant] == nil {
          grants[grant] = try facts(of: grant, as: .grant, reading, &explanation)
        }
        var isCap = false
        if case .beyond = piece { isCap = true }
        parts.append(
          part(
            isCap ? "cap" : "grant",
            isCap ? ExplanationWords.cap(grant) : ExplanationWords.grant(grant), amount,
            try grantEvents(grant, grants[grant], isCap: isCap, reading, &explanation), grant))
      }
    }
    return parts
  }

  private func yearText(_ year: Int16) -> Label {
    ExplanationWords.secured(year, isClosed: point.closed.contains(year))
  }

  /// The bookings that count in a year, and what closed it.
  private func yearEvents(
    _ year: Int16, _ reading: borrowing Reading, _ explanation: inout Explanation
  ) throws(TimelinesError) -> [UInt64] {
    let isClosed = point.closed.contains(year)
    var events = sequences(.moneySecured) { attribute in
      attribute.year == Int(year)
        && (isClosed
          ? attribute.isAccount(.spent) : !attribute.isAccount(.spent, .received))
    }
    if isClosed, let period = try facts(of: "period/\(year)", as: .period, reading, &explanation) {
      events += period.sequences { $0.isRegister(.closed) }
    }
    return Set(events).sorted()
  }

  /// What was promised, on which sources it is paid, and what is appropriated there.
  private func grantEvents(
    _ grant: String, _ facts: SubjectFacts?, isCap: Bool, _ reading: borrowing Reading,
    _ explanation: inout Explanation
  ) throws(TimelinesError) -> [UInt64] {
    var events = facts?.sequences { rests(on: $0, of: .grant) } ?? []
    let sources = point.grants[subject]?.first { $0.grant == grant }?.sources ?? []
    for source in sources {
      let found = try self.facts(of: source, as: .source, reading, &explanation)
      events += found?.sequences { rests(on: $0, of: .source) } ?? []
    }
    events += sequences(.moneySecured) { attribute in
      attribute.isAccount(.received)
        || (isCap || attribute.isAccount(.appropriated))
          && attribute.parts.contains { sources.contains($0) }
    }
    return Set(events).sorted()
  }

  private func rests(on attribute: AttributeName, of owner: FoundationOwner) -> Bool {
    PortfolioKey.moneySecured.rests(on: attribute, of: owner, context)
  }

  /// The facts of another subject, which are added to the basis.
  private func facts(
    of name: String, as owner: FoundationOwner, _ reading: borrowing Reading,
    _ explanation: inout Explanation
  ) throws(TimelinesError) -> SubjectFacts? {
    guard let entity = try reading.entity(named: name) else { return nil }
    let facts = try SubjectFacts(entity, reading)
    explanation.add(
      Explanation.Basis(
        subject: name, attributes: facts.attributes { rests(on: $0, of: owner) }))
    return facts
  }

  // MARK: Organisation and strategy

  /// The way from the lead over successors and parents.
  private func addUnits(
    _ key: PortfolioKey, _ reading: borrowing Reading, _ explanation: inout Explanation
  ) throws(TimelinesError) {
    guard let lead = row.lead else { return }
    explanation.inputs = [Explanation.Figure(attribute: RegisterName.lead.name, value: .text(lead))]
    var (unit, seen, isAtHead) = (lead, Set<String>(), true)
    while seen.insert(unit).inserted, seen.count <= OrganisationTree.depthMax,
      let entity = try reading.nameable(unit)
    {
      let known = point.organisation.units[unit]
      let next = known?.successor ?? (key == .department ? known?.parent : nil)
      let isEnd = known?.successor == nil && known?.kind == "department"
      let used: RegisterName =
        key == .leadName
        ? .name : known?.successor != nil ? .successor : isEnd ? .kind : .parent
      let facts = try SubjectFacts(entity, reading)
      explanation.add(
        Explanation.Basis(
          subject: unit,
          attributes: facts.attributes { attribute in
            attribute.isRegister(used) && key.rests(on: attribute, of: .unit, context)
          }))
      guard key != .leadName, !isEnd, let next else { return }
      explanation.inputs.append(
        Explanation.Figure(
          attribute: (known?.successor != nil ? RegisterName.successor : .parent).name,
          value: .text(next)))
      isAtHead = isAtHead && known?.successor != nil
      guard key == .department || isAtHead else { return }
      unit = next
    }
  }

  /// The primary alignment and what it leads to.
  private func addStrategy(
    _ key: PortfolioKey, _ reading: borrowing Reading, _ explanation: inout Explanation
  ) throws(TimelinesError) {
    for (name, owner) in [(row.measure, FoundationOwner.measure), (row.goal, .goal)] {
      guard let name, let entity = try reading.nameable(name) else { continue }
      explanation.inputs.append(
        Explanation.Figure(attribute: "\(owner)", value: .text(name)))
      let facts = try SubjectFacts(entity, reading)
      explanation.add(
        Explanation.Basis(
          subject: name,
          attributes: facts.attributes { key.rests(on: $0, of: owner, context) }))
    }
  }
}
