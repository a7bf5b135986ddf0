import LMDB
public import Vocabulary

/// A list of the ledger set against a list that somebody else keeps, both ways.
public struct Reconciliation: Sendable {
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
    public var why: Label?
  }

  /// The ledger's columns that are compared.
  public private(set) var compared: [String] = []
  /// The file's columns that the ledger does not have.
  public private(set) var ignored: [String] = []
  private var counts: [State: Int] = [:]
  private let outside: OutsideTable
  private let keyPlace: Int
  private var places: [(place: Int, column: String)] = []
  private let comparison: CellComparison

  /// How many rows there are of a state.
  public func count(_ state: State) -> Int { counts[state] ?? 0 }

  /// Whether all match.
  public var isClean: Bool { counts.allSatisfy { $0.key == .matched || $0.value == 0 } }

  /// Looks which columns of a table are compared with which of the ledger's list.
  ///
  /// - Parameters:
  ///   - key: the file's column by which rows are found.
  ///   - columns: names of columns that are called otherwise in the ledger, by the file's name.
  ///   - known: the columns that the ledger's list can have.
  public init(
    _ outside: OutsideTable, key: String, columns: [String: String], known: Set<String>
  ) throws(CSVError) {
    let table = outside.table
    guard let keyPlace = table.index(of: key) else {
      guard !table.header.contains(key) else {
        throw CSVError(
          line: 1, "there is more than one column “\(key.excerpt)”",
          "die Spalte „\(key.excerpt)“ gibt es mehrmals")
      }
      let names = table.header.joined(separator: ", ")
      throw CSVError(
        line: 1, "there is no column “\(key.excerpt)”; there are: \(names)",
        "die Spalte „\(key.excerpt)“ gibt es nicht; es gibt: \(names)")
    }
    self.outside = outside
    self.keyPlace = keyPlace
    comparison = CellComparison(decimal: outside.decimal)
    for (place, name) in table.header.enumerated() where place != keyPlace {
      let column = columns[name] ?? name
      if known.contains(column) {
        places.append((place, column))
        compared.append(column)
      } else {
        ignored.append(name)
      }
    }
  }

  /// Sets the table against the ledger's entries. `emit` is given the rows in byte order of the keys,
  /// unreadable ones last; both lists wait in this order, on disk where they are long.
  public mutating func run(
    _ entries: inout ListedEntries, _ emit: (Row) throws -> Void
  ) throws {
    var unreadable = ScratchBuffer()
    var file = try rowsByKey(&unreadable)
    var (hasFile, hasEntry) = (try file.next(), try entries.next())
    while hasFile || hasEntry {
      var key = hasFile ? file.key : entries.keyBytes
      if hasFile, hasEntry, entries.keyBytes.lexicographicallyPrecedes(key) {
        key = entries.keyBytes
      }
      var row = Row(
        key: String(decoding: key, as: UTF8.self), state: .matched, fileRows: [], entries: [])
      var fields: [String] = []
      while hasFile, file.key == key {
        let found = CSVTable.Row(waiting: file.value)
        if row.fileRows.isEmpty { fields = found.fields }
        row.fileRows.append(found.number)
        hasFile = try file.next()
      }
      while hasEntry, entries.keyBytes == key {
        var entry = entries.entry
        // Of many entries only which they are is said.
        if !row.entries.isEmpty { entry.values = [:] }
        row.entries.append(entry)
        hasEntry = try entries.next()
      }
      compare(fields, &row)
      try give(row, emit)
    }
    try unreadable.forEachRecord { record in
      let found = CSVTable.Row(waiting: record.copied)
      try give(
        Row(
          key: nil, state: .unreadable, fileRows: [found.number], entries: [],
          why: found.problem.map { Refusal.Reason.cell($0).wording.sentence }
            ?? Label(en: "it has no key", de: "ihr fehlt der Schlüssel")), emit)
    }
  }

  private mutating func give(_ row: Row, _ emit: (Row) throws -> Void) throws {
    counts[row.state, default: 0] += 1
    try emit(row)
  }

  /// The rows of the file by their keys; those without one go apart.
  private func rowsByKey(_ unreadable: inout ScratchBuffer) throws -> ScratchSort {
    var rows = ScratchSort()
    try outside.table.forEachRow { row in
      let text = row.problem == nil ? Self.text(of: row.fields[keyPlace]) : ""
      let value = row.waiting
      if text.isEmpty {
        try unreadable.writeRecord { $0 += value }
      } else {
        let key = Array(text.nfc.utf8)
        try rows.append(key: key.span, value: value.span)
      }
    }
    return rows
  }

  /// Says what became of a key, whose row in the file has these fields.
  private func compare(_ fields: [String], _ row: inout Row) {
    if row.fileRows.count > 1 || row.entries.count > 1 {
      row.state = .ambiguous
    } else if row.entries.isEmpty {
      row.state = .missingInLedger
    } else if row.fileRows.isEmpty {
      row.state = .missingInFile
    } else {
      for (place, column) in places
      where !comparison.isSame(
        FormulaGuard.unguarded(fields[place]), row.entries[0].values[column])
      {
        let cell = Self.text(of: fields[place])
        row.differences.append(
          Difference(
            column: column, file: cell.isEmpty ? nil : cell,
            ledger: row.entries[0].values[column]?.text))
      }
      row.state = row.differences.isEmpty ? .matched : .different
    }
  }

  /// The text of a cell; an answer of this program given back is guarded against spreadsheets.
  private static func text(of cell: String) -> String {
    String(Substring(FormulaGuard.unguarded(cell)).trimmed)
  }
}

extension Span<UInt8> {
  fileprivate var copied: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(self)
    return bytes
  }
}
