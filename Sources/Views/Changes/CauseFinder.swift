import Timelines
import Vocabulary

/// Tells what was heard late from what was corrected, for rows of the same day at two states of
/// knowledge.
struct CauseFinder {
  let timelines: Timelines
  let from: Point
  let to: Point
  /// The years that were closed at either point.
  private let closed: ClosedYears

  init(_ timelines: Timelines, from: Point, to: Point) throws(TimelinesError) {
    self.timelines = timelines
    self.from = from
    self.to = to
    var state = EntityState()
    closed = try timelines.read(at: from) { (reading) throws(TimelinesError) in
      try PointFacts.readClosedYears(reading, &state)
    }.union(
      try timelines.read(at: to) { (reading) throws(TimelinesError) in
        try PointFacts.readClosedYears(reading, &state)
      })
  }

  /// Why a key differs between the sides, of which one may be missing.
  func cause(
    of key: PortfolioKey, _ before: ChangeSide?, _ after: ChangeSide?
  ) throws(TimelinesError) -> PortfolioChange.Cause {
    guard let subject = (before ?? after)?.row.subject else { return .late }
    let responsibility = Responsibility(from: from, to: to)
    let point = Point(asOf: from.asOf, knownAt: max(from.knownAt, to.knownAt))
    let others = key.restsOnOthers ? related(key, [before, after]) : []
    let isSettled = [before, after].contains { $0?.isSettled ?? false }
    let isCorrected = try timelines.read(at: point) { (reading) throws(TimelinesError) -> Bool in
      if let entity = try reading.entity(named: subject) {
        var facts: [TimelineFact] = []
        for fact in try reading.timeline(of: entity.number)
        where key.rests(
          on: try reading.attribute(fact.attribute), closed: closed, isSettled: isSettled)
        {
          facts.append(fact)
        }
        if responsibility.isCorrected(facts[...]) { return true }
      }
      var entities: [Entity] = []
      for name in others {
        if let entity = try reading.entity(named: name) { entities.append(entity) }
      }
      if key.restsOnMoneyOfOthers {
        entities += try grants(of: subject, reading)
        entities += try reading.entities(ofKind: "period")
        entities += try reading.entities(ofKind: "source")
      }
      for entity in entities
      where responsibility.isCorrected(try reading.timeline(of: entity.number)[...]) {
        return true
      }
      return false
    }
    return isCorrected ? .corrected : .late
  }

  /// The units, measures and goals on which the rows rest.
  private func related(_ key: PortfolioKey, _ sides: [ChangeSide?]) -> Set<String> {
    var names: Set<String> = []
    for row in sides.compactMap({ $0?.row }) {
      let own =
        key == .department
        ? [row.lead, row.unit, row.department] : key == .field ? [row.measure, row.goal] : []
      names.formUnion(own.compactMap { $0 })
    }
    return names
  }

  /// The grants that were given to a project, now or at any time.
  private func grants(
    of project: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> [Entity] {
    var grants: [Entity] = []
    var state = EntityState()
    for entity in try reading.entities(ofKind: "grant") {
      try reading.state(of: entity.number, into: &state)
      var isOwn = state.text(Registers.project) == project
      for fact in state.facts where fact.kind == .flow && !isOwn {
        let name = try reading.attribute(fact.attribute)
        isOwn = name.family == "allocated" && name.parts.first == project
      }
      if isOwn { grants.append(entity) }
    }
    return grants
  }
}

extension PortfolioKey {
  /// Whether grants and closed years have a part in the value.
  fileprivate var restsOnMoneyOfOthers: Bool {
    restsOnOthers && self != .department && self != .field
  }
}
