/// A table that somebody else keeps, read without being told how it is written.
///
/// Whoever reconciles has a file from another program and no mapping for it. Guessed are only the
/// encoding and the separator, and the guess is said.
public struct OutsideTable: Sendable {
  /// The header and the rows.
  public let table: CSVTable
  /// How its bytes stood for letters.
  public let encoding: TextEncoding
  /// What stood between the fields.
  public let separator: Character
  /// What stands before the fraction of a number.
  public let decimal: Character

  /// Reads a table: UTF-8, with or without a byte order mark, else Windows-1252; the separator that
  /// the header has most of. Numbers have a decimal comma where the separator is a semicolon,
  /// as spreadsheets write it, unless `decimal` says otherwise.
  ///
  /// - Throws: `CSVError` when there is no header or the bytes are in neither encoding.
  public init(bytes: [UInt8], decimal: Character? = nil) throws {
    try self.init(TableBytes(bytes), decimal: decimal)
  }

  /// The same of a file of any size.
  public init(_ bytes: TableBytes, decimal: Character? = nil) throws {
    let head = try bytes.firstBlock()
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw CSVError(
        line: 1, "the file is UTF-16; save it as CSV in UTF-8",
        "die Datei ist UTF-16; als CSV in UTF-8 speichern")
    }
    let separator = OutsideTable.separator(of: head)
    self.separator = separator
    self.decimal = decimal ?? (separator == ";" ? "," : ".")
    encoding = try bytes.isUTF8() ? .utf8 : .windows1252
    table = try CSVTable(bytes, encoding: encoding, separator: separator)
  }

  /// The one of semicolon, comma and tab that stands most often in the first line outside quotes.
  private static func separator(of bytes: [UInt8]) -> Character {
    var counts: [UInt8: Int] = [0x3B: 0, 0x2C: 0, 0x09: 0]
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte]? += 1
    }
    // Where none is there, it does not matter.
    let most = [0x2C, 0x3B, 0x09].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x2C
    return Character(Unicode.Scalar(most))
  }
}
