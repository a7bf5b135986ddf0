import Vocabulary

/// A list of the ledger set against a list that somebody else keeps, both ways.
public struct Reconciliation: Sendable, Equatable {
  /// What became of one key.
  public enum State: String, Sendable, CaseIterable {
    /// Both have it and say the same.
    case matched
    /// Both have it and say different things.
    case different
    /// The file has it, the ledger has not.
    case missingInLedger = "missing-in-ledger"
    /// The ledger has it, the file has not.
    case missingInFile = "missing-in-file"
    /// One of them has it more than once, so that nobody can say which belongs to which.
    case ambiguous
    /// A row of the file without a key, or broken.
    case unreadable
  }

  /// A column in which the two differ.
  public struct Difference: Sendable, Equatable {
    /// The ledger's column.
    public var column: String
    /// What the file says; nil where the cell is empty.
    public var file: String?
    /// What the ledger says; nil where it says nothing.
    public var ledger: String?
  }

  /// One key and what became of it.
  public struct Row: Sendable, Equatable {
    /// The key; nil in an unreadable row.
    public var key: String?
    /// What became of it.
    public var state: State
    /// The rows of the file, as a spreadsheet counts them.
    public var fileRows: [Int]
    /// The ledger's entries.
    public var entries: [ListedEntry]
    /// Where they differ.
    public var differences: [Difference] = []
    /// Why a row cannot be read.
    public var why: String?
  }

  /// Rows in byte order of the keys, unreadable ones last.
  public private(set) var rows: [Row] = []
  /// The ledger's columns that were compared.
  public private(set) var compared: [String] = []
  /// The file's columns that the ledger does not have.
  public private(set) var ignored: [String] = []

  /// How many rows there are of a state.
  public func count(_ state: State) -> Int { rows.count { $0.state == state } }

  /// Whether all match.
  public var isClean: Bool { rows.allSatisfy { $0.state == .matched } }

  /// Sets a table against entries.
  ///
  /// - Parameters:
  ///   - key: the file's column by which rows are found, and the ledger's.
  ///   - columns: names of columns that are called otherwise in the ledger, by the file's name.
  ///   - known: the columns that the ledger's list can have.
  public init(
    _ outside: OutsideTable, key: (file: String, ledger: String), columns: [String: String],
    entries: [ListedEntry], known: Set<String>
  ) throws(CSVError) {
    let table = outside.table
    guard let keyPlace = table.index(of: key.file) else {
      let isThere = table.header.contains(key.file)
      throw CSVError(
        line: 1,
        message: isThere
          ? "there is more than one column “\(key.file.excerpt)”"
          : "there is no column “\(key.file.excerpt)”; there are: \(table.header.joined(separator: ", "))"
      )
    }
    var places: [(place: Int, column: String)] = []
    for (place, name) in table.header.enumerated() where place != keyPlace {
      let column = columns[name] ?? name
      if known.contains(column) {
        places.append((place, column))
        compared.append(column)
      } else {
        ignored.append(name)
      }
    }
    var inFile: [String: [CSVTable.Row]] = [:]
    var unreadable: [Row] = []
    for row in table.rows {
      let text = row.problem == nil ? Self.text(of: row.fields[keyPlace]) : ""
      guard !text.isEmpty else {
        unreadable.append(
          Row(
            key: nil, state: .unreadable, fileRows: [row.number], entries: [],
            why: row.problem ?? "it has no key"))
        continue
      }
      inFile[text, default: []].append(row)
    }
    var inLedger: [String: [ListedEntry]] = [:]
    for entry in entries {
      if let value = entry.values[key.ledger] { inLedger[value.text, default: []].append(entry) }
    }
    let comparison = CellComparison(decimal: outside.decimal)
    let keys = Set(inFile.keys).union(inLedger.keys)
    for key in keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let (file, ledger) = (inFile[key] ?? [], inLedger[key] ?? [])
      var row = Row(key: key, state: .matched, fileRows: file.map(\.number), entries: ledger)
      if file.count > 1 || ledger.count > 1 {
        row.state = .ambiguous
      } else if ledger.isEmpty {
        row.state = .missingInLedger
      } else if file.isEmpty {
        row.state = .missingInFile
      } else {
        for (place, column) in places
        where !comparison.isSame(
          FormulaGuard.unguarded(file[0].fields[place]), ledger[0].values[column])
        {
          let cell = Self.text(of: file[0].fields[place])
          row.differences.append(
            Difference(
              column: column, file: cell.isEmpty ? nil : cell,
              ledger: ledger[0].values[column]?.text))
        }
        if !row.differences.isEmpty { row.state = .different }
      }
      rows.append(row)
    }
    rows += unreadable
  }

  /// The text of a cell; an answer of this program given back is guarded against spreadsheets.
  private static func text(of cell: String) -> String {
    String(Substring(FormulaGuard.unguarded(cell)).trimmed)
  }
}
