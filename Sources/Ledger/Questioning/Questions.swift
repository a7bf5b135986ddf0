import Vocabulary

/// What is asked about the events of a type: whether what is recorded is meant so.
struct Questions: Sendable {
  /// The places of the references that name units, and of those that name projects.
  let units: Set<Int>
  let projects: Set<Int>
  /// Whether it is natural that a project has ended which it is recorded on.
  let mayFollowEnd: Bool
  /// Whether it is about years that lie far ahead.
  let plansAhead: Bool
  /// The day on which money was paid; 0 for none.
  let paidOn: Int
  /// Whether money that comes or goes is dated by it.
  let isBooking: Bool

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
    units = leaves ? [] : places("unit")
    projects = leaves ? [] : places("project")
    mayFollowEnd = leaves || type.subjects.isEmpty || type.isNamed(Questions.afterTheEnd)
    plansAhead = type.isNamed(Questions.planning)
    paidOn = type.field(.paidon)?.number ?? 0
    isBooking = type.isNamed(Questions.bookings)
  }

  /// What is left to do when a project has been merged, split or deregistered.
  private static let afterTheEnd: [EventTypeName] = [
    .projectMerged, .projectSplit, .projectDeregistered, .budgetTransferred, .budgetReleased,
    .commitmentReduced,
  ]
  /// Permission to sign for later years, and what will be needed by then.
  private static let planning: [EventTypeName] = [.authorityGranted, .forecastSubmitted]
  private static let bookings: [EventTypeName] = [
    .expenditureBooked, .revenueBooked, .drawdownReceived,
  ]
}
