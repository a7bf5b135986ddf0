public import Vocabulary

/// A value in an answer, of the kind that its column says; see ``ColumnKind``.
public enum AnswerValue: Sendable, Equatable {
  /// A text.
  case text(String)
  /// A word of an enumeration, shown to people in their language.
  case word(String)
  /// A subject by its key, shown to people by its name.
  case subject(String)
  /// A day.
  case day(Day)
  /// An instant.
  case instant(Instant)
  /// A period.
  case period(Period)
  /// A decimal number, exact.
  case decimal(ExactDecimal)
  /// A number in digits as it was computed, which may have more of them than a decimal.
  case figure(String)
  /// A whole number.
  case integer(Int64)
  /// A share in basis points.
  case basisPoints(Int64)
  /// True or false.
  case bool(Bool)
  /// An amount.
  case money(Money)
  /// A list.
  case list([AnswerValue])
  /// An object.
  case object(AnswerObject)
  /// A value in exchange form, as canonical JSON.
  case json([UInt8])
  /// What takes a value back, in the data of an event.
  case null

  /// A whole number from a count or an event's number.
  public static func number(_ number: some BinaryInteger) -> AnswerValue {
    .integer(Int64(clamping: number))
  }

  /// The same, with JSON taken apart.
  public var opened: AnswerValue {
    guard case .json(let bytes) = self else { return self }
    return AnswerValue(json: bytes.span)
  }

  /// The characters of a value that JSON writes as a string; nil of all others.
  public var plainText: String? {
    switch self {
    case .text(let text), .word(let text), .subject(let text), .figure(let text): text
    case .day(let day): day.description
    case .instant(let instant): instant.description
    case .period(let period): period.description
    case .decimal(let decimal): decimal.description
    default: nil
    }
  }
}
