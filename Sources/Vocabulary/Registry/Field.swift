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
