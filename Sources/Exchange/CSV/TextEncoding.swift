/// How the bytes of a table stand for letters.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// Windows-1252, what spreadsheets of western Europe write by default.
  case windows1252 = "windows-1252"

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes as UTF-8 without byte order mark.
  ///
  /// A byte order mark says UTF-8, whatever was asked for. What is not in the encoding is an error
  /// that names the place: replacing letters would be guessing.
  func utf8(of bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    if bytes.starts(with: Self.byteOrderMark) {
      return try Self.checkedUTF8(Array(bytes.dropFirst(3)))
    }
    switch self {
    case .utf8: return try Self.checkedUTF8(bytes)
    case .windows1252: return try Self.decodedWindows1252(bytes)
    }
  }

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
  private static let upperHalf: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func decodedWindows1252(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        result.append(byte)
        continue
      }
      let code = byte < 0xA0 ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
      guard code != 0, let scalar = Unicode.Scalar(code) else {
        throw CSVError(
          line: line(of: offset, in: bytes),
          message: "byte 0x\(String(byte, radix: 16)) means nothing in Windows-1252")
      }
      result += Array(String(Character(scalar)).utf8)
    }
    return result
  }

  private static func checkedUTF8(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    guard let offset = firstNonUTF8(bytes) else { return bytes }
    throw CSVError(
      line: line(of: offset, in: bytes),
      message: "byte 0x\(String(bytes[offset], radix: 16)) at offset \(offset) is not UTF-8; "
        + "if the file is Windows-1252, the mapping says so with `encoding: windows-1252`")
  }

  private static func firstNonUTF8(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      let length: Int
      switch first {
      case 0..<0x80:
        index += 1
        continue
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: return index
      }
      guard index + length <= bytes.count else { return index }
      let second = bytes[index + 1]
      let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
      guard second >= lowest, second <= highest else { return index }
      for offset in 2..<4 where offset < length {
        guard bytes[index + offset] & 0xC0 == 0x80 else { return index }
      }
      index += length
    }
    return nil
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].count { $0 == 0x0A }
  }
}

/// Why a table could not be read at all.
public struct CSVError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line of the file, counted from 1.
  public var line: Int
  /// What is wrong, and what would be right.
  public var message: String

  /// An error in a line of a file.
  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  /// The place and what is wrong there.
  public var description: String { "line \(line): \(message)" }
}
