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

  /// Why it is refused, with what the sentence speaks of.
  public let reason: Reason
  /// Where: `subject`, `data.amount`, `data.lines[2].period`.
  public let field: String
  /// What stands there, shortened; empty when there is nothing or it must not be repeated.
  public let value: String

  /// A refusal with its reason, place and value.
  public init(_ reason: Reason, _ field: String = "", _ value: String = "") {
    self.reason = reason
    // The names of unknown fields are as long as whoever sent them liked.
    self.field = field.utf8.count > 200 ? field.excerpt : field
    self.value = value.excerpt
  }
}

extension Refusal {
  /// The class of what is wrong.
  public var kind: Kind { reason.wording.kind }
  /// Why it is refused, in English.
  public var why: String { reason.wording.why.en }
  /// What would be right, in English; empty where that goes without saying.
  public var remedy: String { reason.wording.remedy.en }

  /// Where it is wrong, in front of the reason; empty where that is not said.
  package var place: Label {
    field.isEmpty
      ? Label("", "") : Label(en: "\(field): ", de: "\(germanField): ")
  }

  /// Where it is wrong; a place in a text has no name of its own.
  private var germanField: String {
    field.hasPrefix("byte ") ? "Byte" + field.dropFirst(4) : field
  }

  /// The same refusal at a place that is called otherwise.
  package func at(_ field: String) -> Refusal { Refusal(reason, field, value) }

  /// The whole sentence in both languages.
  public var text: Label {
    let wording = reason.wording
    let sentence = wording.sentence
    let en = value.isEmpty ? field : "\(field) “\(value)”"
    let de = value.isEmpty ? germanField : "\(germanField) „\(value)“"
    return Label(
      en: en.isEmpty ? sentence.en : "\(en): \(sentence.en)",
      de: de.isEmpty ? sentence.de : "\(de): \(sentence.de)")
  }
}

extension Refusal: CustomStringConvertible, InBothLanguages {
  /// The whole sentence in English.
  public var description: String { text.en }
}
