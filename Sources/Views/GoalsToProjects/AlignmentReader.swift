import Ledger
import Timelines
import Vocabulary

/// Reads the chain from goals to projects with its evidence, and its holes.
enum AlignmentReader {
  /// The chain at the point of a frame.
  static func read(_ frame: Frame) throws(TimelinesError) -> AlignmentAnswer {
    try frame.readers.pool.with { (workspace) throws(TimelinesError) in
      try frame.timelines.read(at: frame.point) {
        (reading) throws(TimelinesError) -> AlignmentAnswer in
        let chain = try StrategyChain(reading, &workspace)
        var answer = AlignmentAnswer()
        findHoles(in: chain, &answer)
        let holes = Set(answer.goalsWithoutMeasure)
        answer.rows = AlignmentRows(chain, try EvidenceList(reading), holes: holes).rows
        try findLeads(in: chain, reading, &workspace.state, &answer)
        answer.indicatorsWithoutData = try IndicatorData.without(chain.indicators, reading)
        let synergies = try SynergiesReader.read(reading, frame.currency)
        answer.synergies = synergies.rows
        answer.solutions = synergies.solutions
        answer.warnings += synergies.warnings
        return answer
      }
    }
  }

  private static func findHoles(in chain: StrategyChain, _ answer: inout AlignmentAnswer) {
    answer.goalsWithoutMeasure = goalsWithoutMeasure(in: chain, &answer.warnings)
    let served = Set(chain.projects.flatMap { $0.link.targets(.measure) })
    for measure in chain.measures {
      if chain.goals(of: measure).isEmpty { answer.measuresWithoutGoal.append(measure.subject) }
      if !served.contains(measure.subject) {
        answer.measuresWithoutProject.append(measure.subject)
      }
    }
    for project in chain.projects where !chain.reachesGoal(project.link) {
      answer.projectsWithoutGoal.append(project.link.subject)
    }
    let reaching = Set(
      chain.projects.lazy.map(\.link).filter { chain.reachesGoal($0) }.map(\.subject))
    for indicator in chain.indicators {
      let measured = indicator.alignments.lazy.map(\.to)
      guard !chain.reachesGoal(indicator), !measured.contains(where: reaching.contains)
      else { continue }
      answer.indicatorsWithoutGoal.append(indicator.subject)
    }
  }

  /// A goal has the measures of the goals below it too; walks stop where they have been, and say so
  /// where they have come back to where they were.
  private static func goalsWithoutMeasure(
    in chain: StrategyChain, _ warnings: inout [Notice]
  ) -> [String] {
    var reached: Set<String> = []
    for measure in chain.measures {
      for name in chain.goals(of: measure) {
        var walked: Set<String> = []
        var next: String? = name
        while let goal = next {
          guard !walked.contains(goal), walked.count < OrganisationTree.depthMax else {
            warnings.append(Notice(.cycle, goal))
            break
          }
          walked.insert(goal)
          guard reached.insert(goal).inserted else { break }
          next = chain.goal(goal)?.parent
        }
      }
    }
    return chain.goals.map(\.name).filter { !reached.contains($0) }
  }

  private static func findLeads(
    in chain: StrategyChain, _ reading: borrowing Reading, _ state: inout EntityState,
    _ answer: inout AlignmentAnswer
  ) throws(TimelinesError) {
    var closed: [String: ClosedLead?] = [:]
    for project in chain.projects {
      guard let lead = project.lead else {
        answer.projectsWithoutLead.append(project.link.subject)
        continue
      }
      if closed[lead] == nil, let unit = try reading.nameable(lead) {
        try reading.state(of: unit.number, into: &state)
        closed[lead] = .some(ClosedLead(lead, state))
      }
      guard var found = closed[lead] ?? nil else { continue }
      found.project = project.link.subject
      answer.leadUnitClosed.append(found)
    }
  }
}

extension ClosedLead {
  /// Who took over from a unit, if it is closed.
  fileprivate init?(_ lead: String, _ state: EntityState) {
    guard state.register(Registers.closed) != nil else { return nil }
    let split = state.register(Registers.successors)
    var successors: [String] = []
    if let split {
      state.view(split).forEach("value") { (part) in
        if let unit = part.text("unit") { successors.append(unit) }
      }
    }
    self.init(
      project: "", lead: lead, successor: state.text(Registers.successor), successors: successors)
  }
}

/// Which indicators nothing was ever measured of.
private enum IndicatorData {
  static func without(
    _ indicators: [StrategyChain.Link], _ reading: borrowing Reading
  ) throws(TimelinesError) -> [String] {
    var state = EntityState()
    var inventories: Set<String>?
    var without: [String] = []
    for indicator in indicators {
      guard let entity = try reading.entity(named: indicator.subject) else { continue }
      try reading.state(of: entity.number, into: &state)
      if let inventory = state.text(DeliveryRegisters.inventory) {
        if inventories == nil { inventories = try filledInventories(reading) }
        if inventories?.contains(inventory) != true { without.append(indicator.subject) }
      } else if try !hasValue(state, reading) {
        without.append(indicator.subject)
      }
    }
    return without
  }

  /// A measurement that only says that there is none is no value.
  private static func hasValue(
    _ state: EntityState, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    for fact in state.facts where fact.kind == .observation {
      guard try reading.attribute(fact.attribute).isSeries(.values) else { continue }
      let view = state.view(fact)
      if view.has("value") || view.has("numerator") { return true }
    }
    return false
  }

  /// The inventories that have an item, also one that was removed since.
  private static func filledInventories(
    _ reading: borrowing Reading
  ) throws(TimelinesError) -> Set<String> {
    var state = EntityState()
    var filled: Set<String> = []
    var cursor = try reading.states()
    for entity in try reading.everyEntity(ofKind: "item") {
      try cursor.state(of: entity.number, into: &state)
      guard state.exists, let inventory = state.text(DeliveryRegisters.itemInventory)
      else { continue }
      filled.insert(inventory)
    }
    return filled
  }
}
