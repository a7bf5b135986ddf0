import Foundation
import LMDB

/// The bytes of a table, read block by block and as often as wanted: a file of any size is never in
/// memory as a whole.
public final class TableBytes: Sendable {
  /// The bytes that are read in one go.
  static let blockBytes = 256 << 10

  private let memory: [UInt8]
  private let path: String?
  /// What came from somewhere that can be read only once, such as a pipe.
  private let copy: ScratchBuffer

  /// Bytes in memory.
  public init(_ bytes: [UInt8]) {
    memory = bytes
    path = nil
    copy = ScratchBuffer()
  }

  /// The bytes of a file; of a pipe a copy that waits on disk.
  public init(path: String) throws {
    memory = []
    var isRegular = false
    if let type = try FileManager.default.attributesOfItem(atPath: path)[.type] {
      isRegular = type as? FileAttributeType == .typeRegular
    }
    var copy = ScratchBuffer()
    if isRegular {
      self.path = path
    } else {
      self.path = nil
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      while let block = try file.read(upToCount: TableBytes.blockBytes), !block.isEmpty {
        try copy.write { $0.append(contentsOf: block) }
      }
    }
    self.copy = copy
  }

  /// A walk over the bytes from the beginning.
  func blocks() throws -> Blocks {
    try Blocks(self, path.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) })
  }

  /// The first block; empty where there is nothing.
  func firstBlock() throws -> [UInt8] {
    var blocks = try blocks()
    return try blocks.next() ?? []
  }

  /// Whether all bytes are UTF-8.
  func isUTF8() throws -> Bool {
    var blocks = try blocks()
    var decoder = TextDecoder(.utf8)
    do {
      while let block = try blocks.next() { _ = try decoder.decode(block) }
      _ = try decoder.finish()
    } catch is CSVError {
      return false
    }
    return true
  }

  /// A walk over the bytes.
  struct Blocks {
    private let bytes: TableBytes
    private let file: FileHandle?
    private var offset = 0

    fileprivate init(_ bytes: TableBytes, _ file: FileHandle?) {
      self.bytes = bytes
      self.file = file
    }

    /// The next block; nil behind the last.
    mutating func next() throws -> [UInt8]? {
      var block: [UInt8] = []
      if let file {
        block = [UInt8](try file.read(upToCount: TableBytes.blockBytes) ?? Data())
      } else if !bytes.memory.isEmpty {
        block = Array(bytes.memory[offset...].prefix(TableBytes.blockBytes))
      } else {
        try bytes.copy.read(at: offset, TableBytes.blockBytes, into: &block)
      }
      offset += block.count
      return block.isEmpty ? nil : block
    }
  }
}
