import Ledger
public import Timelines
public import Vocabulary

/// A row of any view, as its columns see it.
public struct AnyRow {
  private let read: (Int) -> AnswerValue?
  private let readGroup: (Int) -> AnswerValue?
  /// Whether it counts in what stands beside the rows and is none of them itself.
  let isBeside: Bool

  /// The row of some values.
  public init(_ values: [AnswerValue?]) {
    read = { values[$0] }
    readGroup = read
    isBeside = false
  }

  /// The row of a table.
  public init<Row>(_ row: Row, _ columns: [Column<Row>], isBeside: Bool = false) {
    self.isBeside = isBeside
    read = { columns[$0].value(row) }
    readGroup = { place in
      let column = columns[place]
      return (column.groupValue ?? column.value)(row)
    }
  }

  /// The value under which it stands in groups by the column at a place.
  func groupValue(_ place: Int) -> AnswerValue? { readGroup(place) }

  /// The value in the column at a place; nil where it is not known.
  public subscript(place: Int) -> AnswerValue? { read(place) }
}

/// Where a view puts its rows, one by one and in order. It says whether the row is wanted: what a
/// view adds up are the rows that are.
public typealias RowTaker<Row> = (Row) throws(TimelinesError) -> Bool

/// What a view says when all rows are there.
public struct Closing: Sendable {
  /// What stands beside the rows, such as a total.
  public var figures: AnswerObject
  /// What to know before relying on it.
  public var notices: [ViewWarning]
  /// Whether what was asked for by name is there at all.
  public var exists = true
  /// What groups of the rows have as their last one: the values of its columns by key.
  public var lastGroup: AnswerObject?
  /// What the answer is called, where that is only known now; else as the view is.
  public var title: String?

  /// What stands beside the rows, and what to know.
  public init(_ figures: AnswerObject = AnswerObject(), notices: [ViewWarning] = []) {
    self.figures = figures
    self.notices = notices
  }

  /// The same with figures that columns describe.
  public init<Figures>(
    _ figures: Figures, _ columns: [Column<Figures>], notices: [ViewWarning] = []
  ) {
    self.init(notices: notices)
    for column in columns {
      if let value = column.value(figures) { self.figures.set(column.head.path[...], value) }
    }
  }
}

/// Rows of one form: their columns, what stands beside them, and how they come about.
public struct Shape: Sendable {
  /// What tells it from the other shapes of its view.
  public let name: String
  /// The columns, in order.
  public let columns: [ColumnHead]
  /// What stands beside the rows.
  public let figures: [ColumnHead]
  /// Makes the rows and hands them out one by one.
  let fill: @Sendable (Frame, RowTaker<AnyRow>) throws(TimelinesError) -> Closing
  /// The key that the last group of rows has, where there may be one that holds no row.
  public let lastGroup: ColumnHead?

  /// Rows of a type.
  ///
  /// - Parameters:
  ///   - name: what tells it from the other shapes of its view.
  ///   - columns: the columns, in order.
  ///   - figures: what stands beside the rows.
  ///   - lastGroup: the key that the last group has, where there may be one that holds no row.
  ///   - isBeside: whether a row counts in what stands beside the rows and is none of them itself.
  ///   - fill: makes the rows at the point of a frame.
  public init<Row>(
    _ name: String = "rows", _ columns: [Column<Row>], figures: [ColumnHead] = [],
    lastGroup: ColumnHead? = nil, isBeside: (@Sendable (Row) -> Bool)? = nil,
    _ fill: @escaping @Sendable (Frame, RowTaker<Row>) throws(TimelinesError) -> Closing
  ) {
    self.name = name
    self.columns = columns.map(\.head)
    self.figures = figures
    self.lastGroup = lastGroup
    self.fill = { (frame, take) throws(TimelinesError) in
      try fill(frame) { (row) throws(TimelinesError) in
        try take(AnyRow(row, columns, isBeside: isBeside?(row) ?? false))
      }
    }
  }

  /// Rows made of other rows.
  init(
    _ name: String, heads: [ColumnHead], figures: [ColumnHead], lastGroup: ColumnHead? = nil,
    _ fill: @escaping @Sendable (Frame, RowTaker<AnyRow>) throws(TimelinesError) -> Closing
  ) {
    self.name = name
    columns = heads
    self.figures = figures
    self.lastGroup = lastGroup
    self.fill = fill
  }
}

/// What every view is asked with: the facts, the point, and for whom it is.
public struct Frame: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  /// The point that is asked for.
  public let point: Point
  /// The ledger's currency.
  public let currency: Currency
  /// Today in the ledger's time zone.
  public let today: Day
  /// The day whose organisation units are grouped by; that of the point if nil.
  public var organisationDay: Day?
  /// The language of texts in the answer.
  public var language = Language.en
  /// The looks at people's events so far, which are noted beside the log; none where nobody keeps
  /// them.
  public var looks: @Sendable () throws(TimelinesError) -> [Look] = {
    () throws(TimelinesError) in []
  }

  /// What is asked at a point.
  public init(_ timelines: Timelines, _ point: Point, today: Day) {
    self.timelines = timelines
    self.point = point
    self.today = today
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }
}
