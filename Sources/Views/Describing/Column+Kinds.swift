public import Vocabulary

/// Columns by what they hold.
extension Column {
  /// A column of texts.
  public static func text(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .text) { value($0).map(AnswerValue.text) }
  }

  /// A column of words of an enumeration, in its order.
  public static func word(
    _ key: String, _ label: Label, of words: [String] = [],
    _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .word(words)) { value($0).map(AnswerValue.word) }
  }

  /// A column of names of types of events.
  public static func eventType(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .eventType) { value($0).map(AnswerValue.text) }
  }

  /// A column of the words that the field of its name has in an event type, in their order.
  public static func word(
    _ key: String, _ label: Label, from type: String,
    _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    let field = ColumnHead(key, label, .text).field
    guard case .oneOf(let words) = Registry.current.type(named: type)?.field(named: field)?.kind
    else { return .word(key, label, value) }
    return .word(key, label, of: words, value)
  }

  /// A column of names of attributes.
  public static func attribute(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .attribute) { value($0).map(AnswerValue.text) }
  }

  /// A column of lights.
  public static func light(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .light) { value($0).map(AnswerValue.word) }
  }

  /// A column of subjects.
  public static func subject(
    _ key: String, _ label: Label, of kind: String? = nil,
    _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .subject(kind)) { value($0).map(AnswerValue.subject) }
  }

  /// A column of days.
  public static func day(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Day?
  ) -> Column {
    Column(key, label, .day) { value($0).map(AnswerValue.day) }
  }

  /// A column of instants.
  public static func instant(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Instant?
  ) -> Column {
    Column(key, label, .instant) { value($0).map(AnswerValue.instant) }
  }

  /// A column of periods.
  public static func period(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Period?
  ) -> Column {
    Column(key, label, .period) { value($0).map(AnswerValue.period) }
  }

  /// A column of whole numbers.
  public static func number<Number: BinaryInteger & SendableMetatype>(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Number?
  ) -> Column {
    Column(key, label, .integer) { value($0).map { AnswerValue.integer(Int64(clamping: $0)) } }
  }

  /// A column of decimals.
  public static func decimal(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> ExactDecimal?
  ) -> Column {
    Column(key, label, .decimal) { value($0).map(AnswerValue.decimal) }
  }

  /// A column of figures in digits; a value that is none is a word that says why.
  public static func figure(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> String?
  ) -> Column {
    Column(key, label, .decimal) { value($0).map(AnswerValue.figure) }
  }

  /// A column of figures in digits, each one or the two bounds of a corridor.
  public static func corridor(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> FigureOrCorridor?
  ) -> Column {
    Column(key, label, .decimal) { value($0)?.answer }
  }

  /// A column of shares in basis points.
  public static func share<Number: BinaryInteger & SendableMetatype>(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Number?
  ) -> Column {
    Column(key, label, .share) { value($0).map { AnswerValue.basisPoints(Int64(clamping: $0)) } }
  }

  /// A column of truths.
  public static func bool(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> Column {
    Column(key, label, .bool) { value($0).map(AnswerValue.bool) }
  }

  /// A column that says that something is so, and nothing where it is not.
  public static func flag(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Bool
  ) -> Column {
    Column(key, label, .bool) { value($0) ? .bool(true) : nil }
  }

  /// A column of amounts.
  public static func money(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> Money?
  ) -> Column {
    Column(key, label, .money) { value($0).map(AnswerValue.money) }
  }

  /// A column of lists of texts.
  public static func texts(
    _ key: String, _ label: Label, _ value: @escaping @Sendable (Row) -> [String]?
  ) -> Column {
    Column(key, label, .list(.text)) { value($0).map { .list($0.map(AnswerValue.text)) } }
  }

  /// A column of lists of subjects.
  public static func subjects(
    _ key: String, _ label: Label, of kind: String? = nil,
    _ value: @escaping @Sendable (Row) -> [String]?
  ) -> Column {
    Column(key, label, .list(.subject(kind))) {
      value($0).map { .list($0.map(AnswerValue.subject)) }
    }
  }

  /// A column of rows within the row.
  public static func rows<Inner>(
    _ key: String, _ label: Label, of columns: [Column<Inner>],
    _ value: @escaping @Sendable (Row) -> [Inner]?
  ) -> Column {
    Column(key, label, .rows(columns.map(\.head))) { row in
      value(row).map { .list($0.map { .object(AnswerObject($0, columns)) }) }
    }
  }
}

/// A figure in digits, or the bounds between which one should be.
public enum FigureOrCorridor: Sendable, Equatable {
  /// One figure.
  case value(String)
  /// Between two.
  case corridor(low: String, high: String)

  fileprivate var answer: AnswerValue {
    switch self {
    case .value(let value): return .figure(value)
    case .corridor(let low, let high):
      var object = AnswerObject()
      object.append("low", .figure(low))
      object.append("high", .figure(high))
      return .object(object)
    }
  }
}

extension AnswerObject {
  /// The data of a row by its columns: paths with points are objects within the object.
  public init<Row>(_ row: Row, _ columns: [Column<Row>]) {
    self.init()
    for column in columns where column.head.role == .data {
      if column.head.path[0] == "group", self["group"] == nil {
        append("group", .object(AnswerObject()))
      }
      if let value = column.value(row) { set(column.head.path[...], value) }
    }
  }

  /// Sets the value at a path of names; objects on the way are made.
  public mutating func set(_ path: ArraySlice<String>, _ value: AnswerValue) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      self[name] = value
      return
    }
    var inner = AnswerObject()
    if case .object(let object)? = self[name] { inner = object }
    inner.set(path.dropFirst(), value)
    self[name] = .object(inner)
  }
}
