package import Vocabulary

/// A day on which something is due of a subject.
package struct DueDate: Sendable, Equatable {
  /// What is due.
  package enum Kind: Sendable {
    case milestone, obligation, proof, drawdown

    /// Its name for people.
    package var label: Label {
      switch self {
      case .milestone: .dueMilestone
      case .obligation: .dueObligation
      case .proof: .dueProof
      case .drawdown: .dueDrawdown
      }
    }
  }

  /// What is due.
  package let kind: Kind
  /// Whose it is.
  package let subject: String
  /// The day.
  package let day: Day
  /// The project that it belongs to, where it is another subject.
  package var project: String?
  /// What it is called, where that is no text of a council.
  package var title: String?
  /// What tells several of a subject apart.
  package var part: String?
}
