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

  /// The bytes of the report: the refused rows as they were, and three columns that say why.
  ///
  /// A row with several bad cells stands once, with the reasons one below the other.
  public static func csv(
    _ table: CSVTable, _ refused: [RefusedRow], encoding: TextEncoding = .utf8,
    separator: Character = ","
  ) -> [UInt8] {
    let kept = table.header.indices.filter { !table.header[$0].hasPrefix(columnPrefix) }
    let names = ["row", "column", "why"].map { columnPrefix + $0 }
    var text = csvLine(kept.map { table.header[$0] } + names, separator: separator)
    let reasons = Dictionary(grouping: refused, by: \.row)
    for row in table.rows {
      guard let why = reasons[row.number] else { continue }
      let fields = kept.map { $0 < row.fields.count ? row.fields[$0] : "" }
      let columns = why.map(\.column).joined(separator: "\n")
      let said = why.map(\.why).joined(separator: "\n")
      text += csvLine(fields + [String(row.number), columns, said], separator: separator)
    }
    return encoding.bytes(of: text)
  }
}
