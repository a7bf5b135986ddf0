/// What an event makes true, declared as data: no event type has code of its own.
///
/// Names are patterns: `{year}` stands for the field's value in exchange form, `{grantline:-}` for
/// the value or `-`, `{each.source}` for a field of the list's element, `{on|external}` for the
/// first of the two that is given, `{@validfrom}` and `{@actor}` for the envelope.
public struct FactTemplate: Sendable, Equatable {
  /// Whose fact it is.
  public enum Holder: Sendable, Equatable {
    /// The event's own subject.
    case subject
    /// The subject that a field names.
    case field(String)
  }

  /// When the template applies.
  public enum Condition: Sendable, Equatable {
    /// The field is given and not null.
    case given(String)
    /// The field is not given.
    case absent(String)
    /// The field (or its fixed default) has this value in exchange form.
    case equals(String, String)
    /// The field (or its fixed default) has another value.
    case differs(String, String)
  }

  /// What the fact says.
  public enum Effect: Sendable, Equatable {
    /// A register takes a value.
    case register(name: String, value: Value)
    /// A member enters or leaves a set; the payload is the given fields of the list.
    case member(set: String, identity: String, present: Bool, payload: Value)
    /// An amount is added to an account (`name parts joined by /`); negative turns its sign.
    case flow(account: String, amount: String, negative: Bool)
    /// A value of a series for a period (nil: the day `validfrom`), with the data's `unit` and
    /// `dimensions` when `dimensioned`. The value is the object of all given fields.
    case observation(series: String, period: String?, dimensioned: Bool)
    /// Another event is void; made by `event.voided` and `event.corrected` alone.
    case void
  }

  /// A value made of the event's data.
  public enum Value: Sendable, Equatable {
    /// The constant `true`.
    case yes
    /// The field's value; absent when the field is not given, unset when it is null.
    case field(String)
    /// The field's value, or its fixed default.
    case fieldOrDefault(String)
    /// An object of all given fields.
    case whole
    /// An object of the given ones of these fields, each under a name of its own.
    case object([Member])
    /// A constant object of one word.
    case constant(name: String, value: String)
    /// No value: the register becomes absent.
    case unset
  }

  /// A field that enters an object under a name.
  public struct Member: Sendable, Equatable {
    /// The field's name in the data.
    public let field: String
    /// Its name in the object.
    public let name: String

    /// Puts `field` into an object as `name`.
    public init(_ field: String, as name: String? = nil) {
      self.field = field
      self.name = name ?? field
    }
  }

  /// Whose fact it is.
  public let holder: Holder
  /// What it says.
  public let effect: Effect
  /// The list field of which each element makes one fact, if any.
  public let each: String?
  /// When it applies; all must hold.
  public let conditions: [Condition]

  /// A template as given.
  public init(
    _ effect: Effect, on holder: Holder = .subject, each: String? = nil,
    when conditions: [Condition] = []
  ) {
    self.holder = holder
    self.effect = effect
    self.each = each
    self.conditions = conditions
  }

  /// The register `exists` = true of a creating event.
  public static let exists = FactTemplate.yes("exists")

  /// A register with the value true.
  public static func yes(_ name: String, when conditions: [Condition] = []) -> FactTemplate {
    FactTemplate(.register(name: name, value: .yes), when: conditions)
  }

  /// One register for each of these fields that is given, named `prefix` + field.
  public static func registers(_ fields: String..., prefix: String = "") -> [FactTemplate] {
    fields.map { FactTemplate(.register(name: prefix + $0, value: .field($0))) }
  }

  /// A register that takes the value of one field.
  public static func register(
    _ name: String, from field: String, when conditions: [Condition] = []
  ) -> FactTemplate {
    FactTemplate(.register(name: name, value: .field(field)), when: conditions)
  }

  /// A register that becomes absent.
  public static func unset(_ name: String, when conditions: [Condition] = []) -> FactTemplate {
    FactTemplate(.register(name: name, value: .unset), when: conditions)
  }

  /// A register that holds an object of all given fields.
  public static func whole(_ name: String) -> FactTemplate {
    FactTemplate(.register(name: name, value: .whole))
  }

  /// An amount added to an account.
  public static func flow(
    _ account: String, _ amount: String = "amount", negative: Bool = false,
    on holder: Holder = .subject, each: String? = nil, when conditions: [Condition] = []
  ) -> FactTemplate {
    FactTemplate(
      .flow(account: account, amount: amount, negative: negative), on: holder, each: each,
      when: conditions)
  }
}
