/// One path of the chain: a goal, a measure that serves it, a project that carries it out. What is
/// missing on the way is a hole.
public struct AlignmentRow: Sendable, Equatable {
  /// The last of them: the project, else the measure, else the goal.
  public var subject: String
  /// The goal.
  public var goal: String?
  /// What the goal says.
  public var goalText: String?
  /// The measure.
  public var measure: String?
  /// Its title.
  public var measureTitle: String?
  /// The project.
  public var project: String?
  /// Its title.
  public var projectTitle: String?
  /// Where the project stands.
  public var status: String?
  /// The indicators that measure any of them, in byte order.
  public var indicators: [String]
  /// The evidence about any of them, in byte order.
  public var evidence: [String]
}

/// A project whose leading unit is closed, and who took over from that.
public struct ClosedLead: Sendable, Equatable {
  /// The project.
  public var project: String
  /// The unit that the register names as leading it.
  public var lead: String
  /// The unit that took over from that as a whole.
  public var successor: String?
  /// The units among which it was split.
  public var successors: [String]
}

/// The chain from goals to projects at a point.
public struct AlignmentAnswer: Sendable {
  /// Every path, by goal, measure and project, those with holes last.
  public var rows: [AlignmentRow] = []
  /// Goals that no measure serves, nor one of the goals below them.
  public var goalsWithoutMeasure: [String] = []
  /// Measures that serve no goal.
  public var measuresWithoutGoal: [String] = []
  /// Measures that no project of the portfolio carries out.
  public var measuresWithoutProject: [String] = []
  /// Projects that serve no goal, neither of themselves nor by a measure.
  public var projectsWithoutGoal: [String] = []
  /// Indicators of which nothing was measured.
  public var indicatorsWithoutData: [String] = []
  /// Indicators that measure no goal, nor what leads to one.
  public var indicatorsWithoutGoal: [String] = []
  /// Projects that no unit leads.
  public var projectsWithoutLead: [String] = []
  /// Projects whose leading unit is closed.
  public var leadUnitClosed: [ClosedLead] = []
  /// The synergies.
  public var synergies: [SynergyRow] = []
  /// The solutions offered, with who re-uses them.
  public var solutions: [SolutionRow] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []
}

/// Makes the paths of a chain.
struct AlignmentRows {
  private let chain: StrategyChain
  private let evidence: EvidenceList
  private var indicators: [String: [String]] = [:]
  private(set) var rows: [AlignmentRow] = []

  init(_ chain: StrategyChain, _ evidence: EvidenceList, holes: Set<String>) {
    self.chain = chain
    self.evidence = evidence
    for indicator in chain.indicators {
      for alignment in indicator.alignments {
        indicators[alignment.to, default: []].append(indicator.subject)
      }
    }
    addAll(holes)
    rows.sort { left, right in
      let one = [left.goal, left.measure, left.project]
      let other = [right.goal, right.measure, right.project]
      for (one, other) in zip(one, other) where one != other {
        guard let one, let other else { return other == nil }
        return one.isBefore(other)
      }
      return false
    }
  }

  private mutating func addAll(_ holes: Set<String>) {
    var carriers: [String: [StrategyChain.Project]] = [:]
    var served: Set<String> = []
    for project in chain.projects {
      let measures = chain.measures(of: project.link)
      for measure in measures { carriers[measure, default: []].append(project) }
      let goals = chain.goals(of: project.link)
      for goal in goals { add(goal, nil, project) }
      served.formUnion(goals)
      if measures.isEmpty, goals.isEmpty { add(nil, nil, project) }
    }
    for measure in chain.measures {
      let goals = chain.goals(of: measure)
      served.formUnion(goals)
      for goal in goals.isEmpty ? [nil] : goals.map(Optional.some) {
        let projects = carriers[measure.subject] ?? []
        for project in projects { add(goal, measure, project) }
        if projects.isEmpty { add(goal, measure, nil) }
      }
    }
    // A goal that only has goals below it is no hole, and no path.
    for goal in chain.goals where !served.contains(goal.name) && holes.contains(goal.name) {
      add(goal.name, nil, nil)
    }
  }

  private mutating func add(
    _ goal: String?, _ measure: StrategyChain.Link?, _ project: StrategyChain.Project?
  ) {
    let path = [goal, measure?.subject, project?.link.subject].compactMap(\.self)
    guard let subject = path.last else { return }
    rows.append(
      AlignmentRow(
        subject: subject, goal: goal, goalText: goal.flatMap { chain.goal($0)?.text },
        measure: measure?.subject, measureTitle: measure?.title,
        project: project?.link.subject, projectTitle: project?.link.title,
        status: project?.status, indicators: Set(path.flatMap { indicators[$0] ?? [] }).inByteOrder,
        evidence: Set(path.flatMap { evidence.about($0) }).inByteOrder))
  }
}
