public import Timelines
public import Vocabulary

/// What a question is answered with: the point, the rows, and what to know about them.
///
/// It knows nothing of how it is shown; JSON, CSV and tables are made of it.
public struct Answer: Sendable {
  /// The day whose truth was asked for; today where none was.
  public var asOf: Day
  /// How far the log was known.
  public var knownAt: KnownAt
  /// The rows, each an object.
  public var rows: [AnswerObject]
  /// What stands beside the rows, such as a total.
  public var beside: AnswerObject
  /// What to know before relying on it.
  ///
  /// Why it is as known before the head of the log, where that is so, stays in front of all others.
  public var warnings: [String] {
    didSet { keepLag() }
  }
  /// The paths of the leaves that every row may have, in order: the columns of CSV.
  public var columns: [String]

  /// An answer with its point and rows.
  public init(
    asOf: Day, knownAt: KnownAt, columns: [String] = [], rows: [AnswerObject] = [],
    beside: AnswerObject = AnswerObject(), warnings: [String] = []
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.columns = columns
    self.rows = rows
    self.beside = beside
    self.warnings = warnings
    keepLag()
  }

  private mutating func keepLag() {
    guard let notice = knownAt.lag?.notice, warnings.first != notice else { return }
    warnings.insert(notice, at: 0)
  }
}

/// How far a log is known: the number of its last event, and when that was recorded.
public struct KnownAt: Sendable, Equatable {
  /// The number; 0 of the empty ledger.
  public var sequence: UInt64
  /// When that event was recorded; nil at 0.
  public var time: Instant?
  /// Why it is not the head of the log, though that was asked for; nil when it is.
  public var lag: ViewsLag?
  /// The time zone on whose clock people read times of the answer; UTC where none is said.
  public var timeZone: String?

  /// A position as given.
  public init(sequence: UInt64, time: Instant?, timeZone: String? = nil) {
    self.sequence = sequence
    self.time = time
    self.timeZone = timeZone
  }
}

/// An object whose members keep their order; what is not known is no member.
public struct AnswerObject: Sendable, Equatable {
  /// The members in order.
  public private(set) var members: [(name: String, value: AnswerValue)] = []

  /// An object without members.
  public init() {}

  /// The member of a name; setting nil leaves the object as it is.
  public subscript(name: String) -> AnswerValue? {
    get { members.first { $0.name == name }?.value }
    set {
      guard let newValue else { return }
      if let place = members.firstIndex(where: { $0.name == name }) {
        members[place].value = newValue
      } else {
        members.append((name, newValue))
      }
    }
  }

  /// Puts a member behind the others, whose name none of them has; nil adds none.
  public mutating func append(_ name: String, _ value: AnswerValue?) {
    if let value { members.append((name, value)) }
  }

  /// Takes a member away.
  public mutating func remove(_ name: String) {
    members.removeAll { $0.name == name }
  }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The value at a path of names joined by points.
  public subscript(path path: String) -> AnswerValue? {
    if let value = self[path] { return value }
    guard let point = path.firstIndex(of: ".") else { return nil }
    guard case .object(let object) = self[String(path[..<point])]?.opened else { return nil }
    return object[path: String(path[path.index(after: point)...])]
  }

  /// Objects are equal with equal members in the same order.
  public static func == (left: AnswerObject, right: AnswerObject) -> Bool {
    left.members.elementsEqual(right.members) { $0.name == $1.name && $0.value == $1.value }
  }
}

/// A value in an answer.
public indirect enum AnswerValue: Sendable, Equatable {
  /// A text, also of a date, instant, decimal or subject.
  case text(String)
  /// A word of an enumeration, shown to people in their language.
  case word(String)
  /// A decimal number, exact.
  case decimal(ExactDecimal)
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

  /// A day as text.
  public static func day(_ day: Day) -> AnswerValue { .text(day.description) }

  /// An instant as text.
  public static func instant(_ instant: Instant) -> AnswerValue { .text(instant.description) }

  /// The same, with JSON taken apart.
  public var opened: AnswerValue {
    guard case .json(let bytes) = self else { return self }
    return AnswerValue(json: bytes.span)
  }
}
