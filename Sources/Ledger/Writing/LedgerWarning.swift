public import Vocabulary

/// Something that people should look at, though it is recorded: events that look strange, or what
/// went wrong beside the record.
public struct LedgerWarning: Sendable, Equatable, CustomStringConvertible, InBothLanguages {
  /// The class of warning; more may be added.
  public enum Kind: String, Sendable, CaseIterable {
    /// The events are recorded, but the views do not show them yet.
    case viewsBehind
    /// An event of an export that a later rule forbids.
    case laterRule
    /// More is spent, committed or blocked than is authorised.
    case overBudget
    /// More is appropriated on a grant's sources, or drawn, than the grant gives.
    case overGrant
    /// More is carried forward than is left.
    case overCarried
    /// A day or fiscal year lies more than ten years ahead.
    case farAhead
    /// Money was received or paid on a day that has not come.
    case futureBooking
    /// A value is final although its period has not ended.
    case openPeriod
    /// A unit is closed that leads, owns or takes part.
    case closedUnit
    /// A project is merged, split or deregistered that something is recorded about.
    case endedProject
    /// A status that ends a project is taken back.
    case resumed
  }

  /// The most subjects that are named.
  public static let subjectsMax = 10

  /// The class.
  public let kind: Kind
  /// What happened; where it happened several times, the first of it.
  public let first: Label
  /// How many events it is about.
  public private(set) var count: Int
  /// The first subjects that it is about.
  public private(set) var subjects: [String]

  /// A warning with its words.
  public init(_ kind: Kind, _ first: Label, subject: String? = nil) {
    self.kind = kind
    self.first = first
    count = 1
    subjects = subject.map { [$0] } ?? []
  }

  /// What happened, in English; where it happened several times, the first of it.
  public var message: String { first.en }

  /// What happened, and how often more.
  public var text: Label {
    guard count > 1 else { return first }
    let others = subjects.dropFirst()
    let names = others.isEmpty ? "" : ": " + others.joined(separator: ", ")
    let more = others.count < LedgerWarning.subjectsMax - 1 ? "" : " …"
    return Label(
      en: "\(first.en); and \(count - 1) more of this kind\(names)\(more)",
      de: "\(first.de); und \(count - 1) weitere dieser Art\(names)\(more)")
  }

  /// The same in English.
  public var description: String { text.en }

  fileprivate mutating func add(_ count: Int, _ subjects: [String]) {
    self.count += count
    for subject in subjects where self.subjects.count < LedgerWarning.subjectsMax {
      if !self.subjects.contains(subject) { self.subjects.append(subject) }
    }
  }
}

extension [LedgerWarning] {
  /// Counts one more event of a kind; its words are asked for where it is the first.
  mutating func note(
    _ kind: LedgerWarning.Kind, _ subject: String, _ words: () -> Label
  ) {
    if let place = place(of: kind) {
      self[place].add(1, [subject])
    } else {
      append(LedgerWarning(kind, words(), subject: subject))
    }
  }

  /// Where one more of a kind is counted; nil where it stands alone.
  private func place(of kind: LedgerWarning.Kind) -> Int? {
    // Each event that a later rule forbids is named with its rule, as long as there are few.
    let isNamedEach = kind == .laterRule && count { $0.kind == kind } < LedgerWarning.subjectsMax
    return isNamedEach ? nil : lastIndex { $0.kind == kind }
  }

  /// Adds those of another batch, each kind once.
  public mutating func merge(_ others: [LedgerWarning]) {
    for other in others {
      if let place = place(of: other.kind) {
        self[place].add(other.count, other.subjects)
      } else {
        append(other)
      }
    }
  }
}
