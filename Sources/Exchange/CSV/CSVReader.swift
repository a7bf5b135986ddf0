/// Splits the bytes of a CSV file into records (RFC 4180, any of the three line ends).
///
/// Written here and not taken from SwiftCSV, because that gives rows without their number or line,
/// reads letter by letter and ends the whole file at the first broken quote without saying where;
/// a refused-row report needs all three.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  private var number = 0

  init(bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  /// The next record that is not an empty line; empty lines count as rows all the same.
  mutating func next() -> CSVTable.Row? {
    while position < bytes.count {
      number += 1
      let row = record()
      if row.fields != [""] || row.problem != nil { return row }
    }
    return nil
  }

  private mutating func record() -> CSVTable.Row {
    var row = CSVTable.Row(number: number, line: line, fields: [], problem: nil)
    while true {
      row.fields.append(field(&row.problem))
      guard position < bytes.count else { return row }
      let byte = bytes[position]
      position += 1
      if byte == separator {
        if position == bytes.count {
          row.fields.append("")
          return row
        }
        continue
      }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      line += 1
      return row
    }
  }

  /// One field; afterwards the position is at the separator, the line end or the end of the file.
  private mutating func field(_ problem: inout String?) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      skipToEnd()
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var content: [UInt8] = []
    let opened = line
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\"") else {
        if byte == 0x0A { line += 1 }
        content.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        content.append(byte)
        position += 1
        continue
      }
      let start = position
      skipToEnd()
      if start < position {
        problem = "text follows a closing quote on line \(line); quotes inside are doubled"
        content += bytes[start..<position]
      }
      return String(decoding: content, as: UTF8.self)
    }
    problem = "the quote opened on line \(opened) is never closed: all that follows went into it"
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func skipToEnd() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator || byte == 0x0A || byte == 0x0D { return }
      position += 1
    }
  }
}

/// Writes one record of a CSV file, quoting where needed.
func csvLine(_ fields: [String], separator: Character) -> String {
  fields.map { field in
    let plain = !field.contains { $0 == "\"" || $0 == separator || $0.isNewline }
    return plain ? field : "\"\(field.replacing("\"", with: "\"\""))\""
  }.joined(separator: String(separator)) + "\n"
}
