/// Why an input is refused: where it is wrong, what stands there, why, and what would be right.
///
/// Values of prose and sealed fields are never repeated here.
public struct Refusal: Error, Sendable, Equatable {
  /// The class of what is wrong.
  public struct Kind: Sendable, Hashable, CustomStringConvertible {
    private enum Value: String {
      case malformed, unknownType, unknownField, wrongKind, missing, outOfRange, rule, limit
      case notFound, exists, conflict, void, closed, duplicate, booking, cycle, sum, personalData
      case time, sequence, inUse, strange
    }
    private let value: Value

    /// No JSON, no UTF-8, no record.
    public static let malformed = Kind(value: .malformed)
    /// No such event type.
    public static let unknownType = Kind(value: .unknownType)
    /// No such field or attribute.
    public static let unknownField = Kind(value: .unknownField)
    /// A value of another kind.
    public static let wrongKind = Kind(value: .wrongKind)
    /// A required field is not there.
    public static let missing = Kind(value: .missing)
    /// A value beyond what the kind holds.
    public static let outOfRange = Kind(value: .outOfRange)
    /// Fields that do not go together.
    public static let rule = Kind(value: .rule)
    /// More than a limit allows.
    public static let limit = Kind(value: .limit)
    /// A subject, event or reference that is not there.
    public static let notFound = Kind(value: .notFound)
    /// A creation of what exists.
    public static let exists = Kind(value: .exists)
    /// Another version than the writer saw.
    public static let conflict = Kind(value: .conflict)
    /// A void or correction that may not be.
    public static let void = Kind(value: .void)
    /// A closed period is touched.
    public static let closed = Kind(value: .closed)
    /// An id seen before with other content.
    public static let duplicate = Kind(value: .duplicate)
    /// A booking key or commitment that does not fit.
    public static let booking = Kind(value: .booking)
    /// A chain of parents, successors or dependencies that closes on itself.
    public static let cycle = Kind(value: .cycle)
    /// An amount beyond what is there.
    public static let sum = Kind(value: .sum)
    /// Personal data where none may be.
    public static let personalData = Kind(value: .personalData)
    /// A time that may not be trusted.
    public static let time = Kind(value: .time)
    /// Another number than the event gets.
    public static let sequence = Kind(value: .sequence)
    /// Something that others still refer to.
    public static let inUse = Kind(value: .inUse)
    /// Something that may be recorded, but looks as if it was not meant so.
    public static let strange = Kind(value: .strange)

    /// The word for this class.
    public var description: String { value.rawValue }
  }

  /// The class of what is wrong.
  public let kind: Kind
  /// Where: `subject`, `data.amount`, `data.lines[2].period`.
  public let field: String
  /// What stands there, shortened; empty when there is nothing or it must not be repeated.
  public let value: String
  /// Why it is refused.
  public let why: String
  /// What would be right.
  public let remedy: String

  /// A refusal with its place, value, reason and remedy.
  public init(
    _ kind: Kind, _ field: String, _ value: String = "", why: String, remedy: String = ""
  ) {
    self.kind = kind
    // The names of unknown fields are as long as whoever sent them liked.
    self.field = field.utf8.count > 200 ? field.excerpt : field
    self.value = value.excerpt
    self.why = why
    self.remedy = remedy
  }
}

extension Refusal {
  /// Where it is wrong, in front of the reason; empty where that is not said.
  package var place: String { field.isEmpty ? "" : "\(field): " }
}

extension Refusal: CustomStringConvertible {
  /// The whole sentence.
  public var description: String {
    var text = field
    if !value.isEmpty { text += " “\(value)”" }
    text += text.isEmpty ? why : ": \(why)"
    if !remedy.isEmpty { text += "; \(remedy)" }
    return text
  }
}
