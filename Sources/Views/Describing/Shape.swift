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

  /// The row of some values, grouped under others.
  init(_ values: [AnswerValue?], groups: [AnswerValue?], isBeside: Bool) {
    read = { values[$0] }
    readGroup = { groups[$0] }
    self.isBeside = isBeside
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
  public var notices: [Notice]
  /// What else to know, in words; of answers that are of no view.
  public var remarks: [Label] = []
  /// Whether what was asked for by name is there at all.
  public var exists = true
  /// What groups of the rows have as their last one: the values of its columns by key.
  public var lastGroup: AnswerObject?
  /// What is said where there are no rows; else what the view says.
  public var empty: Label?
  /// What the answer is called, where that is only known now; else as the view is.
  public var title: String?
  /// The words of columns by key, in the order in which groups count them, where data say what
  /// words there are.
  public var words: [String: [String]] = [:]
  /// The look that this was, where only what was read says so.
  public var look: Look?

  /// What stands beside the rows, and what to know.
  public init(_ figures: AnswerObject = AnswerObject(), notices: [Notice] = []) {
    self.figures = figures
    self.notices = notices
  }

  /// The same with figures that columns describe.
  public init<Figures>(
    _ figures: Figures, _ columns: [Column<Figures>], notices: [Notice] = []
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
  var fill: @Sendable (Frame, RowTaker<AnyRow>) throws(TimelinesError) -> Closing
  /// What has to be noted before anything is shown; see ``Look``.
  var look: Look?
  /// The point that is asked for, where parameters say it.
  var request: PointRequest?
  /// What rows are called where they are counted.
  var counted = Label.rows
  /// The groups that the view makes itself for a list of keys; nil for all others.
  var ownGroups: (@Sendable (String) throws(ChoiceError) -> Shape?)?
  /// The same rows with a column more, for a key that the data alone know, and what it is called.
  var open: (@Sendable (String) -> (shape: Shape, key: String))?
  /// The attributes that decide which rows there are and in what order; nil where nobody has said,
  /// so that a new view is not public by itself.
  var rowsRestOn: [String]?
  /// The subject that all rows are about, where there is one.
  var subject: String?
  /// Whether only whoever may see everything may ask for it.
  var isForFull = false
  /// How the rows can be drawn; nil where they cannot.
  public var chart: Chart?
  /// Whether people are shown the drawing instead of a table.
  public var isDrawn = false
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
      try frame.checkCancelled()
      return try fill(frame) { (row) throws(TimelinesError) in
        try frame.checkCancelled()
        return try take(AnyRow(row, columns, isBeside: isBeside?(row) ?? false))
      }
    }
  }

  /// Rows that no view makes.
  package init(_ columns: [ColumnHead], figures: [ColumnHead] = []) {
    self.init("rows", heads: columns, figures: figures) { _, _ in Closing() }
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

/// A look that is noted beside the log before anything is shown.
public struct Look: Sendable, Equatable {
  /// Who is looked at.
  public let about: String
  /// Why.
  public let reason: String?
  /// Whether only looks by others than the ledger's owner are noted.
  public let isByOthers: Bool

  /// A look at what names payees and purposes by others than the ledger's owner.
  public init(byOthersAt about: String) {
    self.about = about
    reason = nil
    isByOthers = true
  }

  /// A look at somebody or something.
  public init(at about: String, reason: String? = nil) {
    self.about = about
    self.reason = reason
    isByOthers = false
  }
}

extension Shape {
  /// The same, which rows there are resting on attributes; on none where all of a kind are there.
  func rests(on attributes: String...) -> Shape { rests(on: attributes) }

  /// The same, which rows there are resting on a list of attributes.
  func rests(on attributes: [String]) -> Shape {
    var shape = self
    shape.rowsRestOn = attributes
    return shape
  }

  /// The same, which rows there are resting on what another shape rests on.
  func rests(as other: Shape) -> Shape {
    var shape = self
    shape.rowsRestOn = other.rowsRestOn
    return shape
  }

  /// The same, all its rows being about one subject.
  func about(_ subject: String) -> Shape {
    var shape = self
    shape.subject = subject
    return shape
  }

  /// The same, for whoever may see everything.
  var forFull: Shape {
    var shape = self
    shape.isForFull = true
    return shape
  }

  /// The same, noted as a look where the subject is a person.
  func looking(at subject: String) -> Shape {
    guard subject.hasPrefix("person/") else { return self }
    var shape = self
    shape.look = Look(at: subject)
    return shape
  }

  /// The same at a point that parameters say.
  func at(_ request: PointRequest) -> Shape {
    var shape = self
    shape.request = request
    return shape
  }

  /// The same, its rows called so where they are counted.
  func counting(_ label: Label) -> Shape {
    var shape = self
    shape.counted = label
    return shape
  }

  /// The same, which can be drawn.
  func charted(_ chart: Chart) -> Shape {
    var shape = self
    shape.chart = chart
    return shape
  }

  /// The same, which people are shown as a drawing.
  func drawn(_ isDrawn: Bool) -> Shape {
    var shape = self
    shape.isDrawn = isDrawn
    return shape
  }

  /// The same with groups that the view makes itself, whose rows are no sums of others. `own` gives
  /// their shape for a list of keys, nil where rows are grouped as those of every view; where
  /// conditions are given too, they are on the groups.
  func grouping(_ own: @escaping @Sendable (String) throws(ChoiceError) -> Shape?) -> Shape {
    var shape = self
    shape.ownGroups = own
    return shape
  }

  /// The same, open to keys that only the data know. `open` gives the same rows with a column more,
  /// by which they may be grouped, and its key.
  func open(to open: @escaping @Sendable (String) -> (shape: Shape, key: String)) -> Shape {
    var shape = self
    shape.open = open
    return shape
  }

  /// The shape that has a column for every key of a list, and the list with the keys' names in it.
  func opened(for list: String) -> (shape: Shape, list: String) {
    var shape = self
    let keys = list.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let name = String(part.filter { !$0.isWhitespace })
      guard !name.isEmpty, !columns.contains(where: { $0.key == name }),
        let opened = shape.open?(name)
      else { return String(part) }
      shape = opened.shape
      return opened.key
    }
    return (shape, keys.joined(separator: ","))
  }

  /// What has to be noted before anything is shown.
  public var noted: Look? { look }
  /// The point that is asked for, where parameters say it.
  public var asked: PointRequest? { request }
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
  /// What is published, where the answer is for the public.
  public var publication: Publication?
  /// The language of texts in the answer.
  public var language = Language.en
  /// Is told how many events are done, of views that walk over all of them.
  public var progress: (@Sendable (UInt64) -> Void)?
  /// Who looks, where a login says so; nil where it is the system's user.
  public var looker: String?
  /// The looks at people's events so far, which are noted beside the log; none where nobody keeps
  /// them.
  public var looks: @Sendable () throws(TimelinesError) -> [NotedLook] = {
    () throws(TimelinesError) in []
  }

  /// Whether nobody waits for the answer any more: then it ends at the next row.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// What reads for the views.
  let readers: ViewReaders

  /// What is asked at a point.
  ///
  /// - Parameter readers: those of the same timelines that are kept from question to question; new
  ///   ones if nil.
  public init(_ timelines: Timelines, _ point: Point, today: Day, readers: ViewReaders? = nil) {
    self.timelines = timelines
    self.readers = readers ?? ViewReaders(timelines)
    self.point = point
    self.today = today
    currency = Currency(timelines.ledger.identity.currency) ?? .eur
  }

  /// Throws `cancelled` where nobody waits for the answer any more.
  func checkCancelled() throws(TimelinesError) {
    if isCancelled() {
      throw TimelinesError(
        .cancelled, "the question was cancelled by who asked it",
        "die Frage wurde von dem abgebrochen, der sie gestellt hat")
    }
  }
}
