public import Vocabulary

/// A table read from comma-separated values: a header and numbered rows.
///
/// Rows are numbered as a spreadsheet shows them (the header is row 1), because that is where people
/// look to mend one; the line of the file is kept beside it, since quoted fields may hold line ends.
/// A broken row stays in the table with its problem, so that it can be reported like any other.
///
/// The rows are read from the file each time they are asked for, so that a table may have any number.
public struct CSVTable: Sendable {
  /// One record of the table.
  public struct Row: Sendable, Equatable {
    /// The number of the record as a spreadsheet counts it; the header is 1.
    public var number: Int
    /// The line of the file on which it begins.
    public var line: Int
    /// The fields in order of the columns.
    public var fields: [String]
    /// What is wrong with the record as a whole, if anything.
    public var problem: Refusal.Reason.Cell?
  }

  /// The names of the columns as they stand in the file.
  public let header: [String]
  /// Whether the file begins with a byte order mark, so that it is UTF-8 whatever was said of it.
  public let hasMark: Bool
  private let bytes: TableBytes
  private let encoding: TextEncoding
  private let separator: UInt8

  /// A table in memory.
  ///
  /// - Throws: `CSVError` when the bytes are not in the encoding or there is no header.
  public init(
    bytes: [UInt8], encoding: TextEncoding = .utf8, separator: Character = ","
  ) throws {
    try self.init(TableBytes(bytes), encoding: encoding, separator: separator)
  }

  /// The table that bytes hold.
  ///
  /// - Throws: `CSVError` when there is no header, or the bytes of it are not in the encoding.
  public init(
    _ bytes: TableBytes, encoding: TextEncoding = .utf8, separator: Character = ","
  ) throws {
    guard let separator = separator.asciiValue else {
      throw CSVError(
        line: 1, "the separator must be one ASCII character",
        "das Trennzeichen muss ein einzelnes ASCII-Zeichen sein")
    }
    var reader = try CSVReader(bytes, encoding: encoding, separator: separator)
    guard let first = try reader.next() else {
      throw CSVError(
        line: 1, "the file is empty: there is no header",
        "die Datei ist leer: es gibt keine Kopfzeile")
    }
    if let problem = first.problem {
      let why = Refusal.Reason.cell(problem).wording.sentence
      throw CSVError(
        line: first.line, "the header cannot be read: \(why.en)",
        "die Kopfzeile ist nicht lesbar: \(why.de)")
    }
    header = first.fields
    hasMark = reader.hasMark
    self.bytes = bytes
    self.encoding = encoding
    self.separator = separator
  }

  /// Calls `body` with each record below the header, without empty lines.
  ///
  /// - Throws: `CSVError` when bytes are not in the encoding.
  public func forEachRow(_ body: (Row) throws -> Void) throws {
    var reader = try CSVReader(bytes, encoding: encoding, separator: separator)
    _ = try reader.next()
    while var row = try reader.next() {
      if row.problem == nil, row.fields.count != header.count {
        row.problem = .fieldCount(fields: row.fields.count, header: header.count)
      }
      try body(row)
    }
  }

  /// The place of the column, `nil` when there is none or the name is not unique.
  public func index(of column: String) -> Int? {
    guard let first = header.firstIndex(of: column), header.lastIndex(of: column) == first else {
      return nil
    }
    return first
  }
}
