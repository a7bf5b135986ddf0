public import Vocabulary

/// How the bytes of a table stand for letters.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// Windows-1252, what spreadsheets of western Europe write by default.
  case windows1252 = "windows-1252"

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text's bytes in this encoding; a letter that the encoding lacks becomes `?`.
  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .windows1252:
      return text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 0..<0x80, 0xA0...0xFF: UInt8(truncatingIfNeeded: scalar.value)
        default:
          Self.upperHalf.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) } ?? UInt8(ascii: "?")
        }
      }
    }
  }

  /// What Windows-1252 means by 0x80 to 0x9F; 0 where it means nothing.
  fileprivate static let upperHalf: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

/// Turns the bytes of a table into UTF-8 without byte order mark, block by block.
///
/// A byte order mark says UTF-8, whatever was asked for. What is not in the encoding is an error
/// that names the place: replacing letters would be guessing.
struct TextDecoder {
  private var encoding: TextEncoding
  /// The beginning of a letter whose rest comes with the next block.
  private var rest: [UInt8] = []
  private var isBegun = false
  /// Whether the bytes began with a byte order mark.
  private(set) var hasMark = false
  private var offset = 0
  private var line = 1

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// The letters of a block that are complete.
  mutating func decode(_ block: [UInt8]) throws(CSVError) -> [UInt8] {
    var block = block
    if !rest.isEmpty {
      block = rest + block
      rest = []
    }
    if !isBegun {
      let mark = TextEncoding.byteOrderMark
      if block.count < mark.count, mark.starts(with: block) {
        rest = block
        return []
      }
      isBegun = true
      if block.starts(with: mark) {
        encoding = .utf8
        hasMark = true
        block.removeFirst(mark.count)
        offset += mark.count
      }
    }
    let decoded = encoding == .utf8 ? try checked(block) : try decodedWindows1252(block)
    return decoded
  }

  /// What is left behind the last block.
  mutating func finish() throws(CSVError) -> [UInt8] {
    guard !rest.isEmpty else { return [] }
    guard isBegun || encoding == .utf8 else {
      isBegun = true
      let last = rest
      rest = []
      return try decodedWindows1252(last)
    }
    throw fault(rest[0], at: offset, in: line)
  }

  private mutating func decodedWindows1252(_ block: [UInt8]) throws(CSVError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(block.count + block.count / 16)
    for byte in block {
      if byte == 0x0A { line += 1 }
      guard byte >= 0x80 else {
        result.append(byte)
        continue
      }
      let code = byte < 0xA0 ? TextEncoding.upperHalf[Int(byte) - 0x80] : UInt32(byte)
      guard code != 0, let scalar = Unicode.Scalar(code) else {
        let hex = String(byte, radix: 16)
        throw CSVError(
          line: line, "byte 0x\(hex) means nothing in Windows-1252",
          "Byte 0x\(hex) bedeutet in Windows-1252 nichts")
      }
      result += Array(String(Character(scalar)).utf8)
    }
    return result
  }

  private mutating func checked(_ block: [UInt8]) throws(CSVError) -> [UInt8] {
    var index = 0
    while index < block.count {
      let first = block[index]
      if first == 0x0A { line += 1 }
      guard first >= 0x80 else {
        index += 1
        continue
      }
      guard let length = TextDecoder.length(first) else {
        throw fault(first, at: offset + index, in: line)
      }
      let end = min(index + length, block.count)
      for place in index + 1..<max(end, index + 1)
      where !TextDecoder.mayFollow(block[place], first, place - index) {
        throw fault(first, at: offset + index, in: line)
      }
      guard index + length <= block.count else {
        rest = Array(block[index...])
        offset += index
        return Array(block[..<index])
      }
      index += length
    }
    offset += block.count
    return block
  }

  /// How many bytes a letter has that begins with this one of 0x80 or above.
  private static func length(_ first: UInt8) -> Int? {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  private static func mayFollow(_ byte: UInt8, _ first: UInt8, _ place: Int) -> Bool {
    guard place == 1 else { return byte & 0xC0 == 0x80 }
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    return byte >= lowest && byte <= highest
  }

  private func fault(_ byte: UInt8, at offset: Int, in line: Int) -> CSVError {
    let hex = String(byte, radix: 16)
    return CSVError(
      line: line,
      "byte 0x\(hex) at offset \(offset) is not UTF-8; "
        + "if the file is Windows-1252, the mapping says so with `encoding: windows-1252`",
      "Byte 0x\(hex) an Stelle \(offset) ist kein UTF-8; wenn die Datei Windows-1252 ist, in der "
        + "Zuordnung `encoding: windows-1252` angeben")
  }
}

/// Why a table could not be read at all.
public struct CSVError: Error, Equatable, Sendable, CustomStringConvertible, InBothLanguages {
  /// The line of the file, counted from 1.
  public var line: Int
  /// What is wrong, and what would be right.
  public var fault: Label

  /// An error in a line of a file, in English and German.
  public init(line: Int, _ en: String, _ de: String) {
    self.line = line
    fault = Label(en: en, de: de)
  }

  /// What is wrong, in English.
  public var message: String { fault.en }

  /// The place and what is wrong there.
  public var text: Label {
    Label(en: "line \(line): \(fault.en)", de: "Zeile \(line): \(fault.de)")
  }

  /// The same in English.
  public var description: String { text.en }
}
