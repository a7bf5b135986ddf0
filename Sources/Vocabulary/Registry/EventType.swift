/// A type of event: what it may say, on what, and what becomes true by it.
public struct EventType: Sendable, Equatable {
  /// Whether recording one brings its subject into being.
  public enum Creation: Sendable, Equatable {
    /// It needs a subject that exists.
    case none
    /// It creates its subject, and is refused where that exists.
    case always
    /// It creates its subject where that does not exist, and is never refused as a repetition.
    case whereNew
  }

  /// How the day from which it holds is found.
  public enum Day: Sendable, Equatable {
    /// `validfrom`, by default the civil date of recording.
    case given
    /// The date in this field.
    case field(String)
    /// The last day of the period in this field.
    case periodEnd(String)
  }

  /// The visibility of an event that does not say one.
  public enum VisibilityDefault: Sendable, Equatable {
    case `public`, `internal`, restricted
    /// That of the event which it voids, corrects, approves, rejects or erases.
    case target
    /// Restricted when this field is given, else internal.
    case restrictedWith(String)
  }

  /// The type's name, `subject.happened`.
  public let name: String
  /// Its number in the record's `oneof`; given by hand, never reused. Groups A to J are the
  /// hundreds from 100 to 1000.
  public let number: Int
  /// The version of its data that is written today.
  public let version: Int
  /// The kinds of subject that it is recorded on; empty: any entity or `event`.
  public let subjects: [String]
  /// Whether it creates its subject.
  public let creation: Creation
  /// How its day is found.
  public let day: Day
  /// Its data, in ascending numbers.
  public let fields: [Field]
  /// What it makes true.
  public let facts: [FactTemplate]
  /// Checks between fields.
  public let rules: [Rule]
  /// What the ledger knows it for.
  public let role: Role
  /// What is natural to it.
  public let traits: Traits
  /// Visibility where none is said.
  public let visibility: VisibilityDefault
  /// Its name for people.
  public let label: Label

  /// An event type as declared.
  public init(
    _ number: Int, _ name: String, version: Int = 1, on subjects: [String],
    creates creation: Creation = .none, day: Day = .given,
    visibility: VisibilityDefault = .internal, role: Role = .plain, traits: Traits = [],
    en: String, de: String, fields: [Field] = [], facts: [FactTemplate] = [], rules: [Rule] = []
  ) {
    self.name = name
    self.number = number
    self.version = version
    self.subjects = subjects
    self.creation = creation
    self.day = day
    self.role = role
    self.traits = traits
    self.visibility = visibility
    self.label = Label(en: en, de: de)
    self.fields = fields
    self.facts = facts
    self.rules = rules
  }

  /// The field of this name, if the type has one.
  public func field(named name: String) -> Field? {
    fields.first { $0.name == name }
  }

  /// The fields in a role.
  public func fields(in role: FieldRole) -> [Field] {
    fields.filter { $0.roles.contains(role) }
  }

  /// The field of this number, if the type has one.
  public func field(numbered number: Int) -> Field? {
    fields.first { $0.number == number }
  }

  /// Whether one of its facts adds to an account and it belongs to group D.
  public var isMoney: Bool {
    number / 100 == 4
      && facts.contains {
        guard case .flow = $0.effect else { return false }
        return true
      }
  }
}

/// A word for people in both languages.
public struct Label: Sendable, Equatable {
  /// English.
  public let en: String
  /// German.
  public let de: String

  /// A word in both languages.
  public init(en: String, de: String) {
    self.en = en
    self.de = de
  }

  /// The same, for tables of words.
  package init(_ en: String, _ de: String) {
    self.init(en: en, de: de)
  }
}
