import Vocabulary

/// Splits the bytes of a CSV file into records (RFC 4180, any of the three line ends).
///
/// Written here and not taken from SwiftCSV, because that gives rows without their number or line,
/// reads letter by letter and ends the whole file at the first broken quote without saying where;
/// a refused-row report needs all three.
struct CSVReader {
  private var blocks: TableBytes.Blocks
  private var decoder: TextDecoder
  private let separator: UInt8
  /// Letters that were read and not yet taken.
  private var window: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var line = 1
  private var number = 0
  /// The bytes of the record at hand.
  private var taken = 0

  /// Whether the bytes began with a byte order mark; known once a record was read.
  var hasMark: Bool { decoder.hasMark }

  /// The most bytes of one record; more of it is passed over.
  static let recordBytesMax = 1 << 20

  init(_ bytes: TableBytes, encoding: TextEncoding, separator: UInt8) throws {
    blocks = try bytes.blocks()
    decoder = TextDecoder(encoding)
    self.separator = separator
  }

  /// The next record that is not an empty line; empty lines count as rows all the same.
  mutating func next() throws -> CSVTable.Row? {
    while try peek() != nil {
      number += 1
      let row = try record()
      if row.fields != [""] || row.problem != nil { return row }
    }
    return nil
  }

  /// The next byte, which stays; nil at the end.
  private mutating func peek() throws -> UInt8? {
    while position == window.count {
      guard !isAtEnd else { return nil }
      position = 0
      if let block = try blocks.next() {
        window = try decoder.decode(block)
      } else {
        window = try decoder.finish()
        isAtEnd = true
      }
    }
    return window[position]
  }

  private mutating func record() throws -> CSVTable.Row {
    var row = CSVTable.Row(number: number, line: line, fields: [], problem: nil)
    taken = 0
    while true {
      row.fields.append(try field(&row.problem))
      guard let byte = try peek() else { break }
      position += 1
      if byte == separator {
        if try peek() == nil {
          row.fields.append("")
          break
        }
        continue
      }
      if byte == 0x0D, try peek() == 0x0A { position += 1 }
      line += 1
      break
    }
    if taken > CSVReader.recordBytesMax, row.problem == nil {
      row.problem = .tooLong(most: CSVReader.recordBytesMax)
    }
    return row
  }

  /// One field; afterwards the position is at the separator, the line end or the end of the file.
  private mutating func field(_ problem: inout Refusal.Reason.Cell?) throws -> String {
    var content: [UInt8] = []
    guard try peek() == UInt8(ascii: "\"") else {
      try takeToEnd(into: &content)
      return String(decoding: content, as: UTF8.self)
    }
    let opened = line
    position += 1
    while let byte = try peek() {
      position += 1
      guard byte == UInt8(ascii: "\"") else {
        if byte == 0x0A { line += 1 }
        take(byte, into: &content)
        continue
      }
      if try peek() == UInt8(ascii: "\"") {
        position += 1
        take(byte, into: &content)
        continue
      }
      let before = taken
      try takeToEnd(into: &content)
      if taken > before {
        problem = .textAfterQuote(line: line)
      }
      return String(decoding: content, as: UTF8.self)
    }
    problem = .quoteOpen(line: opened)
    return String(decoding: content, as: UTF8.self)
  }

  /// Adds a byte to a field, unless the record has too many.
  private mutating func take(_ byte: UInt8, into content: inout [UInt8]) {
    taken += 1
    if taken <= CSVReader.recordBytesMax { content.append(byte) }
  }

  private mutating func takeToEnd(into content: inout [UInt8]) throws {
    while let byte = try peek(), byte != separator, byte != 0x0A, byte != 0x0D {
      position += 1
      take(byte, into: &content)
    }
  }
}

/// Writes one record of a CSV file, quoting where needed.
func csvLine(_ fields: [String], separator: Character) -> String {
  var line: [UInt8] = []
  CSVLine.append(fields, separator: separator.asciiValue ?? 0x2c, to: &line)
  return String(decoding: line, as: UTF8.self) + "\n"
}

/// Records of CSV files as all that write them do.
public enum CSVLine {
  /// Adds a record without its line end, its fields quoted where needed.
  ///
  /// By bytes, as it is read: to Swift a separator or a quote with a mark behind it that belongs to a
  /// letter is another letter, and the field would stand unquoted.
  public static func append(_ fields: [String], separator: UInt8, to line: inout [UInt8]) {
    for (index, text) in fields.enumerated() {
      if index > 0 { line.append(separator) }
      append(field: text, separator: separator, to: &line)
    }
  }

  /// Adds one field of a record, quoted where needed.
  public static func append(field text: String, separator: UInt8, to line: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy {
      $0 != 0x22 && $0 != separator && $0 != 0x0a && $0 != 0x0d
    }
    guard !isPlain else {
      line.append(contentsOf: text.utf8)
      return
    }
    line.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { line.append(0x22) }
      line.append(byte)
    }
    line.append(0x22)
  }
}
