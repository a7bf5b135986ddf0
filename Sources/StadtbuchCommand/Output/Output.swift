import LMDB
import Presentation
import Stadtbuch

/// Writes answers in the format that was asked for.
struct Output {
  let options: OutputOptions
  /// The time zone on whose clock times are shown; that of the ledger.
  var timeZone: String?

  /// The output of answers, each of which says its time zone.
  init(options: OutputOptions, timeZone: String? = nil) {
    self.options = options
    self.timeZone = timeZone
  }

  /// The output of a ledger's answers whose rows come one by one, before the answer says its zone.
  init(options: OutputOptions, in book: Book) {
    self.init(options: options, timeZone: book.ledger.identity.timeZone)
  }

  var language: Language { options.language }
  var format: PeopleFormat { PeopleFormat(language: language, timeZone: timeZone) }

  /// The same for an answer, its times on the ledger's clock.
  func output(of answer: Answer) -> Output {
    Output(options: options, timeZone: answer.knownAt.timeZone)
  }

  /// How an answer looks as a table.
  struct Layout {
    /// What it is, in front of the point.
    var title: Label
    /// The columns, in order.
    var columns: [TableColumn]
    /// The sum of all rows, set apart at the end.
    var total: AnswerObject?
    /// Tables that follow, each under its own title; those without rows are left out.
    var sections: [Section] = []
    /// Lines of further tables, set already.
    var setTables: [String] = []
    /// Lines under the tables.
    var footer: [String] = []
    /// Lines that stand instead of the table.
    var drawing: [String]?
    /// What is said where there are no rows.
    var empty = Label.nothing
  }

  /// One more table of an answer.
  struct Section {
    var title: Label
    var columns: [TableColumn]
    var rows: [AnswerObject]
  }

  /// Writes an answer.
  func write(_ answer: Answer, _ layout: Layout) throws {
    try output(of: answer).stream(layout) { rows in
      for row in answer.rows { try rows(row) }
      return answer
    }
  }

  /// Writes an answer whose rows a view gives one by one: they wait until the view has run to its
  /// end, so that no transaction is open while somebody reads.
  ///
  /// - Parameters:
  ///   - view: gives the rows, and then the answer without them.
  ///   - finish: what of the layout is known only then, such as lines under the table.
  /// - Returns: how many rows there are.
  @discardableResult
  func stream(
    _ layout: Layout, _ view: (RowSink) throws -> Answer,
    finish: (Answer, inout Layout) throws -> Void = { _, _ in }
  ) throws -> Int {
    switch options.format {
    case .json: return try json(view)
    case .csv: return try csv(view)
    case .table: return try table(layout, view, finish)
    }
  }

  private func json(_ view: (RowSink) throws -> Answer) throws -> Int {
    var rows = JSONRows()
    var answer = try view { (row) throws(TimelinesError) in
      do throws(ScratchError) { try rows.take(row) } catch { throw TimelinesError(error) }
    }
    answer.language = options.textLanguage
    try Terminal.write { [answer] emit in try rows.write(answer, emit) }
    return rows.count
  }

  private func csv(_ view: (RowSink) throws -> Answer) throws -> Int {
    var rows = CSVRows(options.csvForm, timeZone: timeZone)
    let answer = try view { (row) throws(TimelinesError) in
      do throws(ScratchError) { try rows.take(row) } catch { throw TimelinesError(error) }
    }
    try Terminal.write { emit in try rows.write(columns: answer.columns, emit) }
    warn(answer.warnings)
    return rows.count
  }

  private func table(
    _ layout: Layout, _ view: (RowSink) throws -> Answer,
    _ finish: (Answer, inout Layout) throws -> Void
  ) throws -> Int {
    var layout = layout
    let (columns, format) = (layout.columns, self.format)
    var rows = TableRows(columns.map { $0.head(format) })
    let answer = try view { (row) throws(TimelinesError) in
      do throws(ScratchError) {
        try rows.take(columns.map { $0.cell(row, format) })
      } catch { throw TimelinesError(error) }
    }
    try finish(answer, &layout)
    let rowCount = rows.count
    if let total = layout.total, rows.count > 0 {
      try rows.take(total: columns.map { $0.cell(total, format) })
    }
    let writer = TableWriter(
      language, width: Terminal.width, hasColour: Terminal.hasColour)
    let after = try linesAfter(layout, writer, hasRows: writer.hasLines(rows))
    let head = [Style.dim.on(caption(answer, layout.title), Terminal.hasColour), ""]
    let count = head.count + (layout.drawing?.count ?? rows.count + 2) + after.count
    try Terminal.write(lines: count, paged: !options.noPager) { emit in
      var lines = Lines(emit)
      for line in head { try lines.add(line) }
      if let drawing = layout.drawing {
        for line in drawing { try lines.add(line.visibleLine) }
      } else {
        try writer.write(rows) { try lines.add($0) }
      }
      for line in after { try lines.add(line) }
      try lines.finish()
    }
    warn(answer.warnings)
    return rowCount
  }

  /// What follows the table, or says that there is none.
  private func linesAfter(
    _ layout: Layout, _ writer: TableWriter, hasRows: Bool
  ) throws -> [String] {
    var lines: [String] = []
    let sections = layout.sections.filter { !$0.rows.isEmpty }
    let hasBody = layout.drawing.map { !$0.isEmpty } ?? hasRows
    if !hasBody, sections.isEmpty { lines.append(layout.empty[language]) }
    for section in sections {
      if hasBody || !lines.isEmpty { lines.append("") }
      lines.append(Style.bold.on(section.title[language].visibleLine, Terminal.hasColour))
      lines += try self.lines(section.columns, section.rows)
    }
    if !layout.setTables.isEmpty { lines += [""] + layout.setTables }
    // Footers quote names and texts, and hold no colours.
    if !layout.footer.isEmpty { lines += [""] + layout.footer.map(\.visibleLine) }
    return lines
  }

  /// The lines of a table.
  func lines(_ columns: [TableColumn], _ rows: [AnswerObject]) throws -> [String] {
    var table = TableRows(columns.map { $0.head(format) })
    for row in rows { try table.take(columns.map { $0.cell(row, format) }) }
    return try TableWriter(language, width: Terminal.width, hasColour: Terminal.hasColour)
      .lines(table)
  }

  /// Says what to know on standard error.
  func warn(_ warnings: [Label]) {
    for warning in warnings { Terminal.say("\(Label.warning[language]): \(warning[language])") }
  }

  /// Says something on standard error unless it shall be quiet.
  func note(_ text: String) {
    if !options.quiet { Terminal.say(text) }
  }

  /// What the answer is about: its point, always.
  private func caption(_ answer: Answer, _ title: Label) -> String {
    let times = output(of: answer).format.times
    let parts = [
      title[language].visibleLine, "\(Label.asOf[language]) \(times.text(answer.asOf))",
      "\(Label.knownAt[language]) (\(times.text(answer.knownAt)))",
    ]
    return parts.joined(separator: " · ")
  }
}

/// Lines on their way out in blocks.
private struct Lines {
  private let emit: ([UInt8]) throws -> Void
  private var block: [UInt8] = []

  init(_ emit: @escaping ([UInt8]) throws -> Void) {
    self.emit = emit
  }

  mutating func add(_ line: String) throws {
    block.append(contentsOf: line.utf8)
    block.append(0x0a)
    if block.count >= ScratchBuffer.blockBytes { try finish() }
  }

  mutating func finish() throws {
    if !block.isEmpty { try emit(block) }
    block.removeAll(keepingCapacity: true)
  }
}
