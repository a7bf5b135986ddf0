public import LMDB
public import Stadtbuch
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
  /// The places of the columns that are shown, in order; nil where nothing was said.
  public var shown: [Int]?

  /// The head of an answer.
  public init(
    title: Label, empty: Label, shape: Shape, asOf: Day, knownAt: KnownAt, currency: Currency,
    shown: [Int]? = nil
  ) {
    self.title = title
    self.empty = empty
    self.shape = shape
    self.asOf = asOf
    self.knownAt = knownAt
    self.currency = currency
    self.shown = shown
  }

  /// The places of the columns that data formats write.
  func dataPlaces(keepsKeys: Bool) -> [Int] {
    let columns = shape.columns
    guard let shown else { return columns.indices.filter { columns[$0].role == .data } }
    let asked = shown.filter { columns[$0].role == .data }
    guard keepsKeys else { return asked }
    return columns.indices.filter {
      columns[$0].role == .data && (columns[$0].isKey || asked.contains($0))
    }
  }

  /// The places of the columns that people see.
  var peoplePlaces: [Int] {
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
