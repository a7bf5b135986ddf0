import Ledger
import Timelines
import Vocabulary

/// Reads synergies that were proposed and what came of them, solutions on offer and who re-uses
/// them.
enum SynergiesReader {
  /// What there is at the point of a frame.
  static func read(_ frame: Frame) throws(TimelinesError) -> SynergiesAnswer {
    try frame.timelines.read(at: frame.point) {
      (reading) throws(TimelinesError) -> SynergiesAnswer in
      try read(reading, frame.currency)
    }
  }

  static func read(
    _ reading: borrowing Reading, _ currency: Currency
  ) throws(TimelinesError) -> SynergiesAnswer {
    var answer = SynergiesAnswer(currency: currency)
    var state = EntityState()
    var cursor = try reading.states()
    for entity in try reading.entities(ofKind: "synergy") {
      try cursor.state(of: entity.number, into: &state)
      guard let exists = state.existence else { continue }
      let figures = try BenefitReader.figures(entity.name, state, reading, &answer)
      answer.rows.append(synergy(entity.name, state, exists, figures))
    }
    for entity in try reading.entities(ofKind: "solution") {
      try cursor.state(of: entity.number, into: &state)
      guard let exists = state.existence, state.register(DeliveryRegisters.withdrawn) == nil
      else { continue }
      let figures = try BenefitReader.figures(entity.name, state, reading, &answer)
      answer.solutions.append(
        SolutionRow(
          subject: entity.name, title: state.text(DeliveryRegisters.title),
          owner: state.text(DeliveryRegisters.owner), kind: state.text(Registers.kind),
          licence: state.text(DeliveryRegisters.licence), offeredOn: exists.validFrom,
          reuse: try reuse(state, reading), figures: figures))
    }
    return answer
  }

  private static func synergy(
    _ name: String, _ state: EntityState, _ exists: HeldFact, _ figures: BenefitFigures
  ) -> SynergyRow {
    let decision = state.register(DeliveryRegisters.decision)
    let outcome = decision.flatMap { state.view($0).text("outcome") }
    let hasCome = (figures.realised ?? 0) > 0 || (figures.hoursRealised?.mantissa ?? 0) > 0
    let reached: SynergyState =
      outcome == "rejected"
      ? .rejected : hasCome ? .realised : outcome == "accepted" ? .accepted : .proposed
    return SynergyRow(
      subject: name, title: state.text(DeliveryRegisters.title), kind: state.text(Registers.kind),
      members: state.subjects(DeliveryRegisters.members), proposedOn: exists.validFrom,
      benefit: state.money(DeliveryRegisters.benefit), state: reached,
      decidedOn: decision?.validFrom, figures: figures)
  }

  private static func reuse(
    _ state: EntityState, _ reading: borrowing Reading
  ) throws(TimelinesError) -> [SolutionRow.Reuse] {
    var reuse: [SolutionRow.Reuse] = []
    for fact in state.facts where fact.kind == .member {
      let name = try reading.attribute(fact.attribute)
      guard name.isSet(.reuse), let by = name.parts.first else { continue }
      reuse.append(SolutionRow.Reuse(by: by, since: fact.validFrom, sequence: fact.sequence))
    }
    return reuse.sorted { $0.by.isBefore($1.by) }
  }
}

/// Adds benefits up.
private enum BenefitReader {
  static func figures(
    _ subject: String, _ state: EntityState, _ reading: borrowing Reading,
    _ answer: inout SynergiesAnswer
  ) throws(TimelinesError) -> BenefitFigures {
    var figures = BenefitFigures(currency: answer.currency)
    var others: [Money] = []
    var (planned, realised): (Int128?, Int128?)
    for fact in state.facts where fact.kind == .flow || fact.kind == .observation {
      let name = try reading.attribute(fact.attribute)
      switch fact.kind {
      case .flow where fact.currency != answer.currency:
        others.append(Money(minor: fact.amount, currency: fact.currency))
      case .flow where name.isAccount(.planned):
        figures.planned = (figures.planned ?? 0) + fact.amount
      case .flow where name.isAccount(.realised):
        figures.realised = (figures.realised ?? 0) + fact.amount
      case _ where name.isSeries(.hoursPlanned): add(state, fact, to: &planned)
      case _ where name.isSeries(.hoursRealised): add(state, fact, to: &realised)
      default: continue
      }
    }
    figures.hoursPlanned = hours(planned, "hoursPlanned", of: subject, &answer)
    figures.hoursRealised = hours(realised, "hoursRealised", of: subject, &answer)
    if !others.isEmpty {
      let detail = others.map(\.description).joined(separator: ", ")
      answer.warnings.append(Notice(.otherCurrencies, subject, detail))
    }
    return figures
  }

  /// Adds hours in units of the ninth place, of which 128 bits hold more than events can say.
  private static func add(_ state: EntityState, _ fact: HeldFact, to sum: inout Int128?) {
    guard let hours = state.view(fact).decimal("hours") else { return }
    sum = (sum ?? 0) + hours.widened(to: 9)
  }

  /// A sum of hours, where it has no more digits than a decimal may have.
  private static func hours(
    _ sum: Int128?, _ key: String, of subject: String, _ answer: inout SynergiesAnswer
  ) -> ExactDecimal? {
    guard let sum else { return nil }
    guard let hours = ExactDecimal(wide: sum, scale: 9) else {
      answer.warnings.append(Notice(.tooLarge, subject, key))
      return nil
    }
    return hours
  }
}

extension EntityState {
  /// The fact by which it exists.
  var existence: HeldFact? { register(RegisterName.exists.rawValue) }
}
