/// One field of an event's data: its name, its number for ever, its kind.
public struct Field: Sendable, Equatable {
  /// The name in JSON, in the `.proto` file and in facts.
  public let name: String
  /// The number on the wire; given by hand, never reused. 15 is reserved for `unset`.
  public let number: Int
  /// What it may hold.
  public let kind: ValueKind
  /// Whether an event without it is refused.
  public let required: Bool
  /// Whether JSON `null` is accepted and unsets the register.
  public let nullable: Bool
  /// The value that readers take when it is not given; never stored.
  public let fixedDefault: String?
  /// What it is to the checks of the ledger.
  public private(set) var roles: [FieldRole] = []
  /// The words of it that those look for.
  public private(set) var wordsLookedFor: [String] = []

  private init(
    name: String, number: Int, kind: ValueKind, required: Bool, nullable: Bool,
    fixedDefault: String?
  ) {
    self.name = name
    self.number = number
    self.kind = kind
    self.required = required
    self.nullable = nullable
    self.fixedDefault = fixedDefault
  }

  /// The same field in some roles, with the words of it that the checks look for.
  func playing(_ roles: FieldRole..., lookingFor words: [String] = []) -> Field {
    var field = self
    field.roles += roles
    field.wordsLookedFor += words
    return field
  }

  /// A field that must be given.
  public static func required(
    _ number: Int, _ name: String, _ kind: ValueKind, nullable: Bool = false
  ) -> Field {
    Field(
      name: name, number: number, kind: kind, required: true, nullable: nullable,
      fixedDefault: nil)
  }

  /// A field that may be left out.
  public static func optional(
    _ number: Int, _ name: String, _ kind: ValueKind, nullable: Bool = false,
    default fixedDefault: String? = nil
  ) -> Field {
    Field(
      name: name, number: number, kind: kind, required: false, nullable: nullable,
      fixedDefault: fixedDefault)
  }
}
