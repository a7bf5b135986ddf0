/// Something that a reader of figures has to know.
public struct ViewWarning: Sendable, Hashable {
  /// What it is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// A walk over parents or successors came to where it had been.
    case cycle
    /// A unit was split and what it led was not given to another.
    case splitNotReassigned
  }

  /// What it is about.
  public var kind: Kind
  /// The subject that it concerns.
  public var subject: String

  /// A warning about a subject.
  public init(_ kind: Kind, _ subject: String) {
    self.kind = kind
    self.subject = subject
  }
}

extension ViewWarning: CustomStringConvertible {
  /// The warning in words.
  public var description: String {
    let text =
      switch kind {
      case .cycle: "cycle: parents or successors lead back to where they came from"
      case .splitNotReassigned: "split, not reassigned"
      }
    return "\(subject): \(text)"
  }
}
