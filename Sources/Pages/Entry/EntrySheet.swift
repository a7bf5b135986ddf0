import Stadtbuch
public import Views
public import Vocabulary

/// A form in which somebody says one event, at any stage: empty, refused, shown once more before it is
/// recorded.
public struct EntrySheet: Sendable {
  /// What is wrong, and at which field; nil where it is wrong with the whole.
  public struct Fault: Sendable {
    /// The name of the field, as in the form.
    public var field: String?
    /// What is wrong and what would be right.
    public var text: String

    /// A fault.
    public init(field: String?, text: String) {
      self.field = field
      self.text = text
    }
  }

  /// What would become true, and what is strange about it.
  public struct Plan: Sendable {
    /// What an attribute was and would be.
    public struct Change: Sendable {
      /// The attribute, in the ledger's words.
      public var attribute: String
      /// What it was, what it would be, or by how much it changes.
      public var before, after, change: AnswerValue?

      /// A change.
      public init(
        attribute: String, before: AnswerValue?, after: AnswerValue?, change: AnswerValue?
      ) {
        (self.attribute, self.before, self.after, self.change) = (attribute, before, after, change)
      }
    }

    /// The changes, in order.
    public var changes: [Change]
    /// What is strange, in words.
    public var warnings: [String]

    /// A plan.
    public init(changes: [Change], warnings: [String]) {
      self.changes = changes
      self.warnings = warnings
    }
  }

  /// What happened.
  public let type: EventType
  /// What stands in the fields, by their names: those of the data as `data.amount`.
  public var values: [String: String]
  /// What is wrong with it.
  public var faults: [Fault] = []
  /// What it would do; nil before it was checked.
  public var plan: Plan?
  /// What proves that the form is ours.
  public var token: String

  /// An empty form.
  public init(_ type: EventType, values: [String: String] = [:], token: String) {
    self.type = type
    self.values = values
    self.token = token
  }

  /// The names that stand around the data.
  public static let frameNames = [
    "subject", "validfrom", "validto", "reason", "basis", "visibility", "expectedversion", "id",
  ]
}
