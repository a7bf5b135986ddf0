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
    let contexts = [before, after].compactMap { $0 }.map { side in
      FoundationContext(need: side.row.needBasis, closed: closed)
    }
    let isCorrected = try timelines.read(at: point) { (reading) throws(TimelinesError) -> Bool in
      for (name, owner) in try owners(of: key, subject, [before, after], reading) {
        guard let entity = try reading.entity(named: name) else { continue }
        var facts: [TimelineFact] = []
        for fact in try reading.timeline(of: entity.number) {
          let attribute = try reading.attribute(fact.attribute)
          let isMeant =
            owner == .project && PortfolioKey.isExistence(attribute)
            || contexts.contains { key.rests(on: attribute, of: owner, $0) }
          if isMeant { facts.append(fact) }
        }
        if responsibility.isCorrected(facts[...]) { return true }
      }
      return false
    }
    return isCorrected ? .corrected : .late
  }

  /// The subjects on whose facts the rows may rest.
  private func owners(
    of key: PortfolioKey, _ project: String, _ sides: [ChangeSide?], _ reading: borrowing Reading
  ) throws(TimelinesError) -> [(name: String, owner: FoundationOwner)] {
    var owners: Set<FoundationOwner> = []
    for owner in FoundationOwner.allCases where key.mayRest(on: owner) { owners.insert(owner) }
    var found: [(name: String, owner: FoundationOwner)] = [(project, .project)]
    for row in sides.compactMap({ $0?.row }) {
      if owners.contains(.unit) {
        found += [row.lead, row.unit, row.department].compactMap { $0 }.map { ($0, .unit) }
      }
      if owners.contains(.measure) {
        found += [row.measure].compactMap { $0 }.map { ($0, .measure) }
      }
      if owners.contains(.goal) { found += [row.goal].compactMap { $0 }.map { ($0, .goal) } }
    }
    if owners.contains(.grant) {
      found += try grants(of: project, reading).map { ($0.name, .grant) }
    }
    for (owner, kind) in [(FoundationOwner.period, "period"), (.source, "source")]
    where owners.contains(owner) {
      found += try reading.entities(ofKind: kind).map { ($0.name, owner) }
    }
    return found
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
        isOwn = name.isAccount(.allocated) && name.parts.first == project
      }
      if isOwn { grants.append(entity) }
    }
    return grants
  }
}
