/// Why a row was not taken, by row and column.
public struct RefusedRow: Sendable, Equatable {
  /// The row as a spreadsheet counts it; the header is 1.
  public var row: Int
  /// The column whose value is at fault; empty when it is the row as a whole.
  public var column: String
  /// The value as it stands in the file.
  public var value: String
  /// What is wrong with it.
  public var why: String

  /// Makes the refusal of a row.
  public init(row: Int, column: String, value: String, why: String) {
    self.row = row
    self.column = column
    self.value = value
    self.why = why
  }
}

/// The refused rows as a table that can be mended and imported again.
public enum RefusedReport {
  /// Columns of this beginning are the report's own and passed over when importing.
  public static let columnPrefix = "refused_"

  private static let partColumn = columnPrefix + "of"
  /// The lists that are named.
  private static let partsMax = 10

  /// Whether a table is such a report: a part of another one, and not a list of its own.
  public static func isReport(_ table: CSVTable) -> Bool {
    table.header.contains { $0.hasPrefix(columnPrefix) }
  }

  /// What to say of a report that is imported as a list "as it stands on a day".
  static func partWarning(_ table: CSVTable) throws -> String {
    var files: Set<String> = []
    if let place = table.index(of: partColumn) {
      try table.forEachRow { row in
        guard place < row.fields.count, !row.fields[place].isEmpty, files.count < partsMax
        else { return }
        files.insert(row.fields[place])
      }
    }
    let whole = files.isEmpty ? "another list" : files.sorted().joined(separator: ", ")
    return "the rows are a part of \(whole); what they do not name is left as it is"
  }

  /// The bytes of the report: the refused rows as they were, three columns that say why, and of a
  /// list "as it stands on a day" one that names the list.
  ///
  /// A row with several bad cells stands once, with the reasons one below the other.
  ///
  /// - Parameters:
  ///   - refused: the refusals in the order of their rows.
  ///   - emit: is given the report block by block.
  public static func write(
    _ table: CSVTable, _ refused: inout RefusedRows, of list: String? = nil,
    encoding: TextEncoding = .utf8, separator: Character = ",",
    _ emit: ([UInt8]) throws -> Void
  ) throws {
    let kept = table.header.indices.filter { !table.header[$0].hasPrefix(columnPrefix) }
    var names = ["row", "column", "why"].map { columnPrefix + $0 }
    if list != nil { names.append(partColumn) }
    let origin = table.index(of: partColumn)
    // A mark says UTF-8 louder than the mapping does, in the report as in the list.
    let encoding = table.hasMark ? .utf8 : encoding
    var block = table.hasMark ? TextEncoding.byteOrderMark : []
    block += encoding.bytes(
      of: csvLine(kept.map { table.header[$0] } + names, separator: separator))
    var next = try refused.next()
    try table.forEachRow { row in
      while let one = next, one.row < row.number { next = try refused.next() }
      var why: [RefusedRow] = []
      while let one = next, one.row == row.number {
        why.append(one)
        next = try refused.next()
      }
      guard !why.isEmpty else { return }
      let fields = kept.map { $0 < row.fields.count ? row.fields[$0] : "" }
      var more = [
        String(row.number), why.map(\.column).joined(separator: "\n"),
        why.map(\.why).joined(separator: "\n"),
      ]
      // Rows that are refused again are still a part of the first list.
      if let list {
        let first = origin.flatMap { $0 < row.fields.count ? row.fields[$0] : nil }
        more.append(first ?? list)
      }
      block += encoding.bytes(of: csvLine(fields + more, separator: separator))
      guard block.count >= TableBytes.blockBytes else { return }
      try emit(block)
      block.removeAll(keepingCapacity: true)
    }
    try emit(block)
  }
}
