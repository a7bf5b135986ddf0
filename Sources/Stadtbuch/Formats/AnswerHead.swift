public import LMDB
public import Timelines
public import Views
public import Vocabulary

/// What is known of an answer before its first row: what every format begins with.
public struct AnswerHead: Sendable {
  /// What the answer is called.
  public var title: Label
  /// What is said where there are no rows.
  public var empty: Label
  /// The form of the rows.
  public var shape: Shape
  /// The day whose truth was asked for.
  public var asOf: Day
  /// How far the log was known.
  public var knownAt: KnownAt
  /// The currency of amounts where nothing else is said.
  public var currency: Currency
  /// For whom the answer is.
  public var audience: Audience
  /// The places of the columns that are shown, in order; nil where nothing was said.
  public var shown: [Int]?
  /// The places of all columns in the order of spreadsheets, where that is another.
  package var sheetOrder: [Int]?

  /// The head of an answer.
  public init(
    title: Label, empty: Label, shape: Shape, asOf: Day, knownAt: KnownAt, currency: Currency,
    audience: Audience = .full, shown: [Int]? = nil
  ) {
    self.title = title
    self.empty = empty
    self.shape = shape
    self.asOf = asOf
    self.knownAt = knownAt
    self.currency = currency
    self.audience = audience
    self.shown = shown
  }

  /// The head of an answer that is of no view and has no amounts of its own.
  package init(
    _ title: Label, _ columns: [ColumnHead], figures: [ColumnHead] = [], asOf: Day,
    knownAt: KnownAt, empty: Label = .nothing
  ) {
    self.init(
      title: title, empty: empty, shape: Shape(columns, figures: figures), asOf: asOf,
      knownAt: knownAt, currency: .eur)
  }

  /// The places of the columns that spreadsheets have.
  var sheetPlaces: [Int] {
    let columns = shape.columns
    return (shown ?? sheetOrder ?? Array(columns.indices)).filter { columns[$0].isInSheets }
  }

  /// The places of the columns that JSON has: whatever was asked for, the keys of the rows, and
  /// parts of an object only where the whole is not there.
  package var dataPlaces: [Int] {
    let columns = shape.columns
    guard let shown else { return columns.indices.filter { columns[$0].role == .data } }
    let whole = shown.filter { columns[$0].role == .data }
    let parts = shown.filter { place in
      columns[place].role == .leaf
        && !whole.contains { columns[place].key.hasPrefix("\(columns[$0].key).") }
    }
    return columns.indices.filter { place in
      whole.contains(place) || parts.contains(place)
        || columns[place].isKey && columns[place].role == .data
    }
  }

  /// The places of the columns that people see.
  package var peoplePlaces: [Int] {
    let columns = shape.columns
    return shown
      ?? columns.indices.filter {
        columns[$0].role != .choice && columns[$0].importance > 0
      }
  }
}

/// A way in which answers are written: rows come one by one, and what stands around them is known
/// when all are there.
public protocol AnswerFormat: ~Copyable {
  /// How many rows there are.
  var count: Int { get }
  /// Adds a row.
  mutating func take(_ row: AnyRow) throws(ScratchError)
  /// Gives out the answer, block by block; may be done again.
  borrowing func write(_ closing: Closing, _ emit: ([UInt8]) throws -> Void) throws
}
