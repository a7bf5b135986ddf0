/// A check between the fields of one event, declared as data.
///
/// A field that begins with `@` is one of the envelope: `@basis`, `@reason`, `@sequence`.
public enum Rule: Sendable, Equatable {
  /// At least one of these fields is given (null counts as given).
  case atLeastOne([String])
  /// Exactly one of these groups is given, and given whole.
  case exactlyOne([[String]])
  /// At most one of these groups is given.
  case atMostOne([[String]])
  /// The field is given exactly when another has the value.
  case iff(String, when: String, is: String)
  /// The field is given at least when another has the value.
  case requiredWhen(String, when: String, is: String)
  /// The field must be given unless another one is.
  case requiredWithout(String, without: String)
  /// The amount is greater than zero.
  case positive(String)
  /// The amount is not zero.
  case notZero(String)
  /// The amount is zero or greater.
  case notNegative(String)
  /// The amount is negative when the other field is given.
  case negativeWith(String, with: String)
  /// The members of a list add up to a total.
  case addUp(list: String, member: String, to: Int64)
  /// The money of the list's members adds up to the money of the field.
  case moneyAddsUp(list: String, member: String, to: String)
  /// The reference names another subject than the event's own.
  case another(String)
  /// The first date is not after the second.
  case ordered(String, String)
  /// The first whole number is smaller than the second.
  case ascending(String, String)
  /// The list has at least so many elements.
  case atLeast(String, Int)
  /// Subject kind, kind of the reference and relation stand in this table.
  case pairs(to: String, relation: String, allowed: [Pair])
  /// No key of the map is this one.
  case noKey(String, key: String)
  /// The field is given only where another one is.
  case needs(String, with: String)
  /// These fields are given where the event brings its subject into being.
  case requiredWhenNew([String])
  /// A subject that exists already is refused, unless this register of it is true.
  case existingOnlyWhen(String)
  /// The checks hold for each element of a list; the fields are those of the element.
  case each(String, [Rule])

  /// A row of ``pairs(to:relation:allowed:)``.
  public struct Pair: Sendable, Equatable {
    /// The kind of the event's subject.
    public let from: String
    /// The kind of the subject referred to.
    public let to: String
    /// The relation between them.
    public let relation: String

    /// Allows `relation` from the one kind to the other.
    public init(_ from: String, _ to: String, _ relation: String) {
      self.from = from
      self.to = to
      self.relation = relation
    }
  }
}
