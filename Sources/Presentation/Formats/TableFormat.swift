public import LMDB
public import Stadtbuch
public import Views
public import Vocabulary

/// Answers as a table for people on a terminal: aligned, in their language, with names in place of
/// keys; what stands beside the rows under it.
public struct TableFormat: AnswerFormat, ~Copyable {
  /// The names of subjects, as far as they have any.
  public typealias Names = ([String]) throws -> [String: String]

  private let head: AnswerHead
  private let format: PeopleFormat
  private let width: Int?
  private let hasColour: Bool
  private let places: [Int]
  /// The places of columns whose rows are columns of their own, and where these stand by title.
  private let spreadPlaces: [Int]
  private var spreadColumns: [Int: [String: Int]] = [:]
  /// The place of the column of subjects beside which their names stand.
  private let namedPlace: Int?
  private var rows: TableRows
  /// What is drawn instead of the rows, where people asked for a drawing.
  private var charted: ChartRows?
  /// Rows that stand beside the rows, as tables of their own.
  private var sections: [String] = []
  /// Lines that stand instead of the table.
  public var drawing: [String]?
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; nil where the output is none.
  ///   - hasColour: whether colours are wanted.
  public init(
    _ head: AnswerHead, _ language: Language, width: Int? = nil, hasColour: Bool = false
  ) {
    self.head = head
    format = PeopleFormat(language: language, timeZone: head.knownAt.timeZone)
    self.width = width
    self.hasColour = hasColour
    let columns = head.shape.columns
    let shownPlaces = head.peoplePlaces
    let places = shownPlaces.filter { !columns[$0].isSpread }
    self.places = places
    spreadPlaces = shownPlaces.filter { columns[$0].isSpread }
    let hasTitle = columns.contains { $0.key == "title" || $0.key == "text" }
    namedPlace =
      hasTitle || head.shown != nil
      ? nil
      : places.firstIndex { place in
        guard columns[place].isKey, case .subject = columns[place].kind else { return false }
        return true
      }
    var heads = places.map { place in
      let column = columns[place]
      return TableRows.Head(
        column.label[language], isFlexible: column.isFlexible,
        importance: max(1, column.importance))
    }
    if let namedPlace {
      heads.insert(
        TableRows.Head(Label.title[language], isFlexible: true, importance: 4, hasOnlyNames: true),
        at: namedPlace + 1)
    }
    rows = TableRows(heads)
    if head.shape.isDrawn { charted = ChartRows(head.shape.chart, columns) }
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    charted?.take(row)
    var cells = cells { row[$0] }
    for place in spreadPlaces { spread(row, place, into: &cells) }
    try rows.take(cells)
  }

  /// Puts rows within a row into columns of their own, behind all others in the order in which they
  /// come.
  private mutating func spread(_ row: AnyRow, _ place: Int, into cells: inout [TableRows.Cell?]) {
    let column = head.shape.columns[place]
    guard let value = row[place] else { return }
    for (title, cell) in format.spread(value, column) {
      let spot: Int
      if let known = spreadColumns[place]?[title] {
        spot = known
      } else {
        spot = rows.add(
          TableRows.Head(
            title, isFlexible: column.isFlexible, importance: max(1, column.importance)))
        spreadColumns[place, default: [:]][title] = spot
      }
      while cells.count <= spot { cells.append(nil) }
      cells[spot] = cell
    }
  }

  private func cells(_ value: (Int) -> AnswerValue?) -> [TableRows.Cell?] {
    var cells = places.map { place in
      value(place).map { format.cell($0, head.shape.columns[place]) }
    }
    if let namedPlace {
      let subject = value(places[namedPlace])?.plainText
      cells.insert(subject.map { TableRows.Cell(subjects: [$0]) }, at: namedPlace + 1)
    }
    return cells
  }

  /// Adds what stands beside the rows as rows of their own, and puts names in place of keys; once,
  /// when all rows are there.
  public mutating func finish(_ closing: Closing, names: Names) throws {
    var lines = count
    if case .object(let ended)? = closing.figures["ended"],
      case .integer(let number)? = ended["count"], number > 0, head.shape.name != "groups"
    {
      try rows.take(cells(ended, "\(number) \(Label.endedCounted[format.language])"))
      lines += 1
    }
    if lines > 1, let total = closing.total(head.shape.figures) {
      try rows.take(total: cells(total, Label.total[format.language]))
    }
    try rows.name(names)
    if head.shape.isDrawn {
      drawing =
        try charted.map { charted in
          let words = ChartWords(format: format, names: try names(charted.subjects))
          return ChartText.lines(charted, words, asOf: head.asOf, width: width)
        } ?? []
    }
    sections = []
    for figure in head.shape.figures where figure.importance > 0 {
      guard case .rows(let heads) = figure.kind,
        case .list(let values)? = closing.figures[path: figure.key], !values.isEmpty
      else { continue }
      let shown = heads.filter { $0.importance > 0 && $0.role != .choice }
      var table = TableRows(
        shown.map {
          TableRows.Head(
            $0.label[format.language], isFlexible: $0.isFlexible, importance: $0.importance)
        })
      for case .object(let row) in values {
        try table.take(
          shown.map { head in row[path: head.key].map { format.cell($0, head) } })
      }
      try table.name(names)
      sections += ["", Style.bold.on(figure.label[format.language], hasColour)]
      sections += try TableWriter(format.language, width: width, hasColour: hasColour).lines(table)
    }
  }

  /// The cells of sums, under the columns that they are the sums of.
  private func cells(_ sums: AnswerObject, _ title: String) -> [TableRows.Cell?] {
    let columns = head.shape.columns
    var isFirst = true
    var cells = places.map { place -> TableRows.Cell? in
      defer { isFirst = false }
      if isFirst { return TableRows.Cell(title) }
      let column = columns[place]
      return sums.sum(under: column).map { format.cell($0, column) }
    }
    if let namedPlace { cells.insert(nil, at: namedPlace + 1) }
    return cells
  }

  /// How many lines it has, about.
  public var lineCount: Int { (drawing?.count ?? count) + 8 }

  /// Gives out the answer, block by block.
  public borrowing func write(
    _ closing: Closing, _ emit: ([UInt8]) throws -> Void
  ) throws {
    var lines = LineBlock()
    func add(_ line: String) throws {
      if let block = lines.add(line) { try emit(block) }
    }
    try add(Style.dim.on(caption(closing), hasColour))
    try add("")
    let writer = TableWriter(format.language, width: width, hasColour: hasColour)
    let hasBody = drawing.map { !$0.isEmpty } ?? writer.hasLines(rows)
    if let drawing {
      for line in drawing { try add(line.visibleLine) }
    } else {
      try writer.write(rows) { try add($0) }
    }
    if !hasBody, sections.isEmpty { try add((closing.empty ?? head.empty)[format.language]) }
    for (index, line) in sections.enumerated() where index > 0 || hasBody || !line.isEmpty {
      try add(line)
    }
    let footer = footer(closing)
    if !footer.isEmpty {
      try add("")
      for line in footer { try add(line.visibleLine) }
    }
    if let block = lines.end() { try emit(block) }
  }

  /// What the answer is about: its point, always.
  private func caption(_ closing: Closing) -> String {
    let times = format.times
    return [
      (closing.title ?? head.title[format.language]).visibleLine,
      "\(Label.asOf[format.language]) \(times.text(head.asOf))",
      "\(Label.knownAt[format.language]) (\(times.text(head.knownAt)))",
      head.audience.note?[format.language],
    ].compactMap { $0 }.joined(separator: " · ")
  }

  /// The single figures beside the rows, in one line, and those of several values in lines of their
  /// own.
  private func footer(_ closing: Closing) -> [String] {
    var parts: [String] = []
    var lines: [String] = []
    for figure in head.shape.figures where figure.importance > 0 {
      if figure.isTotal || figure.path.first == "ended" && figure.path.count > 1 { continue }
      guard let value = closing.figures[path: figure.key] else { continue }
      let label = figure.label[format.language]
      let front = label.isEmpty ? "" : "\(label) "
      if case .list(.text) = figure.kind, case .list(let texts) = value.opened {
        // Each is a sentence of its own, and so a line.
        lines += texts.map { front + format.text($0) }
        continue
      }
      let text = front + format.cell(value, figure).text
      switch figure.kind {
      case .rows, .record, .object: continue
      case .text, .list: lines.append(text)
      default: parts.append(text)
      }
    }
    return (parts.isEmpty ? [] : [parts.joined(separator: " · ")]) + lines
  }
}

/// Lines on their way out in blocks.
private struct LineBlock {
  private var block: [UInt8] = []

  /// Adds a line; a block that is full.
  mutating func add(_ line: String) -> [UInt8]? {
    block.append(contentsOf: line.utf8)
    block.append(0x0a)
    return block.count >= ScratchBuffer.blockBytes ? end() : nil
  }

  /// What is left.
  mutating func end() -> [UInt8]? {
    guard !block.isEmpty else { return nil }
    defer { block.removeAll(keepingCapacity: true) }
    return block
  }
}
