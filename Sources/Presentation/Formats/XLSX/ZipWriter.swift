import Vocabulary

/// Why a workbook cannot be made.
struct WorkbookTooLarge: Error, CustomStringConvertible {
  var description: String {
    "the answer is too large for a workbook of 4 GiB; choose rows with --where or use --format csv"
  }
}

/// Writes a ZIP archive of stored files: what a spreadsheet's container needs, and no more.
///
/// The archive has no time of its own, so that the same files are the same bytes.
struct ZipWriter {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// 1 January 1980, the first day that the form can say.
  private static let day: UInt16 = 0x21

  /// Adds a file.
  ///
  /// Throws: where its places no longer fit into 32 bits.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws(WorkbookTooLarge) {
    // Room is left for the directory, which is small.
    guard archive.count + bytes.count < Int(UInt32.max) - 1 << 20 else { throw WorkbookTooLarge() }
    let offset = UInt32(archive.count)
    let sum = CRC32.sum(of: bytes)
    let size = UInt32(bytes.count)
    archive.append(littleEndian: UInt32(0x0403_4b50))
    header(name, sum, size, to: &archive)
    archive.append(contentsOf: name.utf8)
    archive += bytes
    directory.append(littleEndian: UInt32(0x0201_4b50))
    directory.append(half: 20)
    header(name, sum, size, to: &directory)
    // No comment, disk 0, no attributes.
    for value: UInt16 in [0, 0, 0] { directory.append(half: value) }
    directory.append(littleEndian: UInt32(0))
    directory.append(littleEndian: offset)
    directory.append(contentsOf: name.utf8)
    count += 1
  }

  /// What a file's own header and its entry in the directory have in common.
  private func header(_ name: String, _ sum: UInt32, _ size: UInt32, to bytes: inout [UInt8]) {
    // Version 2.0, names in UTF-8, stored, no time.
    for value: UInt16 in [20, 0x0800, 0, 0, ZipWriter.day] { bytes.append(half: value) }
    for value in [sum, size, size] { bytes.append(littleEndian: value) }
    bytes.append(half: UInt16(name.utf8.count))
    bytes.append(half: 0)
  }

  /// The whole archive.
  consuming func end() -> [UInt8] {
    let offset = UInt32(archive.count)
    archive += directory
    archive.append(littleEndian: UInt32(0x0605_4b50))
    for value: UInt16 in [0, 0, count, count] { archive.append(half: value) }
    archive.append(littleEndian: UInt32(directory.count))
    archive.append(littleEndian: offset)
    archive.append(half: 0)
    return archive
  }
}

/// The checksum of ZIP archives: CRC-32 of ISO 3309.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    var value = UInt32(byte)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }

  static func sum(of bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xff)] ^ (sum >> 8) }
    return ~sum
  }
}

extension [UInt8] {
  fileprivate mutating func append(half value: UInt16) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }
}
