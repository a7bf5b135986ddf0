package import LMDB
package import Vocabulary

/// The rows of a table for people, one by one: each waits as the text of its cells.
///
/// Which columns there are, how wide they are and whether one currency stands in a title is known
/// when all rows are there. So a table of a million rows looks as one of ten does, and only widths
/// are kept of it in memory.
package struct TableRows: ~Copyable {
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
  package struct Cell {
    /// Texts and subjects in turn, a text first; a subject's name stands in its place.
    package private(set) var pieces: [String]
    package var style: Style?
    package var isFigure = false
    /// The currency of an amount, which stands at the end of the text.
    package var currency: Currency?

    package init(
      _ text: String = "", isFigure: Bool = false, style: Style? = nil, currency: Currency? = nil
    ) {
      pieces = [text]
      self.isFigure = isFigure
      self.style = style
      self.currency = currency
    }

    /// A cell of subjects.
    package init(subjects: [String]) {
      pieces = [""]
      for (index, subject) in subjects.enumerated() {
        if index > 0 { pieces[pieces.count - 1] = ", " }
        pieces += [subject, ""]
      }
    }

    /// The text, with keys in place of names.
    package var text: String { pieces.joined() }

    /// Puts another cell's text behind this one's.
    mutating func append(_ between: String, _ other: Cell) {
      pieces[pieces.count - 1] += between + (other.pieces.first ?? "")
      pieces += other.pieces.dropFirst()
    }
  }

  /// What a table says of a column.
  package struct Head {
    package var title: String
    package var isFlexible: Bool
    /// Which columns stay where there is little room: 1 always, 9 goes first.
    package var importance: Int
    /// Whether a subject without a name leaves it empty, since its key stands elsewhere.
    package var hasOnlyNames: Bool

    package init(
      _ title: String, isFlexible: Bool = false, importance: Int = 1, hasOnlyNames: Bool = false
    ) {
      self.title = title
      self.isFlexible = isFlexible
      self.importance = importance
      self.hasOnlyNames = hasOnlyNames
    }
  }

  private(set) var heads: [Head]
  private(set) var found: [Found]
  package private(set) var count = 0
  /// Whether the last row is the sum of the others.
  private(set) var hasTotal = false
  private var rows = ScratchBuffer()

  /// The names of subjects, as far as they are known.
  private var names: [String: String] = [:]
  private var subjects: Set<String> = []

  package init(_ heads: [Head]) {
    self.heads = heads
    found = heads.map { _ in Found() }
  }

  /// Adds a column behind the others, in which no row so far has anything; gives its place.
  package mutating func add(_ head: Head) -> Int {
    heads.append(head)
    found.append(Found())
    return heads.count - 1
  }

  /// Adds a row of cells; nil where it has none. It may end before the last columns.
  package mutating func take(_ row: [Cell?]) throws(ScratchError) {
    count += 1
    var cells: [UInt8] = []
    for (place, cell) in row.enumerated() {
      if let cell { add(cell, place, to: &cells) } else { cells.append(0) }
    }
    try rows.writeRecord { $0 += cells }
  }

  /// Adds the sum of all rows, behind them.
  package mutating func take(total: [Cell?]) throws(ScratchError) {
    try take(total)
    hasTotal = true
  }

  /// Puts names in place of subjects; asked once, when all rows are there.
  package mutating func name(_ names: ([String]) throws -> [String: String]) throws {
    guard !subjects.isEmpty else { return }
    self.names = try names(subjects.sorted())
    for place in heads.indices where heads[place].hasOnlyNames { found[place].isThere = false }
    // How wide names are is seen in the rows once more: they may be too many to be kept apart.
    var widths = heads.map { _ in 0 }
    let places = Array(heads.indices)
    try forEach(places) { cells in
      for (place, cell) in cells.enumerated() {
        widths[place] = max(widths[place], DisplayWidth.of(cell.text))
      }
    }
    for place in places {
      if widths[place] > 0 { found[place].isThere = true }
      found[place].width = max(found[place].width, widths[place])
      found[place].widthWithCurrency = max(found[place].widthWithCurrency, widths[place])
    }
  }

  private func named(_ list: String, _ place: Int) -> String {
    let pieces = list.split(separator: TableRows.between, omittingEmptySubsequences: false)
    return TableRows.shown(
      pieces.enumerated().map { index, piece in
        if index.isMultiple(of: 2) { return String(piece) }
        return names[String(piece)] ?? (heads[place].hasOnlyNames ? "" : String(piece))
      }.joined())
  }

  private mutating func add(_ cell: Cell, _ place: Int, to cells: inout [UInt8]) {
    let pieces = cell.pieces.map { TableRows.shown($0) }
    let text = pieces.joined(separator: String(TableRows.between))
    let isNamed = pieces.count > 1
    if isNamed {
      // Events have no names, and there may be any number of them.
      for index in stride(from: 1, to: pieces.count, by: 2) {
        let subject = pieces[index]
        if !subject.hasPrefix("event/") { subjects.insert(subject) }
      }
    }
    var currencyWidth = 0
    if let currency = cell.currency {
      currencyWidth = TableRows.currencyCount
      found[place].add(currency)
    } else {
      found[place].currencies = .several
    }
    found[place].isThere = true
    found[place].isFigure = found[place].isFigure && cell.isFigure
    let width = isNamed ? 0 : DisplayWidth.of(text)
    found[place].width = max(found[place].width, width - currencyWidth)
    found[place].widthWithCurrency = max(found[place].widthWithCurrency, width)
    let style = cell.style.flatMap { Style.allCases.firstIndex(of: $0) }
    cells.append(
      TableRows.isThere | (cell.isFigure ? TableRows.isFigure : 0)
        | (currencyWidth > 0 ? TableRows.isMoney : 0) | (isNamed ? TableRows.isNamed : 0)
        | UInt8((style ?? -1) + 1) << 4)
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
      for place in heads.indices {
        let isWanted = next < places.count && places[next] == place
        let shown = cell(record, &at, isWanted, place)
        guard isWanted else { continue }
        cells.append(shown)
        next += 1
      }
      try body(cells)
    }
  }

  private func cell(
    _ record: Span<UInt8>, _ at: inout Int, _ isWanted: Bool, _ place: Int
  ) -> Cell {
    guard at < record.count else { return Cell() }
    let tag = record[at]
    at += 1
    guard tag & TableRows.isThere != 0 else { return Cell() }
    let start = at + 4
    at = start + Int(record.littleEndianUInt32(at: at))
    guard isWanted else { return Cell() }
    let isPlain = found[place].oneCurrency != nil && tag & TableRows.isMoney != 0
    let end = isPlain ? at - TableRows.currencyBytes : at
    let style = Int(tag >> 4) - 1
    let text = record.string(in: start..<end)
    return Cell(
      tag & TableRows.isNamed != 0 ? named(text, place) : text,
      isFigure: tag & TableRows.isFigure != 0,
      style: style < 0 ? nil : Style.allCases[style])
  }

  private static let isThere: UInt8 = 1
  private static let isFigure: UInt8 = 2
  private static let isMoney: UInt8 = 4
  private static let isNamed: UInt8 = 8
  /// What stands between the texts and subjects of a cell.
  private static let between: Character = "\u{1}"
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
