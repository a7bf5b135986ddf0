import Vocabulary

/// What is asked about the events of a type: whether what is recorded is meant so.
struct Questions: Sendable {
  /// The places of the references that name units, and of those that name projects.
  let units: Set<Int>
  let projects: Set<Int>
  /// Whether it is natural that a project has ended which it is recorded on.
  let mayFollowEnd: Bool
  /// What is natural to them.
  let traits: EventType.Traits

  init(_ type: EventType, _ references: [ReferenceField]) {
    func places(_ kind: String) -> Set<Int> {
      Set(references.filter { $0.kindNames.contains(kind) }.map(\.place))
    }
    let leaves =
      !type.facts.isEmpty
      && type.facts.allSatisfy {
        switch $0.effect {
        case .member(_, _, let present, _): !present
        case .register(_, .unset): true
        default: false
        }
      }
    traits = type.traits
    units = leaves ? [] : places("unit")
    projects = leaves ? [] : places("project")
    mayFollowEnd = leaves || type.subjects.isEmpty || type.traits.contains(.followsEnd)
  }
}
