import LMDB
import Stadtbuch

/// The rows of a table for people, one by one: each waits as the text of its cells.
///
/// Which columns there are, how wide they are and whether one currency stands in a title is known
/// when all rows are there. So a table of a million rows looks as one of ten does, and only widths
/// are kept of it in memory.
struct TableRows: ~Copyable {
  /// What the values of a column have in common.
  struct Found {
    /// The currency of the values; nil where they are no money or not all in one.
    enum Currencies: Equatable {
      case none
      case one(Currency)
      case several
    }

    /// Whether any row has a value.
    var isThere = false
    /// Whether all values are figures.
    var isFigure = true
    var currencies = Currencies.none
    /// The widest cell without currency, and with it.
    var width = 0
    var widthWithCurrency = 0

    var oneCurrency: Currency? { if case .one(let currency) = currencies { currency } else { nil } }
  }

  /// What stands in a row's column.
  struct Cell {
    var text = ""
    var style: Style?
    var isFigure = false
  }

  let columns: [TableColumn]
  let format: PeopleFormat
  private(set) var found: [Found]
  private(set) var count = 0
  /// Whether the last row is the sum of the others.
  private(set) var hasTotal = false
  private var rows = ScratchBuffer()

  init(_ columns: [TableColumn], _ format: PeopleFormat) {
    self.columns = columns
    self.format = format
    found = columns.map { _ in Found() }
  }

  /// Adds a row.
  mutating func take(_ row: AnswerObject) throws(ScratchError) {
    count += 1
    var cells: [UInt8] = []
    for (place, column) in columns.enumerated() {
      guard let value = row[path: column.path]?.opened else {
        cells.append(0)
        continue
      }
      add(value, column, place, to: &cells)
    }
    try rows.writeRecord { $0 += cells }
  }

  /// Adds the sum of all rows, behind them.
  mutating func take(total: AnswerObject) throws(ScratchError) {
    try take(total)
    hasTotal = true
  }

  private mutating func add(
    _ value: AnswerValue, _ column: TableColumn, _ place: Int, to cells: inout [UInt8]
  ) {
    let text = TableRows.shown(column.text(value, format, withCurrency: true))
    var currencyWidth = 0
    if case .money(let money) = value {
      currencyWidth = TableRows.currencyCount
      found[place].add(money.currency)
    } else {
      found[place].currencies = .several
    }
    let isFigure = column.isFigure(value)
    found[place].isThere = true
    found[place].isFigure = found[place].isFigure && isFigure
    let width = DisplayWidth.of(text)
    found[place].width = max(found[place].width, width - currencyWidth)
    found[place].widthWithCurrency = max(found[place].widthWithCurrency, width)
    let style = column.style(value).flatMap { Style.allCases.firstIndex(of: $0) }
    cells.append(
      TableRows.isThere | (isFigure ? TableRows.isFigure : 0)
        | (currencyWidth > 0 ? TableRows.isMoney : 0) | UInt8((style ?? -1) + 1) << 4)
    let length = UInt32(text.utf8.count)
    for shift in [0, 8, 16, 24] { cells.append(UInt8(truncatingIfNeeded: length >> shift)) }
    cells.append(contentsOf: text.utf8)
  }

  /// A cell's text on one line, a blank for each line feed; whatever cannot be seen is marked.
  private static func shown(_ text: String) -> String {
    guard text.utf8.contains(0x0a) else { return text.visibleLine }
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { String($0).visibleLine }.joined(separator: " ")
  }

  /// Calls `body` with the cells of each row, those of some columns.
  func forEach(_ places: [Int], _ body: ([Cell]) throws -> Void) throws {
    try rows.forEachRecord { record in
      var cells: [Cell] = []
      cells.reserveCapacity(places.count)
      var (at, next) = (0, 0)
      for place in columns.indices {
        let isWanted = next < places.count && places[next] == place
        let shown = cell(record, &at, isWanted, hidesCurrency: found[place].oneCurrency != nil)
        guard isWanted else { continue }
        cells.append(shown)
        next += 1
      }
      try body(cells)
    }
  }

  private func cell(
    _ record: Span<UInt8>, _ at: inout Int, _ isWanted: Bool, hidesCurrency: Bool
  ) -> Cell {
    let tag = record[at]
    at += 1
    guard tag & TableRows.isThere != 0 else { return Cell() }
    let start = at + 4
    at = start + Int(record.littleEndianUInt32(at: at))
    guard isWanted else { return Cell() }
    let isPlain = hidesCurrency && tag & TableRows.isMoney != 0
    let end = isPlain ? at - TableRows.currencyBytes : at
    let style = Int(tag >> 4) - 1
    return Cell(
      text: record.string(in: start..<end), style: style < 0 ? nil : Style.allCases[style],
      isFigure: tag & TableRows.isFigure != 0)
  }

  private static let isThere: UInt8 = 1
  private static let isFigure: UInt8 = 2
  private static let isMoney: UInt8 = 4
  /// A blank that does not break and three letters.
  private static let currencyCount = 4
  private static let currencyBytes = 5
}

extension TableRows.Found {
  fileprivate mutating func add(_ currency: Currency) {
    switch currencies {
    case .none: currencies = .one(currency)
    case .one(let other) where other == currency: break
    default: currencies = .several
    }
  }
}
