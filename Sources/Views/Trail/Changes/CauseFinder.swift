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
  /// The grants of projects, and the subjects on which what is secured may rest.
  private let grants: [String: [String]]
  private let periods: [String]
  private let sources: [String]

  init(_ timelines: Timelines, from: Point, to: Point) throws(TimelinesError) {
    self.timelines = timelines
    self.from = from
    self.to = to
    let point = Point(asOf: from.asOf, knownAt: max(from.knownAt, to.knownAt))
    grants = try CauseFinder.grants(timelines, point)
    periods = try CauseFinder.names("period", timelines, point)
    sources = try CauseFinder.names("source", timelines, point)
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
    let contexts = contexts(before, after)
    let isCorrected = try timelines.read(at: point) { (reading) throws(TimelinesError) -> Bool in
      for (name, owner) in owners(of: key, subject, [before, after]) {
        guard let entity = try reading.entity(named: name) else { continue }
        var facts: [TimelineFact] = []
        for fact in try reading.timeline(of: entity.number) {
          let attribute = try reading.attribute(fact.attribute)
          let isMeant = isFoundation(attribute, of: owner, key, contexts)
          if isMeant { facts.append(fact) }
        }
        if responsibility.isCorrected(facts[...]) { return true }
      }
      return false
    }
    return isCorrected ? .corrected : .late
  }

  /// The events behind the difference of a key, in rising order: those behind what differs in the
  /// facts on which it rests.
  func events(
    of key: PortfolioKey, _ before: ChangeSide?, _ after: ChangeSide?, _ facts: ChangedFacts,
    isLearnt: Bool
  ) -> [UInt64] {
    guard let subject = (before ?? after)?.row.subject else { return [] }
    let contexts = contexts(before, after)
    var events: Set<UInt64> = []
    for (name, owner) in owners(of: key, subject, [before, after]) {
      events.formUnion(
        facts.events(of: name, isLearnt: isLearnt) { attribute in
          isFoundation(attribute, of: owner, key, contexts)
        })
    }
    return events.sorted()
  }

  private func contexts(_ before: ChangeSide?, _ after: ChangeSide?) -> [FoundationContext] {
    [before, after].compactMap { $0 }.map { side in
      FoundationContext(need: side.row.needBasis, closed: closed)
    }
  }

  private func isFoundation(
    _ attribute: AttributeName, of owner: FoundationOwner, _ key: PortfolioKey,
    _ contexts: [FoundationContext]
  ) -> Bool {
    owner == .project && PortfolioKey.isExistence(attribute)
      || contexts.contains { key.rests(on: attribute, of: owner, $0) }
  }

  /// The subjects on whose facts the rows may rest.
  private func owners(
    of key: PortfolioKey, _ project: String, _ sides: [ChangeSide?]
  ) -> [(name: String, owner: FoundationOwner)] {
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
    if owners.contains(.grant) { found += (grants[project] ?? []).map { ($0, .grant) } }
    if owners.contains(.period) { found += periods.map { ($0, .period) } }
    if owners.contains(.source) { found += sources.map { ($0, .source) } }
    return found
  }

  /// The projects to which grants were given, now or at any time.
  private static func grants(
    _ timelines: Timelines, _ point: Point
  ) throws(TimelinesError) -> [String: [String]] {
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var grants: [String: [String]] = [:]
      var state = EntityState()
      for entity in try reading.entities(ofKind: "grant") {
        try reading.state(of: entity.number, into: &state)
        var projects = Set([state.text(Registers.project)].compactMap { $0 })
        for fact in state.facts where fact.kind == .flow {
          let name = try reading.attribute(fact.attribute)
          if name.isAccount(.allocated), let project = name.parts.first { projects.insert(project) }
        }
        for project in projects { grants[project, default: []].append(entity.name) }
      }
      return grants
    }
  }

  /// All subjects of a kind.
  private static func names(
    _ kind: String, _ timelines: Timelines, _ point: Point
  ) throws(TimelinesError) -> [String] {
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.entities(ofKind: kind).map(\.name)
    }
  }
}
