import Exchange

/// A table of a report taken apart into figures: what was printed in which row and column.
struct FigureTable {
  /// The name of its file, or the identity of its element on the page.
  let name: String
  /// Whether it was taken from a page, where figures are told by what they are: where a column stands
  /// and how it is called may be another today.
  let isPrinted: Bool
  /// The figures of each row by column; rows by what names them, the n-th of a name apart.
  private(set) var rows: [Key: [String: String]] = [:]
  /// The rows in their order.
  private(set) var order: [Key] = []
  /// The columns that its file declares; none where it has no header.
  private var declared: Set<String> = []

  /// The columns in which it has figures.
  var columns: Set<String> { Set(rows.values.flatMap(\.keys)) }

  /// Whether it was read from a file that declares its columns.
  var isTable: Bool { !declared.isEmpty }

  /// Whether its file has a column, of its own or as a member of an object's.
  func has(column: String) -> Bool {
    declared.contains { column == $0 || column.hasPrefix("\($0).") }
  }

  /// What names a row: its first cells, and how many rows before it are named alike.
  struct Key: Hashable {
    let name: String
    let occurrence: Int
  }

  init(name: String, isPrinted: Bool = false) {
    self.name = name
    self.isPrinted = isPrinted
  }

  /// The table of a CSV file; empty where it can not be read.
  init(_ table: ReportFiles.Table) {
    self.init(name: table.name)
    guard let csv = try? CSVTable(bytes: table.csv) else { return }
    let header = csv.header.map(FigureTable.column)
    declared = Set(header)
    let named = FigureTable.named(table.name, header)
    try? csv.forEachRow { row in
      var figures: [String: String] = [:]
      for (column, cell) in zip(header, row.fields) {
        if FigureTable.isFigure(cell) {
          figures[column] = cell
        } else if cell.utf8.first == UInt8(ascii: "{") {
          // Up to the fourth layout each member of an object was a column of its own.
          FigureTable.flatten(AnswerValue(json: Array(cell.utf8).span), column, into: &figures)
        }
      }
      let name = named.filter(row.fields.indices.contains).map { row.fields[$0] }
      add(name.joined(separator: " "), figures)
    }
  }

  /// The rows of an answer in JSON.
  init(name: String, answer: AnswerObject) {
    self.init(name: name)
    guard case .list(let rows)? = answer["rows"]?.opened else { return }
    for case .object(let row) in rows.map(\.opened) {
      guard let first = row.members.first?.value, let key = first.opened.plainText
      else { continue }
      var figures: [String: String] = [:]
      FigureTable.flatten(.object(row), "", into: &figures)
      add(key, figures)
    }
  }

  private static func flatten(
    _ value: AnswerValue, _ path: String, into figures: inout [String: String]
  ) {
    switch value.opened {
    case .object(let object):
      for (name, value) in object.members {
        flatten(value, path.isEmpty ? name : "\(path).\(name)", into: &figures)
      }
    case .money(let money): figures[column(path)] = money.amount
    case .integer(let number), .basisPoints(let number): figures[path] = String(number)
    case .decimal(let decimal): figures[path] = decimal.description
    case .text(let text), .word(let text), .figure(let text):
      if isFigure(text) { figures[column(path)] = text }
    case .subject, .day, .instant, .period, .list, .bool, .null, .json: break
    }
  }

  /// The key of a column: of money that of the amount.
  private static func column(_ path: String) -> String {
    path.hasSuffix(".amount") ? String(path.dropLast(7)) : path
  }

  /// Adds a row of a page: its figures by what they are and how often they came before.
  mutating func add(_ name: String, printed: [String]) {
    var figures: [String: String] = [:]
    for figure in printed {
      var column = figure
      while figures[column] != nil { column += " " }
      figures[column] = figure
    }
    add(name, figures)
  }

  /// Adds a row.
  mutating func add(_ name: String, _ figures: [String: String]) {
    var occurrence = 0
    while rows[Key(name: name, occurrence: occurrence)] != nil { occurrence += 1 }
    let key = Key(name: name, occurrence: occurrence)
    rows[key] = figures
    order.append(key)
  }

  /// The columns whose cells name a row: the first, or more where one does not tell it.
  private static func named(_ table: String, _ header: [String]) -> [Int] {
    switch table {
    // Since the sixth layout the title stands between them.
    case "changes", "portfolio-changes":
      [0, header.firstIndex(of: "attribute") ?? 1]
    case "holes", "inventories": Array(header.indices.prefix(2))
    default: Array(header.indices.prefix(1))
    }
  }

  /// Whether a cell holds an amount, a number, a day or a period, rather than words.
  static func isFigure(_ cell: String) -> Bool {
    cell.contains { $0.isNumber }
      && cell.unicodeScalars.allSatisfy {
        "0123456789.,:-−+%HQWTZ\u{a0} ".unicodeScalars.contains($0)
      }
  }
}
