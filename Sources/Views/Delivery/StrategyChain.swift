import Timelines
import Vocabulary

/// Goals, measures and projects at a point, and how they hang together: what has not ended.
struct StrategyChain: Sendable {
  struct Goal: Sendable {
    let text: String?
    let parent: String?
  }

  struct Link: Sendable {
    let subject: String
    let title: String?
    let alignments: [Alignment]

    /// What it is aligned to of a kind, in byte order, each once.
    func targets(_ kind: Alignment.TargetKind) -> [String] {
      var targets: [String] = []
      for alignment in alignments where alignment.kind == kind && targets.last != alignment.to {
        targets.append(alignment.to)
      }
      return targets
    }
  }

  struct Project: Sendable {
    let link: Link
    let status: String?
    let lead: String?
  }

  private(set) var goals: [(name: String, goal: Goal)] = []
  private(set) var measures: [Link] = []
  /// The projects of the portfolio.
  private(set) var projects: [Project] = []
  private(set) var indicators: [Link] = []
  private var goalPlaces: [String: Int] = [:]
  private var measurePlaces: [String: Int] = [:]
  private var carriers: [String: [String]] = [:]

  init(_ reading: borrowing Reading, _ workspace: inout Workspace) throws(TimelinesError) {
    var cursor = try reading.states()
    for entity in try reading.everyEntity(ofKind: "goal") {
      try cursor.state(of: entity.number, into: &workspace.state)
      guard workspace.state.exists, !workspace.state.isRetired else { continue }
      goalPlaces[entity.name] = goals.count
      let goal = Goal(
        text: workspace.state.text(DeliveryRegisters.text),
        parent: workspace.state.text(Registers.parent))
      goals.append((entity.name, goal))
    }
    for entity in try reading.everyEntity(ofKind: "measure") {
      try cursor.state(of: entity.number, into: &workspace.state)
      guard workspace.state.exists, !workspace.state.isRetired else { continue }
      measurePlaces[entity.name] = measures.count
      measures.append(try workspace.link(entity, reading))
    }
    for entity in try reading.entities(ofKind: "project") {
      try cursor.state(of: entity.number, into: &workspace.state)
      guard workspace.state.exists, !workspace.state.hasEnded else { continue }
      let link = try workspace.link(entity, reading)
      for measure in link.targets(.measure) { carriers[measure, default: []].append(link.subject) }
      projects.append(
        Project(
          link: link, status: workspace.state.text(DeliveryRegisters.status),
          lead: workspace.state.text(DeliveryRegisters.lead)))
    }
    for entity in try reading.entities(ofKind: "indicator") {
      try cursor.state(of: entity.number, into: &workspace.state)
      guard workspace.state.exists, !workspace.state.isRetired else { continue }
      indicators.append(try workspace.link(entity, reading))
    }
  }

  func goal(_ name: String) -> Goal? { goalPlaces[name].map { goals[$0].goal } }
  func measure(_ name: String) -> Link? { measurePlaces[name].map { measures[$0] } }

  /// The goals that something serves of itself, those that have ended left out.
  func goals(of link: Link) -> [String] {
    link.targets(.goal).filter { goalPlaces[$0] != nil }
  }

  /// The measures that something serves, those that have ended left out.
  func measures(of link: Link) -> [String] {
    link.targets(.measure).filter { measurePlaces[$0] != nil }
  }

  /// Whether something leads to a goal, of itself or by a measure.
  func reachesGoal(_ link: Link) -> Bool {
    !goals(of: link).isEmpty
      || link.targets(.measure).contains { measure($0).map { !goals(of: $0).isEmpty } ?? false }
  }

  /// The projects that serve a measure.
  func projects(ofMeasure name: String) -> [String] { carriers[name] ?? [] }
}

extension EntityState {
  fileprivate static let ends = [RegisterName.merged, .split, .deregistered].map(\.rawValue)

  /// Whether a goal, measure or indicator was retired.
  var isRetired: Bool { register(DeliveryRegisters.retired) != nil }
  /// Whether a project was merged, split or deregistered.
  var hasEnded: Bool { EntityState.ends.contains { register($0) != nil } }
  /// The subjects of a register that lists some.
  func subjects(_ register: UInt16) -> [String] {
    self.register(register).map { view($0).texts("value") } ?? []
  }
}

extension Workspace {
  /// The state at hand as something that is aligned.
  fileprivate mutating func link(
    _ entity: Entity, _ reading: borrowing Reading
  ) throws(TimelinesError) -> StrategyChain.Link {
    let alignments = try alignments(reading)
    return StrategyChain.Link(
      subject: entity.name, title: state.text(DeliveryRegisters.title), alignments: alignments)
  }
}
