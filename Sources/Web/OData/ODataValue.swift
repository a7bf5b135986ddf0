import Views
import Vocabulary

/// The types of values in OData that columns have.
enum ODataType: String, Sendable {
  case string = "Edm.String"
  case integer = "Edm.Int64"
  case decimal = "Edm.Decimal"
  case day = "Edm.Date"
  case instant = "Edm.DateTimeOffset"
  case bool = "Edm.Boolean"

  /// The type of a column; nil of lists and objects, which OData leaves out.
  init?(_ kind: ColumnKind) {
    switch kind {
    case .text, .word, .eventType, .attribute, .light, .subject, .period: self = .string
    case .day: self = .day
    case .instant: self = .instant
    case .integer, .share: self = .integer
    case .decimal, .money: self = .decimal
    case .bool: self = .bool
    case .list, .rows, .record, .object, .any: return nil
    }
  }

  /// Whether values are figures, of which clients decide how they are written.
  var isNumber: Bool { self == .integer || self == .decimal }
}

/// A value as OData compares and writes it; what is not known is none.
enum ODataValue: Sendable, Equatable {
  case string(String)
  case number(ODataNumber)
  case day(Day)
  case instant(Instant)
  case bool(Bool)

  /// The value of a column; nil where it says in words why there is none, and where an amount is in
  /// another currency than its row.
  init?(_ value: AnswerValue?, _ type: ODataType, currency: Currency) {
    switch (type, value) {
    case (_, nil), (_, .null): return nil
    case (.string, let value?):
      guard let text = value.plainText else { return nil }
      self = .string(text)
    case (.day, .day(let day)): self = .day(day)
    case (.instant, .instant(let instant)): self = .instant(instant)
    case (.bool, .bool(let isTrue)): self = .bool(isTrue)
    case (.integer, .integer(let number)), (.integer, .basisPoints(let number)),
      (.decimal, .integer(let number)):
      self = .number(ODataNumber(number))
    case (.decimal, .money(let money)):
      guard money.currency == currency, let number = ODataNumber(money.amount) else { return nil }
      self = .number(number)
    case (.decimal, let value?):
      guard let number = value.plainText.flatMap({ ODataNumber($0) }) else { return nil }
      self = .number(number)
    default: return nil
    }
  }

  /// Whether a value comes before another of its type; nil where they cannot be compared.
  func isBefore(_ other: ODataValue) -> Bool? {
    switch (self, other) {
    case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.number(let left), .number(let right)): left < right
    case (.day(let left), .day(let right)): left < right
    case (.instant(let left), .instant(let right)): left < right
    case (.bool(let left), .bool(let right)): !left && right
    default: nil
    }
  }

  /// Writes the value as JSON; numbers with all their digits, as texts where a client asks for that.
  func append(to json: inout [UInt8], numbersAsTexts: Bool) {
    switch self {
    case .string(let text): json.append(jsonString: text)
    case .number(let number):
      if numbersAsTexts {
        json.append(jsonString: number.text)
      } else {
        json.append(contentsOf: number.text.utf8)
      }
    case .day(let day): json.append(jsonString: day.description)
    case .instant(let instant): json.append(jsonString: instant.description)
    case .bool(let isTrue): json.append(contentsOf: (isTrue ? "true" : "false").utf8)
    }
  }
}

/// A decimal number of any size, by its digits: nothing is ever rounded.
struct ODataNumber: Sendable, Equatable, Comparable {
  /// The digits as they are written.
  let text: String
  private let isNegative: Bool
  private let whole: [UInt8]
  private let part: [UInt8]

  /// A whole number.
  init(_ number: Int64) {
    text = "\(number)"
    isNegative = number < 0
    whole = number == 0 ? [] : Array("\(number.magnitude)".utf8)
    part = []
  }

  /// The number that digits say, with a sign and a point; nil where they say none.
  init?(_ text: some StringProtocol) {
    var digits = Array(text.utf8)
    guard digits.count <= 200 else { return nil }
    let isMinus = digits.first == 0x2d
    if isMinus { digits.removeFirst() }
    let sides = digits.split(
      separator: 0x2e, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = sides.first, !first.isEmpty,
      sides.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    whole = Array(first.drop { $0 == 0x30 })
    var part = sides.count > 1 ? Array(sides[1]) : []
    while part.last == 0x30 { part.removeLast() }
    self.part = part
    isNegative = isMinus && !(whole.isEmpty && part.isEmpty)
    // JSON has no zeros in front.
    let shown = String(decoding: whole.isEmpty ? [0x30] : whole, as: UTF8.self)
    let rest = sides.count > 1 ? "." + String(decoding: sides[1], as: UTF8.self) : ""
    self.text = (isNegative ? "-" : "") + shown + rest
  }

  static func == (left: ODataNumber, right: ODataNumber) -> Bool {
    left.isNegative == right.isNegative && left.whole == right.whole && left.part == right.part
  }

  static func < (left: ODataNumber, right: ODataNumber) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative ? isSmaller(right, left) : isSmaller(left, right)
  }

  /// Whether a number without its sign is smaller than another without its own.
  private static func isSmaller(_ left: ODataNumber, _ right: ODataNumber) -> Bool {
    if left.whole.count != right.whole.count { return left.whole.count < right.whole.count }
    if left.whole != right.whole { return left.whole.lexicographicallyPrecedes(right.whole) }
    return left.part.lexicographicallyPrecedes(right.part)
  }
}
