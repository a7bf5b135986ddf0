public import LMDB
public import Stadtbuch
public import Views
public import Vocabulary

/// Answers as a workbook: typed cells under headers that stay in sight, the point on a sheet of its
/// own. Texts are texts, whatever they begin with.
public struct XLSXFormat: AnswerFormat, ~Copyable {
  private let head: AnswerHead
  private let format: PeopleFormat
  private let places: [Int]
  private let hasMoney: Bool
  private var rows = ScratchBuffer()
  private var widths: [Int]
  private var rounded = 0
  /// How many rows there are.
  public private(set) var count = 0

  /// The most rows of a sheet; those beyond stand on a further one.
  static let rowsMax = 1_048_576

  /// No rows yet; headers in a language.
  public init(_ head: AnswerHead, _ language: Language) {
    self.head = head
    format = PeopleFormat(language: language, timeZone: head.knownAt.timeZone)
    let columns = head.shape.columns
    places = head.shown ?? columns.indices.filter { columns[$0].isInSheets }
    hasMoney = places.contains { columns[$0].kind.hasMoney }
    widths = places.map { min(60, max(8, columns[$0].label[language].count + 2)) }
    if hasMoney { widths.append(10) }
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    var cells: [UInt8] = []
    var currency: Currency?
    for (index, place) in places.enumerated() {
      guard let value = row[place]?.opened else { continue }
      if case .money(let money) = value { currency = money.currency }
      let cell = XLSXCell(value, head.shape.columns[place], format)
      if cell.isRounded { rounded += 1 }
      widths[index] = min(60, max(widths[index], cell.width + 2))
      cell.write(column: index, to: &cells)
    }
    if hasMoney {
      XLSXCell(text: (currency ?? head.currency).description)
        .write(column: places.count, to: &cells)
    }
    try rows.writeRecord { $0 += cells }
  }

  /// Gives out the answer, block by block.
  public borrowing func write(
    _ closing: Closing, _ emit: ([UInt8]) throws -> Void
  ) throws {
    let language = format.language
    let title = closing.title ?? head.title[language]
    var sheets: [[UInt8]] = []
    var sheet: [UInt8] = []
    var line = 0
    func begin() {
      sheet = XLSXParts.sheetHead(widths)
      line = 1
      var header: [UInt8] = []
      for (index, place) in places.enumerated() {
        XLSXCell(text: head.shape.columns[place].label[language], style: .header)
          .write(column: index, to: &header)
      }
      if hasMoney {
        XLSXCell(text: Label.currency[language], style: .header)
          .write(column: places.count, to: &header)
      }
      XLSXParts.append(row: line, header, to: &sheet)
    }
    func end() {
      sheet += XLSXParts.sheetTail(columns: widths.count, rows: line)
      sheets.append(sheet)
    }
    begin()
    try rows.forEachRecord { record in
      if line == XLSXFormat.rowsMax {
        end()
        begin()
      }
      line += 1
      var cells: [UInt8] = []
      cells.reserveCapacity(record.count)
      for index in record.indices { cells.append(record[index]) }
      XLSXParts.append(row: line, cells, to: &sheet)
    }
    end()
    var zip = ZipWriter()
    let names = sheets.indices.map { $0 == 0 ? title : "\(title) \($0 + 1)" }
    for (name, bytes) in XLSXParts.frame([Label.point[language]] + names) {
      try zip.add(name, bytes)
    }
    try zip.add("xl/worksheets/sheet1.xml", point(title, closing))
    for (index, sheet) in sheets.enumerated() {
      try zip.add("xl/worksheets/sheet\(index + 2).xml", sheet)
    }
    try emit(zip.end())
  }

  /// The sheet that says what the workbook is about: its point, what stands beside the rows, and
  /// what to know.
  private func point(_ title: String, _ closing: Closing) -> [UInt8] {
    let language = format.language
    var lines: [(String, XLSXCell)] = [
      (title, XLSXCell(text: "")),
      (Label.asOf[language], XLSXCell(.day(head.asOf), nil, format)),
      (Label.knownAt[language], XLSXCell(text: format.times.text(head.knownAt))),
    ]
    if let note = head.audience.note { lines.append((note[language], XLSXCell(text: ""))) }
    for figure in head.shape.figures {
      guard figure.kind.isSingle, let value = closing.figures[path: figure.key] else { continue }
      let front =
        figure.isTotal
        ? "\(Label.total[language]) · "
        : figure.path.count > 1 && figure.path[0] == "ended" ? "\(Label.ended[language]) · " : ""
      lines.append((front + figure.label[language], XLSXCell(value, figure, format)))
    }
    for notice in head.notices(closing, language) {
      lines.append((Label.warning[language], XLSXCell(text: notice.text)))
    }
    if rounded > 0 {
      lines.append(
        (Label.warning[language], XLSXCell(text: "\(Label.longNumbers[language]): \(rounded)")))
    }
    var sheet = XLSXParts.sheetHead([34, 60], isFrozen: false)
    for (index, line) in lines.enumerated() {
      var cells: [UInt8] = []
      XLSXCell(text: line.0, style: index == 0 ? .header : .plain).write(column: 0, to: &cells)
      line.1.write(column: 1, to: &cells)
      XLSXParts.append(row: index + 1, cells, to: &sheet)
    }
    return sheet + XLSXParts.sheetTail(columns: 2, rows: lines.count, hasFilter: false)
  }
}
